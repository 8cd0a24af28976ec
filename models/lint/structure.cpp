// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/structure.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace signalbox::lint {
namespace {

/// What an expression that stands for the whole of a value must come to.
ExpressionSite::Wanted wantedBy(const SyntaxType& type)
{
    using Wanted = ExpressionSite::Wanted;
    return type.boolean              ? Wanted::Boolean
        : type.number                ? Wanted::Number
        : type.list && !type.mapping ? Wanted::List
        : type.mapping && !type.list ? Wanted::Mapping
                                     : Wanted::Any;
}

/// What may stand there, for a message: "a text or a list".
QString expected(const SyntaxType& type)
{
    std::vector<QByteArray> kinds;
    if (type.text)
        kinds.emplace_back("a text");
    if (type.boolean)
        kinds.emplace_back("true or false");
    if (type.number)
        kinds.emplace_back("a number");
    if (type.list)
        kinds.emplace_back("a list");
    if (type.mapping)
        kinds.emplace_back("keys with values");
    if (kinds.empty())
        kinds.emplace_back("nothing");
    return anyOf(kinds);
}

bool isMergeKey(const yaml::Place& key)
{
    return key.isPlain() && key.text() == "<<";
}

/// ${{ insert }}: puts the pairs of another mapping in its place.
bool isInsertion(const yaml::Place& key)
{
    const QByteArrayView text = key.text().trimmed();
    return isWholeExpression(text) && text.sliced(3).chopped(2).trimmed() == "insert";
}

/// Keys that a job which calls a workflow may have.
bool isOfCall(QByteArrayView key)
{
    static constexpr std::array<QByteArrayView, 9> keys{"name",  "uses", "with",        "secrets",    "strategy",
                                                        "needs", "if",   "permissions", "concurrency"};
    return std::ranges::contains(keys, key);
}

} // namespace

bool hasExpression(QByteArrayView text)
{
    return text.contains("${{");
}

bool isWholeExpression(QByteArrayView text)
{
    const QByteArrayView trimmed = text.trimmed();
    return trimmed.startsWith("${{") && trimmed.endsWith("}}") && trimmed.indexOf("${{", 3) < 0;
}

Structure::Structure(const Syntax& syntax, const yaml::Tree& tree, WorkflowFile& file, Report& report)
    : m_syntax(syntax)
    , m_tree(tree)
    , m_file(file)
    , m_report(report)
    , m_triggersType(&syntax.type("triggers"))
    , m_jobType(&syntax.type("job"))
    , m_stepType(&syntax.type("step"))
    , m_parallelStepType(&syntax.type("parallelStep"))
    , m_actionStepType(&syntax.type("actionStep"))
    , m_actionOutputType(&syntax.type("actionOutput"))
    , m_containerType(&syntax.type("container"))
    , m_scriptType(&syntax.type("script"))
{
}

void Structure::check(QByteArrayView type)
{
    check({}, m_file.root, m_syntax.type(type), -1);
}

void Structure::check(const yaml::Place& key, const yaml::Place& value, const SyntaxType& type, int availability)
{
    const QScopedValueRollback place(m_availability, availability >= 0 ? availability : m_availability);
    const QScopedValueRollback job(m_job);
    const QScopedValueRollback step(m_step);
    const QScopedValueRollback script(m_isScript, m_isScript || &type == m_scriptType);
    if (type.any)
        return checkAnything(value);
    if (&type == m_jobType) {
        m_job = m_file.jobIndex(key.text());
    } else if (m_file.isAction && &type == m_actionOutputType) {
        m_job = 0;
    } else if (m_file.isAction && &type == m_actionStepType) {
        m_job = 0;
        const auto& steps = m_file.jobs.front().steps;
        m_step = static_cast<int>(std::ranges::find(steps, value, &FileStep::place) - steps.begin());
    } else if ((&type == m_stepType || &type == m_parallelStepType) && m_job >= 0) {
        const auto& steps = m_file.jobs[static_cast<size_t>(m_job)].steps;
        m_step = static_cast<int>(std::ranges::find(steps, value, &FileStep::place) - steps.begin());
    }
    if (value.isScalar())
        return checkScalar(key, value, type);
    if (value.isSequence() && type.list) {
        if (type.nonEmpty && value.size() == 0 && !hasGap(key, value))
            m_report.add("empty-value"_L1, type.isEmptyRefused ? Severity::Error : Severity::Warning, value.range(),
                         u"The list is empty."_s);
        for (const yaml::Place item : value.items()) {
            if (type.items)
                check({}, item, *type.items, -1);
        }
    } else if (value.isMapping() && type.mapping) {
        checkMapping(key, value, type);
    } else {
        mismatch(key, value, type);
        if (!isPlaceholder(value))
            checkAnything(value);
    }
}

