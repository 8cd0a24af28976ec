// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expressions/checker.h"
#include "expressions/format_text.h"
#include "expressions/json_type.h"
#include "expressions/names.h"
#include "expressions/words.h"

using namespace Qt::StringLiterals;

namespace signalbox::expressions {

Type Checker::callType(const Node& node)
{
    const QByteArrayView name = m_tree.nameOf(node);
    const Language& language = m_scope.language();
    const int index = language.function(name);
    if (index < 0) {
        NearName near(name);
        for (const Function& function : language.functions())
            near.offer(function.name);
        const QString known = near.best().isEmpty()
            ? tr("There is no function '%1': do it in a step, and hand the result on as an output.").arg(shown(name))
            : tr("There is no function '%1': did you mean '%2'?").arg(shown(name), shown(near.best()));
        Finding& finding = report("function-unknown", Severity::Error, node.range, known);
        if (!near.best().isEmpty())
            suggest(finding, node.name, near.best());
        return {};
    }
    const Function& function = language.functions()[static_cast<size_t>(index)];
    if (!m_scope.hasFunction(index))
        report("function-availability", Severity::Error, node.range,
               tr("The function '%1' is not there at this place: it may be used %2.")
                   .arg(QString::fromUtf8(function.name), function.where));
    else if (checkCount(node, function))
        checkArguments(node, function);
    return resultOf(node, function);
}

bool Checker::checkCount(const Node& node, const Function& function)
{
    const bool takesJobs = m_scope.place().takesJobNames && !function.parameters.empty();
    const int most = function.most == 0 && takesJobs ? 255 : function.most;
    const QString name = QString::fromUtf8(function.name);
    if (node.count < function.least || node.count > most) {
        const QString wanted = most == 0 ? tr("no arguments")
            : most == 1                  ? tr("one argument")
            : most == function.least     ? tr("%1 arguments").arg(most)
            : most == 255                ? tr("at least %1 arguments").arg(function.least)
                                         : tr("%1 to %2 arguments").arg(function.least).arg(most);
        report("function-arity", Severity::Error, node.range,
               tr("%1 takes %2, not %3: it is %4.").arg(name, wanted, QString::number(node.count), function.signature));
        return false;
    }
    if (sameName(function.name, "case") && node.count % 2 == 0) {
        report("case-arity", Severity::Error, node.range,
               tr("The last argument of case, the value for when no condition is true, is missing: it is %1.")
                   .arg(function.signature));
        return false;
    }
    return true;
}

void Checker::checkArguments(const Node& node, const Function& function)
{
    size_t argument = 0;
    for (int child = node.first; child >= 0; child = m_tree[child].next, ++argument) {
        const Type& type = typeOf(child);
        const Taken taken = function.parameter(argument);
        const bool fits = type.isArray() ? taken.list : type.isObject() ? taken.object : type.isAny() || taken.text;
        if (type.kind() == Type::Kind::Null && taken.text && !taken.object
            && (argument == 0 || !sameName(function.name, "format"))) {
            report("function-arg-type", Severity::Warning, m_tree[child].range,
                   tr("%1 takes a text there, and null is an empty one: write '' if that is meant.")
                       .arg(QString::fromUtf8(function.name)));
            continue;
        }
        if (fits)
            continue;
        const QString advice = type.isArray() ? tr("take one element, or join them") : tr("name one of its properties");
        const QString wanted = taken.list && taken.text ? tr("a text or a list")
            : taken.list                                ? tr("a list")
                                                        : tr("a text");
        report("function-arg-type", Severity::Warning, m_tree[child].range,
               tr("'%1' is %2, and %3 takes %4 there: %5.")
                   .arg(shownNode(m_tree[child]), type.words(), QString::fromUtf8(function.name), wanted, advice));
    }
    if (sameName(function.name, "case"))
        checkConditionsOfCase(node);
    else if (sameName(function.name, "format"))
        checkFormat(node);
}

void Checker::checkConditionsOfCase(const Node& node)
{
    int position = 0;
    for (int child = node.first; child >= 0; child = m_tree[child].next, ++position) {
        const Type& type = typeOf(child);
        if (position % 2 == 1 || position + 1 == node.count || type.isAny() || type.kind() == Type::Kind::Bool)
            continue;
        report("function-arg-type", Severity::Warning, m_tree[child].range,
               tr("'%1' is %2, and the conditions of case must be true or false: compare it with something.")
                   .arg(shownNode(m_tree[child]), type.words()));
    }
}

void Checker::checkFormat(const Node& node)
{
    const Node& first = m_tree[node.first];
    if (first.kind != NodeKind::String)
        return;
    const FormatText text = readFormatText(unquoted(m_tree.textOf(first.name)));
    if (!text.isGood) {
        report("format-placeholders", Severity::Error, node.range,
               tr("The text of format has a brace that belongs to no {0}, {1} and so on: write {{ and }} for braces."));
        return;
    }
    const int values = node.count - 1;
    if (text.largest >= values) {
        report("format-placeholders", Severity::Error, node.range,
               values == 0 ? tr("The text of format names {%1}, and there are no values: add them.").arg(text.largest)
                           : tr("The text of format names {%1}, and the last value is {%2}: add the missing ones.")
                                 .arg(text.largest)
                                 .arg(values - 1));
        return;
    }
    int value = 0;
    for (int child = first.next; child >= 0; child = m_tree[child].next, ++value) {
        if (value < 256 && text.used.test(static_cast<size_t>(value)))
            continue;
        report("format-placeholders", Severity::Warning, m_tree[child].range,
               tr("The text of format has no {%1} for '%2': add it, or take the value out.")
                   .arg(QString::number(value), shownNode(m_tree[child])));
        return;
    }
}

Type Checker::checkJson(const Node& node)
{
    const Node& text = m_tree[node.first];
    JsonText json = readJsonText(unquoted(m_tree.textOf(text.name)));
    if (!json.problem.isEmpty())
        report("fromjson-literal", json.isHopeless ? Severity::Error : Severity::Warning, text.range,
               tr("The text is no JSON (%1): correct it.").arg(json.problem));
    return json.type;
}

Type Checker::resultOf(const Node& node, const Function& function)
{
    if (sameName(function.name, "fromJSON") && node.count == 1 && m_tree[node.first].kind == NodeKind::String)
        return checkJson(node);
    if (!sameName(function.name, "case") || node.count < 3 || node.count % 2 == 0)
        return function.result;
    int position = 0;
    Type all;
    for (int child = node.first; child >= 0; child = m_tree[child].next, ++position) {
        if (position == 1)
            all = typeOf(child);
        else if (position > 1 && (position % 2 == 1 || position + 1 == node.count))
            all = merged(all, typeOf(child));
    }
    return all;
}

} // namespace signalbox::expressions
