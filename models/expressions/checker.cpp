// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expressions/checker.h"

#include "expressions/names.h"
#include "expressions/words.h"

using namespace Qt::StringLiterals;

namespace signalbox::expressions {

Checker::Checker(const Tree& tree, const Scope& scope, Findings& findings)
    : m_tree(tree)
    , m_scope(scope)
    , m_findings(findings)
{
}

void Checker::run()
{
    m_types.reserve(m_tree.nodes().size());
    for (const Node& node : m_tree.nodes())
        m_types.push_back(typed(node));
}

Type Checker::typed(const Node& node)
{
    switch (node.kind) {
    case NodeKind::Null:
        return Type::null();
    case NodeKind::Bool:
        return Type::boolean();
    case NodeKind::Number:
        return Type::number();
    case NodeKind::String:
        return Type::string();
    case NodeKind::Context:
        return contextType(node);
    case NodeKind::Property:
        return propertyType(node, typeOf(node.first), m_tree.nameOf(node));
    case NodeKind::Index:
        return indexType(node);
    case NodeKind::Filter:
        return filterType(node);
    case NodeKind::Call:
        return callType(node);
    case NodeKind::Compare:
        checkComparison(node);
        return Type::boolean();
    case NodeKind::Not:
        return Type::boolean();
    case NodeKind::And:
    case NodeKind::Or:
        return eitherType(node);
    case NodeKind::Absorbed:
        break;
    }
    return {};
}

Type Checker::contextType(const Node& node)
{
    const QByteArrayView name = m_tree.nameOf(node);
    const Language& language = m_scope.language();
    const int index = language.context(name);
    if (index >= 0 && m_scope.hasContext(index))
        return m_scope.type(index);
    if (index >= 0) {
        const Context& context = language.contexts()[static_cast<size_t>(index)];
        report("context-availability", Severity::Error, node.name,
               tr("The context '%1' is not there at this place: it may be used %2.")
                   .arg(QString::fromUtf8(context.name), context.where));
        return {};
    }
    if (const int function = language.function(name); function >= 0) {
        Finding& finding = report("context-unknown", Severity::Error, node.name,
                                  tr("'%1' is a function: brackets are missing after its name.").arg(shown(name)));
        if (language.functions()[static_cast<size_t>(function)].least == 0)
            suggest(finding, node.name, name.toByteArray() + "()");
        return {};
    }
    NearName near(name);
    for (const Context& context : language.contexts())
        near.offer(context.name);
    for (const QByteArrayView word : {"true"_ba, "false"_ba, "null"_ba})
        near.offer(word);
    if (near.best().isEmpty()) {
        report("context-unknown", Severity::Error, node.name,
               tr("There is no context '%1': put it in single quotes if a text is meant.").arg(shown(name)));
        return {};
    }
    Finding& finding = report("context-unknown", Severity::Error, node.name,
                              tr("There is no context '%1': did you mean '%2'?").arg(shown(name), shown(near.best())));
    suggest(finding, node.name, near.best());
    return {};
}

Type Checker::propertyType(const Node& node, const Type& receiver, QByteArrayView name)
{
    if (receiver.isAny() || receiver.kind() == Type::Kind::Null)
        return {};
    if (receiver.isFiltered()) {
        const Type element = receiver.element();
        if (element.isScalar() && element.kind() != Type::Kind::Null)
            report("expr-type", Severity::Warning, node.range,
                   tr("Each element of '%1' is %2 and has no property '%3': leave it out.")
                       .arg(shownNode(m_tree[node.first]), element.words(), shown(name)));
        if (!element.isObject())
            return Type::filtered({});
        if (const Property* property = element.property(name))
            return Type::filtered(property->type);
        return Type::filtered(element.others() ? *element.others() : unknownProperty(node, element, name));
    }
    if (receiver.isObject()) {
        if (const Property* property = receiver.property(name))
            return property->type;
        return receiver.others() ? *receiver.others() : unknownProperty(node, receiver, name);
    }
    const QString message = receiver.isArray() ? tr("'%1' is a list and has no property '%2': take an element first, "
                                                    "as in [0].%2, or all of them, as in .*.%2.")
                                               : tr("'%1' is %3 and has no property '%2': leave it out.");
    report("expr-type", Severity::Warning, node.range,
           receiver.isArray() ? message.arg(shownNode(m_tree[node.first]), shown(name))
                              : message.arg(shownNode(m_tree[node.first]), shown(name), receiver.words()));
    return {};
}

Type Checker::unknownProperty(const Node& node, const Type& receiver, QByteArrayView name)
{
    NearName near(name);
    for (const Property& property : receiver.properties())
        near.offer(property.name);
    QString message = receiver.unknownWords().isEmpty()
        ? tr("'%1' has no property '%2': correct the name.").arg(shownNode(m_tree[node.first]), shown(name))
        : receiver.unknownWords().arg(shown(name));
    if (!near.best().isEmpty()) {
        message.truncate(message.indexOf(u':') < 0 ? message.size() - 1 : message.lastIndexOf(u": "));
        message += tr(": did you mean '%1'?").arg(shown(near.best()));
    }
    Finding& finding = report("context-property", Severity::Warning, node.range, message);
    if (!receiver.unknownRule().isEmpty())
        finding.rule = receiver.unknownRule();
    if (near.best().isEmpty())
        return {};
    if (node.kind == NodeKind::Property && isPropertyName(near.best()))
        suggest(finding, node.name, near.best());
    else if (node.kind == NodeKind::Index)
        suggest(finding, node.name, "'" + QByteArray(near.best()).replace("'", "''") + "'");
    return {};
}

Type elementOf(const Type& collection)
{
    if (collection.isArray())
        return collection.element();
    if (!collection.isObject() || (collection.properties().empty() && !collection.others()))
        return {};
    const std::optional<Type>& others = collection.others();
    Type all = others ? *others : collection.properties().front().type;
    for (const Property& property : collection.properties()) {
        all = merged(all, property.type);
        if (all.isAny())
            break;
    }
    return all;
}

Type Checker::filterType(const Node& node)
{
    const Type& receiver = typeOf(node.first);
    if (receiver.isFiltered())
        return Type::filtered(elementOf(receiver.element()));
    if (receiver.isArray() || receiver.isObject())
        return Type::filtered(elementOf(receiver));
    if (receiver.isScalar() && receiver.kind() != Type::Kind::Null)
        report("expr-type", Severity::Warning, node.range,
               tr("'%1' is %2 and has no elements that '*' could stand for.")
                   .arg(shownNode(m_tree[node.first]), receiver.words()));
    return Type::filtered({});
}

Type Checker::indexType(const Node& node)
{
    const Type& receiver = typeOf(node.first);
    const int indexNode = m_tree[node.first].next;
    const Node& index = m_tree[indexNode];
    const Type& type = typeOf(indexNode);
    if (receiver.isAny() || receiver.kind() == Type::Kind::Null)
        return {};
    if (type.isArray() || type.isObject()) {
        report(
            "expr-type", Severity::Warning, index.range,
            tr("'%1' is %2, which picks nothing: an index is a number or a text.").arg(shownNode(index), type.words()));
        return {};
    }
    if (receiver.isFiltered())
        return index.kind == NodeKind::String ? propertyType(node, receiver, unquoted(m_tree.textOf(index.name)))
                                              : Type::filtered({});
    if (receiver.isObject())
        return indexOfObject(node, index, receiver);
    if (receiver.isArray())
        return indexOfList(node, index, receiver);
    report("expr-type", Severity::Warning, node.range,
           tr("'%1' is %2: nothing can be picked out of it with an index.")
               .arg(shownNode(m_tree[node.first]), receiver.words()));
    return {};
}

Type Checker::indexOfObject(const Node& node, const Node& index, const Type& receiver)
{
    if (index.kind == NodeKind::String)
        return propertyType(node, receiver, unquoted(m_tree.textOf(index.name)));
    if (index.kind == NodeKind::Number) { // job.services.x.ports[2379]: the number is a name there
        const Property* property = receiver.property(m_tree.textOf(index.name));
        return property ? property->type : receiver.others() ? *receiver.others() : Type();
    }
    return elementOf(receiver);
}

Type Checker::indexOfList(const Node& node, const Node& index, const Type& receiver)
{
    const Type::Kind kind = m_types[static_cast<size_t>(&index - m_tree.nodes().data())].kind();
    const bool isNumber = kind == Type::Kind::Number || kind == Type::Kind::Any
        || (kind == Type::Kind::String
            && (index.kind != NodeKind::String || !std::isnan(numberValue(unquoted(m_tree.textOf(index.name))))));
    if (!isNumber)
        report("expr-type", Severity::Warning, node.range,
               tr("'%1' is a list: its index is a number, not '%2'.")
                   .arg(shownNode(m_tree[node.first]), shownNode(index)));
    return receiver.element();
}

Type Checker::eitherType(const Node& node)
{
    Type all = typeOf(node.first);
    for (int child = m_tree[node.first].next; child >= 0 && !all.isAny(); child = m_tree[child].next)
        all = merged(all, typeOf(child));
    return all;
}

void Checker::checkComparison(const Node& node)
{
    const int right = m_tree[node.first].next;
    const Type& one = typeOf(node.first);
    const Type& other = typeOf(right);
    if (one.isAny() || other.isAny())
        return;
    const bool isOrder = node.token != TokenKind::Equal && node.token != TokenKind::NotEqual;
    const auto hasNoOrder
        = [](const Type& type) { return type.kind() != Type::Kind::Number && type.kind() != Type::Kind::String; };
    if (isOrder && (hasNoOrder(one) || hasNoOrder(other))) {
        report("expr-type", Severity::Warning, node.range,
               tr("Nothing is more or less than %1: compare texts or numbers.")
                   .arg((hasNoOrder(one) ? one : other).words()));
        return;
    }
    const bool oneIsNull = one.kind() == Type::Kind::Null || other.kind() == Type::Kind::Null;
    const bool bothScalar = one.isScalar() && other.isScalar();
    const bool sameLists = one.isArray() && other.isArray()
        && (one.element().isAny() || other.element().isAny() || one.element().kind() == other.element().kind());
    if (isOrder || oneIsNull || bothScalar || sameLists || (one.isObject() && other.isObject()))
        return;
    report("expr-type", Severity::Warning, node.range,
           tr("'%1' is %2 and '%3' is %4: they are never equal.")
               .arg(shownNode(m_tree[node.first]), one.words(), shownNode(m_tree[right]), other.words()));
}

Finding& Checker::report(const char* rule, Severity severity, core::TextRange range, const QString& message)
{
    m_findings.push_back({.rule = QString::fromLatin1(rule), .severity = severity, .range = range, .message = message});
    return m_findings.back();
}

void Checker::suggest(Finding& finding, core::TextRange range, const QByteArray& text)
{
    finding.suggestion
        = Suggestion{.range = range, .text = text, .title = tr("Write '%1'").arg(QString::fromUtf8(text))};
}

QString Checker::shownNode(const Node& node) const
{
    return shown(m_tree.textOf(node.range));
}

} // namespace signalbox::expressions
