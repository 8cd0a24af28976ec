// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expressions/editing.h"

#include "expressions/checker.h"
#include "expressions/segments.h"
#include "expressions/tree.h"
#include "expressions/words.h"

using namespace Qt::StringLiterals;

namespace signalbox::expressions {

namespace {

Hover hoverOfCall(const Function& function, core::TextRange range)
{
    return {range, function.signature, function.help};
}

Hover hoverOfProperty(const Tree& tree, const Node& node, const Property& property)
{
    const QString path = shown(tree.textOf(node.range));
    return {node.name, path + u": "_s + property.type.words(), property.help};
}

std::optional<Hover> hoverOf(const Tree& tree, const Node& node, const Checker& checker, const Scope& scope)
{
    const Language& language = scope.language();
    const QByteArrayView name = tree.nameOf(node);
    if (node.kind == NodeKind::Call) {
        const int index = language.function(name);
        return index < 0 ? std::nullopt
                         : std::optional(hoverOfCall(language.functions()[static_cast<size_t>(index)], node.name));
    }
    if (node.kind == NodeKind::Context) {
        const int index = language.context(name);
        if (index < 0)
            return {};
        const Context& context = language.contexts()[static_cast<size_t>(index)];
        return Hover{node.name, QString::fromUtf8(context.name) + u": "_s + context.type.words(), context.help};
    }
    const Type& receiver = checker.typeOf(node.first);
    const Type object = receiver.isFiltered() ? receiver.element() : receiver;
    const bool isQuoted = node.kind == NodeKind::Index;
    const Property* property = object.property(isQuoted ? QByteArrayView(unquoted(name)) : name);
    return property ? std::optional(hoverOfProperty(tree, node, *property)) : std::nullopt;
}

} // namespace

std::optional<Hover> hoverAt(QByteArrayView text, int offset, const Scope& scope, Wanted wanted)
{
    const auto expression = placeOf(text, offset, wanted);
    if (!expression)
        return {};
    const Tree tree = Tree::read(text, withoutBlanks(text, *expression));
    if (tree.isEmpty())
        return {};
    Findings unheard;
    Checker checker(tree, scope, unheard);
    checker.run();
    for (const Node& node : tree.nodes()) {
        const bool isNamed = node.kind == NodeKind::Context || node.kind == NodeKind::Call
            || node.kind == NodeKind::Property
            || (node.kind == NodeKind::Index && tree[tree[node.first].next].kind == NodeKind::String);
        if (isNamed && node.name.contains(offset))
            return hoverOf(tree, node, checker, scope);
    }
    return {};
}

} // namespace signalbox::expressions
