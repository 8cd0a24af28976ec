// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "expressions/scope.h"
#include "lint/references.h"
#include "lint/workflow_file.h"

namespace signalbox::lint {

/// What the contexts hold in one file: its matrices, needs, steps and inputs give them their types, and the actions and
/// workflows that it names. All that it is given must outlive it.
class FileTypes {
public:
    /// Names beyond these are not told apart: no file that GitHub runs has as many, and each would be compared with
    /// all.
    static constexpr size_t mostNames = 500;

    FileTypes(const expressions::Language& language, const References& references, const WorkflowFile& file);

    /// What an expression at that place can name; good until the next call.
    expressions::Scope& scopeFor(const ExpressionSite& site, const expressions::Place& place);

    /// There were more names somewhere, so that any name is taken there.
    bool hasTooMany() const { return m_hasTooMany; }

private:
    bool isTooMany(size_t names) const;
    void enterEventInputs();
    void enterJob(int job);
    expressions::Type steps(const FileJob& job, int before) const;
    expressions::Type outputsOf(const FileStep& step) const;
    expressions::Type needs(const FileJob& job) const;
    expressions::Type outputsOf(const FileJob& job) const;
    expressions::Type matrix(const FileJob& job) const;
    expressions::Type inputs() const;
    expressions::Type jobs() const;

    const expressions::Language& m_language;
    const References& m_references;
    const WorkflowFile& m_file;
    expressions::Scope m_scope;
    bool m_hasFileTypes = false; ///< inputs and jobs are known
    int m_job = -2; ///< of m_scope; -2 before the first
    int m_step = -2;
    mutable bool m_hasTooMany = false;
    bool m_hasEventInputs = false; ///< the type of github knows them
};

} // namespace signalbox::lint
