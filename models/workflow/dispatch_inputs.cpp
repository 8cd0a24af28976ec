// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/dispatch_inputs.h"

#include "workflow/given_text.h"
#include "workflow/trigger_place.h"
#include "yaml/place.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace signalbox::workflow {
namespace {

using Type = DispatchInput::Type;

constexpr std::array<std::pair<QLatin1StringView, Type>, 5> types{{{"string"_L1, Type::String},
                                                                   {"boolean"_L1, Type::Boolean},
                                                                   {"number"_L1, Type::Number},
                                                                   {"choice"_L1, Type::Choice},
                                                                   {"environment"_L1, Type::Environment}}};

bool isTruth(const QString& text)
{
    return text == "true"_L1 || text == "false"_L1;
}

/// As JSON and YAML write one, which is what a job can calculate with.
bool isFiniteNumber(const QString& text)
{
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return isNumber && std::isfinite(number) && text == text.trimmed();
}

bool isName(const QString& id)
{
    const auto fits = [](QChar letter) {
        return (letter.unicode() < 128 && letter.isLetterOrNumber()) || letter == u'_' || letter == u'-';
    };
    return !id.isEmpty() && !id.front().isDigit() && id.front() != u'-' && std::ranges::all_of(id, fits);
}

/// Reads one input and says what is wrong with it.
class InputReader {
public:
    InputReader(const yaml::Place& id, const yaml::Place& body, std::vector<Problem>& problems)
        : m_body(body)
        , m_problems(problems)
    {
        m_input.id = id.string();
        m_input.line = id.line();
    }

    DispatchInput read()
    {
        if (!isName(m_input.id))
            say(m_input.line, u"An input's name has letters, digits, - and _, and begins with a letter or _: %1"_s);
        if (!m_body.isMapping()) {
            if (m_body.isThere() && !m_body.isNull())
                say(m_body.line(), u"%1 is no mapping, so nothing is known about it."_s);
            return m_input;
        }
        m_input.description = m_body["description"].string();
        m_input.deprecation = m_body["deprecationMessage"].string();
        readRequired();
        readType();
        readDefault();
        return m_input;
    }

private:
    void say(int line, const QString& what) { m_problems.push_back({.line = line, .what = what.arg(m_input.id)}); }

    void readRequired()
    {
        const yaml::Place required = m_body["required"];
        m_input.required = givenText(required) == "true"_L1;
        if (required.isThere() && !required.isNull() && !isTruth(givenText(required)))
            say(required.line(), u"`required` of %1 is neither true nor false."_s);
    }

    void readType()
    {
        const yaml::Place type = m_body["type"];
        for (const yaml::Place option : m_body["options"].items()) {
            if (const QString text = givenText(option); !text.isEmpty() && !m_input.options.contains(text))
                m_input.options << text;
        }
        if (type.isThere() && !type.isNull()) {
            const auto* const known
                = std::ranges::find(types, type.string(), [](const auto& pair) { return pair.first; });
            if (known == types.end())
                say(type.line(), u"The type of %1 is none that GitHub knows."_s);
            else
                m_input.type = known->second;
        }
        if (m_input.type == Type::Choice && m_input.options.isEmpty()) {
            say(m_input.line, u"%1 is a choice without options."_s);
            m_input.type = Type::String;
        }
        if (m_input.type != Type::Choice)
            m_input.options.clear();
    }

    void readDefault()
    {
        const yaml::Place standard = m_body["default"];
        if (!standard.isThere() || standard.isNull())
            return;
        if (!standard.isScalar()) {
            say(standard.line(), u"The default of %1 is no single value."_s);
            return;
        }
        const QString text = givenText(standard);
        const bool mayBeEmpty = m_input.type == Type::String || m_input.type == Type::Environment;
        if (text.isEmpty() ? mayBeEmpty : dispatchProblem(m_input, text).isEmpty())
            m_input.standard = text;
        else
            say(standard.line(), u"The default of %1 is not of its type."_s);
    }