void Structure::checkScalar(const yaml::Place& key, const yaml::Place& value, const SyntaxType& type)
{
    using Wanted = ExpressionSite::Wanted;
    const QByteArrayView text = value.text();
    if (value.isNull()) {
        if (type.nothing || (type.text && !type.nonEmpty) || value.isAlias() || value.isTagged() || hasGap(key, value))
            return;
        const core::TextRange range = value.range().isEmpty() && key.isThere() ? key.range() : value.range();
        const QString name = key.isThere() ? quoted(key.text()) : u"This"_s;
        m_report.add("empty-value"_L1, type.isEmptyRefused ? Severity::Error : Severity::Warning, range,
                     u"%1 is empty; it takes %2."_s.arg(name, expected(type)));
        return;
    }
    if (type.text)
        return checkText(key, value, type);
    if (isWholeExpression(text) && (type.whole || type.boolean || type.number)) {
        noteExpression(value, wantedBy(type), true);
        return;
    }
    if (type.boolean && value.isBoolean())
        return;
    if (type.number && value.isNumber())
        return checkNumber(value, type);
    if ((type.boolean || type.number) && hasExpression(text)) {
        noteExpression(value, Wanted::Text);
        m_report.add("type-mismatch"_L1, Severity::Warning, value.range(),
                     u"Text around an expression makes a text of it, and %1 is expected."_s.arg(expected(type)));
        return;
    }
    mismatch(key, value, type);
}

void Structure::checkText(const yaml::Place& key, const yaml::Place& value, const SyntaxType& type)
{
    using Wanted = ExpressionSite::Wanted;
    const QByteArrayView text = value.text();
    if (type.nonEmpty && text.trimmed().isEmpty()) {
        if (hasGap(key, value))
            return;
        if (&type == m_containerType)
            return m_report.add("container-no-image"_L1, value, u"The container's image is empty."_s);
        m_report.add("empty-value"_L1, type.isEmptyRefused ? Severity::Error : Severity::Warning, value.range(),
                     u"The text is empty."_s);
        return;
    }
    if (type.meaning == SyntaxType::Meaning::Condition) {
        noteExpression(value, Wanted::Condition, true);
        return;
    }
    if (hasExpression(text)) {
        noteExpression(value, type.whole && isWholeExpression(text) ? Wanted::Any : Wanted::Text);
        return;
    }
    if (type.values.empty() || std::ranges::contains(type.values, text))
        return;
    const QByteArray near = nearest(text, {type.values.begin(), type.values.end()});
    constexpr size_t mostTold = 40;
    const QString values = type.values.size() <= mostTold ? u"it is %1"_s.arg(anyOf(type.values))
        : near.isEmpty()                                  ? u"there are %1 others"_s.arg(type.values.size())
                                                          : u"%1 may be meant"_s.arg(quoted(near));
    m_report.add(type.rule.isEmpty() ? "type-mismatch"_L1 : QLatin1StringView(type.rule), value,
                 u"%1 is not known here; %2."_s.arg(quoted(text), values),
                 near.isEmpty() ? std::vector<Fix>() : std::vector{replacement(value.range(), near)});
}

void Structure::checkNumber(const yaml::Place& value, const SyntaxType& type)
{
    if (type.meaning == SyntaxType::Meaning::Plain)
        return;
    bool isNumber = false;
    const double number = value.text().toDouble(&isNumber);
    if (!isNumber)
        return;
    const bool isCount = type.meaning == SyntaxType::Meaning::Count;
    if (number <= 0 || (isCount && number != std::floor(number)))
        m_report.add("timeout-range"_L1, isCount ? Severity::Error : Severity::Warning, value.range(),
                     isCount ? u"%1 is no count; it takes a whole number above 0."_s.arg(quoted(value.text()))
                             : u"%1 minutes are no time; it takes a number above 0."_s.arg(quoted(value.text())));
}

