// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/file_types.h"

#include "workflow/matrix.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::lint {

using expressions::Property;
using expressions::Type;

namespace {

bool isExpression(const yaml::Place& place)
{
    return place.isScalar() && place.text().contains("${{");
}

/// A type that holds what either is: of two objects with fixed names one with the names of both.
Type either(const Type& one, const Type& other)
{
    const auto isFixed = [](const Type& type) { return type.isObject() && !type.others(); };
    if (!isFixed(one) || !isFixed(other))
        return expressions::merged(one, other);
    std::vector<Property> properties = one.properties();
    for (const Property& property : other.properties()) {
        const auto same = std::ranges::find_if(
            properties, [&](const Property& known) { return sameName(known.name, property.name); });
        if (same == properties.end())
            properties.push_back(property);
        else
            same->type = either(same->type, property.type);
    }
    return Type::object(
        {.properties = std::move(properties), .others = {}, .unknownRule = one.unknownRule(), .unknownWords = {}});
}

Type typeOf(const yaml::Place& value)
{
    if (value.isSequence()) {
        std::optional<Type> element;
        for (const yaml::Place item : value.items()) {
            element = element ? either(*element, typeOf(item)) : typeOf(item);
            if (element->isObject() && element->properties().size() > FileTypes::mostNames)
                return Type::arrayOf(expressions::anyObject());
        }
        return Type::arrayOf(element.value_or(Type::any()));
    }
    if (value.isMapping()) {
        std::vector<Property> properties;
        for (const auto [key, below] : value.pairs())
            properties.push_back({.name = key.text().toByteArray(), .type = typeOf(below), .help = {}});
        return Type::object({.properties = std::move(properties), .others = {}, .unknownRule = u"matrix-property"_s});
    }
    return isExpression(value) ? Type::any()
        : value.isNull()       ? Type::null()
        : value.isBoolean()    ? Type::boolean()
        : value.isNumber()     ? Type::number()
                               : Type::string();
}

/// Adds a property, or widens the type of the one that is there.
void add(std::vector<Property>& properties, QByteArrayView name, const Type& type)
{
    const auto found
        = std::ranges::find_if(properties, [name](const Property& property) { return sameName(property.name, name); });
    if (found == properties.end())
        properties.push_back({.name = name.toByteArray(), .type = type, .help = {}});
    else
        found->type = either(found->type, type);
}

} // namespace

FileTypes::FileTypes(const expressions::Language& language, const References& references, const WorkflowFile& file)
    : m_language(language)
    , m_references(references)
    , m_file(file)
    , m_scope(language, language.places().front())
{
}

expressions::Scope& FileTypes::scopeFor(const ExpressionSite& site, const expressions::Place& place)
{
    if (!m_hasFileTypes) {
        m_hasFileTypes = true;
        m_scope.set("inputs", inputs());
        m_scope.set("jobs", jobs());
    }
    m_scope.moveTo(place);
    if (!m_hasEventInputs && site.place.text().contains("event.inputs")) {
        m_hasEventInputs = true;
        enterEventInputs();
    }
    if (site.job != m_job)
        enterJob(site.job);
    if (site.step != m_step) {
        m_step = site.step;
        if (site.job >= 0)
            m_scope.set("steps", steps(m_file.jobs[static_cast<size_t>(site.job)], site.step));
    }
    return m_scope;
}

/// github.event.inputs holds what a run that was started by hand was given, each as a text.
void FileTypes::enterEventInputs()
{
    const FileEvent* dispatch = m_file.event("workflow_dispatch");
    const int github = m_language.context("github");
    if (!dispatch || github < 0)
        return;
    std::vector<Property> known;
    for (const auto [id, input] : dispatch->config["inputs"].pairs())
        known.push_back({.name = id.text().toByteArray(), .type = Type::string(), .help = {}});
    // A call has the caller's event.
    if (known.empty() || m_file.event("workflow_call"))
        return;
    const auto with = [](const Type& object, QByteArrayView name, const Type& type) {
        std::vector<Property> properties = object.properties();
        add(properties, name, type);
        for (Property& property : properties) {
            if (sameName(property.name, name))
                property.type = type;
        }
        return Type::object({.properties = std::move(properties),
                             .others = object.others(),
                             .unknownRule = object.unknownRule(),
                             .unknownWords = object.unknownWords()});
    };
    const Type& context = m_scope.type(github);
    const expressions::Property* event = context.property("event");
    const Type payload = event ? event->type : expressions::anyObject();
    m_scope.set("github", with(context, "event", with(payload, "inputs", expressions::inputsType(std::move(known)))));
}

void FileTypes::enterJob(int job)
{
    m_job = job;
    m_step = -2;
    if (job < 0)
        return;
    const FileJob& entered = m_file.jobs[static_cast<size_t>(job)];
    m_scope.set("needs", needs(entered));
    m_scope.set("matrix", matrix(entered));
}

bool FileTypes::isTooMany(size_t names) const
{
    m_hasTooMany = m_hasTooMany || names > mostNames;
    return names > mostNames;
}

