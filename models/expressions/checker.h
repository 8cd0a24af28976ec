// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "expressions/finding.h"
#include "expressions/scope.h"
#include "expressions/tree.h"

namespace signalbox::expressions {

/// Finds out what kind of value each node of a tree has, and what is wrong with it.
class Checker {
public:
    /// All must outlive the checker.
    Checker(const Tree& tree, const Scope& scope, Findings& findings);

    void run();
    const Type& typeOf(int node) const { return m_types[static_cast<size_t>(node)]; }

private:
    Type typed(const Node& node);
    Type contextType(const Node& node);
    Type propertyType(const Node& node, const Type& receiver, QByteArrayView name);
    Type unknownProperty(const Node& node, const Type& receiver, QByteArrayView name);
    Type filterType(const Node& node);
    Type indexType(const Node& node);
    Type indexOfObject(const Node& node, const Node& index, const Type& receiver);
    Type indexOfList(const Node& node, const Node& index, const Type& receiver);
    Type eitherType(const Node& node);
    void checkComparison(const Node& node);
    Type callType(const Node& node);
    Type resultOf(const Node& node, const Function& function);
    bool checkCount(const Node& node, const Function& function);
    void checkArguments(const Node& node, const Function& function);
    void checkConditionsOfCase(const Node& node);
    void checkFormat(const Node& node);
    Type checkJson(const Node& node);

    Finding& report(const char* rule, Severity severity, core::TextRange range, const QString& message);
    void suggest(Finding& finding, core::TextRange range, const QByteArray& text);
    QString shownNode(const Node& node) const;

    const Tree& m_tree;
    const Scope& m_scope;
    Findings& m_findings;
    std::vector<Type> m_types;
};

/// What all properties of an object, or all elements of a list, have in common.
Type elementOf(const Type& collection);

} // namespace signalbox::expressions