void Structure::checkMapping(const yaml::Place& key, const yaml::Place& value, const SyntaxType& type)
{
    checkKeys(value);
    if (&type == m_triggersType)
        return; // each event has a shape of its own
    if (type.nonEmpty && value.size() == 0 && !hasGap(key, value))
        m_report.add("empty-value"_L1, type.isEmptyRefused ? Severity::Error : Severity::Warning, value.range(),
                     u"There are no keys here."_s);
    std::optional<std::vector<QByteArrayView>> missing; // looked for once, however many keys are unknown
    const bool isCall = &type == m_jobType && m_job >= 0 && m_file.jobs[static_cast<size_t>(m_job)].isCall;
    for (const auto [name, below] : value.pairs()) {
        if (!name.isScalar() || isMergeKey(name))
            continue; // told of by checkKeys
        const SyntaxKey* known = type.key(name.text());
        if (known && isCall && !isOfCall(name.text())) {
            m_report.add("reusable-keys"_L1, name,
                         u"A job that calls a workflow takes no %1."_s.arg(quoted(name.text())));
            checkAnything(below);
        } else if (known && &type == m_jobType && !isCall && (known->name == "with" || known->name == "secrets")) {
            m_report.add("unexpected-key"_L1, name,
                         u"%1 belongs to a job that calls a workflow with 'uses'."_s.arg(quoted(name.text())));
            checkAnything(below);
        } else if (known) {
            check(name, below, *known->type, known->availability);
        } else if (isInsertion(name)) {
            noteExpression(below, ExpressionSite::Wanted::Mapping);
        } else if (type.others) {
            noteExpression(name, ExpressionSite::Wanted::Text);
            check(name, below, *type.others, -1);
        } else {
            if (!missing) {
                missing.emplace();
                for (const SyntaxKey& each : type.keys) {
                    if (!value[each.name].isThere())
                        missing->push_back(each.name);
                }
            }
            unknownKey(name, type, *missing);
            checkAnything(below);
        }
    }
    missingKeys(key, value, type);
}

/// What holds for the keys of any mapping.
void Structure::checkKeys(const yaml::Place& mapping)
{
    SeenNames seen;
    for (const auto [key, value] : mapping.pairs()) {
        if (!key.isScalar()) {
            m_report.add("type-mismatch"_L1, key, u"A key is a text; this is a list or a mapping."_s);
            continue;
        }
        const QByteArrayView name = key.text();
        if (isMergeKey(key)) {
            m_report.add("yaml-merge-key"_L1, key,
                         u"GitHub takes no merge key; write the keys out, or use an alias for the whole mapping."_s);
            continue;
        }
        const yaml::Place twin = seen.add(key);
        if (!twin.isThere())
            continue;
        if (twin.text() == name)
            m_report.add("duplicate-key"_L1, key,
                         u"%1 is here already, in line %2."_s.arg(quoted(name), QString::number(twin.line())));
        else
            m_report.add("duplicate-key-case"_L1, key,
                         u"%1 is the same key as %2 in line %3: GitHub compares them without case."_s.arg(
                             quoted(name), quoted(twin.text()), QString::number(twin.line())));
    }
}

/// Values that may be anything, or whose type is unknown: their own mappings must be sound all the same.
void Structure::checkAnything(const yaml::Place& value)
{
    if (isPlaceholder(value))
        return;
    if (value.isScalar()) {
        noteExpression(value, ExpressionSite::Wanted::Any);
        return;
    }
    for (const yaml::Place item : value.items())
        checkAnything(item);
    if (!value.isMapping())
        return;
    checkKeys(value);
    for (const auto [key, below] : value.pairs())
        checkAnything(below);
}