    DispatchInput m_input;
    yaml::Place m_body;
    std::vector<Problem>& m_problems;
};

bool offers(const yaml::Place& on)
{
    return on.strings().contains("workflow_dispatch"_L1) || on["workflow_dispatch"].isThere()
        || on.key("workflow_dispatch").isThere();
}

} // namespace

QString DispatchInput::begin() const
{
    if (standard)
        return *standard;
    if (type == Type::Boolean)
        return u"false"_s;
    return type == Type::Choice ? options.front() : QString();
}

const DispatchInput* DispatchInputs::input(QStringView id) const
{
    const auto found = std::ranges::find_if(
        inputs, [id](const DispatchInput& input) { return id.compare(input.id, Qt::CaseInsensitive) == 0; });
    return found == inputs.end() ? nullptr : &*found;
}

core::Result<DispatchInputs> readDispatchInputs(const QByteArray& text)
{
    const auto tree = yaml::Tree::read(text);
    if (!tree)
        return std::unexpected(tree.error());
    const yaml::Place on = triggersOf(tree->root());
    DispatchInputs read{
        .isOffered = offers(on), .workflowName = tree->root()["name"].string(), .inputs = {}, .problems = {}};
    const yaml::Place inputs = on["workflow_dispatch"]["inputs"];
    for (const yaml::Problem& problem : tree->problems())
        read.problems.push_back({.line = problem.line, .what = problem.what});
    if (inputs.isThere() && !inputs.isNull() && !inputs.isMapping())
        read.problems.push_back({.line = inputs.line(), .what = u"`inputs` is no mapping."_s});
    for (const auto [id, body] : inputs.pairs()) {
        if (id.string().isEmpty())
            read.problems.push_back({.line = id.line(), .what = u"This is no name of an input."_s});
        else if (read.input(id.string()))
            read.problems.push_back({.line = id.line(), .what = u"There are two inputs %1."_s.arg(id.string())});
        else
            read.inputs.push_back(InputReader(id, body, read.problems).read());
    }
    if (std::ssize(read.inputs) > mostDispatchInputs)
        read.problems.push_back(
            {.line = read.inputs[mostDispatchInputs].line,
             .what = u"GitHub takes %1 inputs at the most, and here are %2."_s.arg(mostDispatchInputs)
                         .arg(read.inputs.size())});
    std::ranges::stable_sort(read.problems, {}, &Problem::line);
    return read;
}

QString dispatchProblem(const DispatchInput& input, const QString& value)
{
    if (value.isEmpty())
        return input.required ? u"GitHub does not start the workflow without it."_s : QString();
    switch (input.type) {
    case Type::Boolean:
        return isTruth(value) ? QString() : u"It is either true or false."_s;
    case Type::Number:
        return isFiniteNumber(value) ? QString() : u"Type a number, such as 3, -1 or 0.5."_s;
    case Type::Choice:
        return input.options.contains(value) ? QString() : u"“%1” is not among the options."_s.arg(value);
    case Type::String:
    case Type::Environment:
        break;
    }
    return {};
}

QString dispatchProblem(const DispatchInputs& inputs, const DispatchValues& values)
{
    const DispatchValues sent = sentValues(inputs, values);
    if (sent.size() > mostDispatchInputs)
        return u"GitHub takes %1 inputs at the most, and these are %2: empty some."_s.arg(mostDispatchInputs)
            .arg(sent.size());
    QJsonObject object;
    for (const auto& [id, value] : sent.asKeyValueRange())
        object.insert(id, value);
    const QString json = QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    if (json.size() > mostDispatchCharacters)
        return u"GitHub takes %L1 characters at the most, and these are %L2: shorten some."_s
            .arg(mostDispatchCharacters)
            .arg(json.size());
    return {};
}

DispatchValues sentValues(const DispatchInputs& inputs, const DispatchValues& values)
{
    DispatchValues sent;
    for (const DispatchInput& input : inputs.inputs) {
        const QString value = values.value(input.id, input.begin());
        const bool isSoAnyway = value.isEmpty() && input.standard.value_or(QString()).isEmpty();
        if (!isSoAnyway)
            sent.insert(input.id, value);
    }
    return sent;
}

} // namespace signalbox::workflow