/// Those before the step of that index; -1: all of them, as the job's outputs see them.
Type FileTypes::steps(const FileJob& job, int before) const
{
    std::vector<Property> known;
    const size_t count = before < 0 ? job.steps.size() : static_cast<size_t>(before);
    if (isTooMany(count))
        return expressions::anyObject();
    for (size_t i = 0; i < count && i < job.steps.size(); ++i) {
        const FileStep& step = job.steps[i];
        if (step.id.isScalar() && !step.id.isNull())
            known.push_back(
                {.name = step.id.text().toByteArray(), .type = m_language.step(outputsOf(step)), .help = {}});
    }
    return expressions::stepsType(std::move(known));
}

/// A script writes what it likes; an action what its action.yml says, where that is known.
Type FileTypes::outputsOf(const FileStep& step) const
{
    const auto version = step.uses.isScalar() ? m_references.action(UsedAction::read(step.uses.text())) : nullptr;
    if (!version || !version->areOutputsKnown)
        return expressions::anyTexts();
    std::vector<Property> known;
    known.reserve(version->outputs.size());
    for (const QByteArray& output : version->outputs)
        known.push_back({.name = output, .type = Type::string(), .help = {}});
    return expressions::stepOutputs(std::move(known));
}

Type FileTypes::outputsOf(const FileJob& job) const
{
    const yaml::Place outputs = job.place["outputs"];
    std::vector<Property> known;
    if (job.isCall) {
        const auto called = m_references.called(job.place["uses"].text());
        if (!called)
            return expressions::anyTexts();
        for (const QByteArray& output : called->outputs)
            known.push_back({.name = output, .type = Type::string(), .help = {}});
        return expressions::jobOutputs(std::move(known));
    }
    if (isExpression(outputs))
        return expressions::anyTexts();
    for (const auto [name, value] : outputs.pairs()) {
        if (isExpression(name) || isTooMany(known.size()))
            return expressions::anyTexts();
        known.push_back({.name = name.text().toByteArray(), .type = Type::string(), .help = {}});
    }
    return expressions::jobOutputs(std::move(known));
}

Type FileTypes::needs(const FileJob& job) const
{
    std::vector<Property> known;
    known.reserve(job.needs.size());
    for (const yaml::Place& need : job.needs) {
        const int other = m_file.jobIndex(need.text());
        const Type outputs = other < 0 ? expressions::anyTexts() : outputsOf(m_file.jobs[static_cast<size_t>(other)]);
        known.push_back({.name = need.text().toByteArray(), .type = m_language.need(outputs), .help = {}});
    }
    return expressions::needsType(std::move(known));
}

Type FileTypes::matrix(const FileJob& job) const
{
    // Whoever uses an action has the matrix.
    if (m_file.isAction)
        return expressions::anyObject();
    const yaml::Place strategy = job.place["strategy"];
    const yaml::Place matrix = strategy["matrix"];
    const yaml::Place include = matrix["include"];
    if (strategy.isScalar() || matrix.isScalar() || (include.isThere() && !include.isSequence()))
        return expressions::anyObject();
    std::vector<Property> known;
    for (const auto [key, row] : matrix.pairs()) {
        if (workflow::isMatrixList(key.text()))
            continue;
        if (isExpression(key))
            return expressions::anyObject();
        const Type type = typeOf(row);
        add(known, key.text(), type.isArray() ? type.element() : Type::any());
        if (isTooMany(known.size()))
            return expressions::anyObject();
    }
    for (const yaml::Place entry : include.items()) {
        if (!entry.isMapping())
            return expressions::anyObject();
        for (const auto [key, value] : entry.pairs()) {
            if (isExpression(key))
                return expressions::anyObject();
            add(known, key.text(), typeOf(value));
            if (isTooMany(known.size()))
                return expressions::anyObject();
        }
    }
    return expressions::matrixType(std::move(known));
}

/// Those of starting by hand and of being called, together.
Type FileTypes::inputs() const
{
    std::vector<Property> known;
    for (const QByteArrayView name : {"workflow_dispatch", "workflow_call"}) {
        const FileEvent* event = m_file.event(name);
        if (!event)
            continue;
        for (const auto [id, input] : event->config["inputs"].pairs()) {
            if (isTooMany(known.size()))
                return expressions::anyObject();
            const QByteArrayView type = input["type"].text();
            add(known, id.text(),
                type == "boolean"      ? Type::boolean()
                    : type == "number" ? Type::number()
                                       : Type::string());
        }
    }
    const yaml::Place ofAction = m_file.root["inputs"];
    for (const auto [id, input] : ofAction.pairs()) {
        if (isTooMany(known.size()))
            return expressions::anyObject();
        add(known, id.text(), Type::string());
    }
    return expressions::inputsType(std::move(known));
}

Type FileTypes::jobs() const
{
    std::vector<Property> known;
    known.reserve(m_file.jobs.size());
    for (const FileJob& job : m_file.jobs)
        known.push_back({.name = job.id.text().toByteArray(), .type = m_language.need(outputsOf(job)), .help = {}});
    return Type::object({.properties = std::move(known), .others = {}});
}

} // namespace signalbox::lint