/// `missing` are those of the type's keys that the mapping does not have.
void Structure::unknownKey(const yaml::Place& key, const SyntaxType& type, const std::vector<QByteArrayView>& missing)
{
    const QByteArrayView name = key.text();
    const auto other
        = std::ranges::find_if(type.keys, [name](const SyntaxKey& known) { return sameName(known.name, name); });
    if (other != type.keys.end()) {
        m_report.add("key-case"_L1, key, u"%1 is written %2."_s.arg(quoted(name), quoted(other->name)),
                     {replacement(key.range(), other->name)});
        return;
    }
    std::vector<QByteArray> known;
    known.reserve(type.keys.size());
    for (const SyntaxKey& each : type.keys)
        known.push_back(each.name);
    const QByteArray near = nearest(name, missing);
    m_report.add("unexpected-key"_L1, type.isLoose ? Severity::Warning : Severity::Error, key.range(),
                 near.isEmpty() ? u"%1 is not known here; there are %2."_s.arg(quoted(name), anyOf(known))
                                : u"%1 is not known here; %2 may be meant."_s.arg(quoted(name), quoted(near)),
                 near.isEmpty() ? std::vector<Fix>() : std::vector{replacement(key.range(), near)});
}

void Structure::missingKeys(const yaml::Place& key, const yaml::Place& mapping, const SyntaxType& type)
{
    // A line that could not be read may have had it.
    const core::TextRange range = mapping.range();
    const core::TextRange blamed
        = key.isThere() ? key.range() : core::TextRange{.start = range.start, .end = range.start};
    const auto hasNear = [&](const QByteArray& wanted) {
        for (const auto [each, below] : mapping.pairs()) {
            if (each.isScalar() && !type.key(each.text())
                && (sameName(each.text(), wanted) || !nearest(each.text(), {wanted}).isEmpty()))
                return true;
        }
        return false;
    };
    for (const SyntaxKey& wanted : type.keys) {
        if (!wanted.required || mapping[wanted.name].isThere() || hasNear(wanted.name) || hasGap(key, mapping))
            continue;
        if (wanted.name == "on" && !key.isThere())
            m_report.add("missing-on"_L1, blamed, u"The workflow has no 'on': nothing starts it."_s);
        else if (wanted.name == "image" && key.isThere())
            m_report.add("container-no-image"_L1, blamed, u"%1 has no image."_s.arg(quoted(key.text())));
        else
            m_report.add("missing-key"_L1, blamed,
                         key.isThere() ? u"%1 lacks %2."_s.arg(quoted(key.text()), quoted(wanted.name))
                                       : u"%1 is missing."_s.arg(quoted(wanted.name)));
    }
}

/// $name, or {{ name }}, which YAML reads as a mapping with a mapping for its key: GitHub's templates have both.
bool Structure::isPlaceholder(const yaml::Place& value)
{
    if (value.isScalar())
        return value.text().startsWith('$') && value.text().size() > 1 && !hasExpression(value.text());
    if (!value.isMapping() || !value.isFlow() || value.size() != 1)
        return false;
    const auto [key, below] = *value.pairs().begin();
    return key.isMapping() && key.isFlow() && below.isNull();
}

void Structure::mismatch(const yaml::Place& key, const yaml::Place& value, const SyntaxType& type)
{
    if (hasGap(key, value))
        return;
    if (isPlaceholder(value)) {
        m_report.add("template-placeholder"_L1, value,
                     u"This stands for a value that is filled in when the template is used."_s);
        return;
    }
    const QString found = value.isMapping() ? u"keys with values"_s
        : value.isSequence()                ? u"a list"_s
                                            : quoted(value.text());
    const core::TextRange range = value.range();
    m_report.add("type-mismatch"_L1,
                 value.isScalar() ? range : core::TextRange{.start = range.start, .end = range.start + 1},
                 u"%1 stands where %2 is expected."_s.arg(found, expected(type)));
}

/// A line in or around it was not read, so that what is wrong with it may be a matter of that line alone.
bool Structure::hasGap(const yaml::Place& key, const yaml::Place& value) const
{
    return m_tree.hasGap({.start = key.isThere() ? key.range().start : value.range().start, .end = value.range().end});
}

/// True when the value is evaluated, or would be if that were possible here.
bool Structure::noteExpression(const yaml::Place& value, ExpressionSite::Wanted wanted, bool always)
{
    if (!always && !hasExpression(value.text()))
        return false;
    m_file.expressions.push_back({.place = value,
                                  .availability = m_availability,
                                  .job = m_job,
                                  .step = m_step,
                                  .wanted = wanted,
                                  .isScript = m_isScript});
    return true;
}

} // namespace signalbox::lint
