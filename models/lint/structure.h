// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lint/report.h"
#include "lint/syntax.h"
#include "lint/workflow_file.h"

namespace signalbox::lint {

/// Holds each key and value of a file against the syntax, and notes where expressions are evaluated.
class Structure {
public:
    /// All of them must outlive it.
    Structure(const Syntax& syntax, const yaml::Tree& tree, WorkflowFile& file, Report& report);

    /// From the root, which is of that type.
    void check(QByteArrayView type);
    /// One value elsewhere, such as the inputs of an event; `key` is null for an item of a list.
    void check(const yaml::Place& key, const yaml::Place& value, const SyntaxType& type, int availability);

private:
    void checkScalar(const yaml::Place& key, const yaml::Place& value, const SyntaxType& type);
    void checkText(const yaml::Place& key, const yaml::Place& value, const SyntaxType& type);
    void checkNumber(const yaml::Place& value, const SyntaxType& type);
    void checkMapping(const yaml::Place& key, const yaml::Place& value, const SyntaxType& type);
    void checkKeys(const yaml::Place& mapping);
    void checkAnything(const yaml::Place& value);
    void unknownKey(const yaml::Place& key, const SyntaxType& type, const std::vector<QByteArrayView>& missing);
    void missingKeys(const yaml::Place& key, const yaml::Place& mapping, const SyntaxType& type);
    static bool isPlaceholder(const yaml::Place& value);
    void mismatch(const yaml::Place& key, const yaml::Place& value, const SyntaxType& type);
    bool hasGap(const yaml::Place& key, const yaml::Place& value) const;
    bool noteExpression(const yaml::Place& value, ExpressionSite::Wanted wanted, bool always = false);

    const Syntax& m_syntax;
    const yaml::Tree& m_tree;
    WorkflowFile& m_file;
    Report& m_report;
    int m_availability = -1;
    int m_job = -1;
    int m_step = -1;
    bool m_isScript = false;
    const SyntaxType* m_triggersType;
    const SyntaxType* m_jobType;
    const SyntaxType* m_stepType;
    const SyntaxType* m_parallelStepType;
    const SyntaxType* m_actionStepType;
    const SyntaxType* m_actionOutputType;
    const SyntaxType* m_containerType;
    const SyntaxType* m_scriptType;
};

/// The scalar is one expression and nothing else: ${{ ... }}.
bool isWholeExpression(QByteArrayView text);
/// An expression begins somewhere in the text.
bool hasExpression(QByteArrayView text);

} // namespace signalbox::lint
