// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lint/diagnostic.h"
#include "lint/workflow_file.h"

#include <QByteArrayView>

#include <vector>

namespace signalbox::lint {

/// A fix for somebody to choose: right as a rule, and not without looking.
Fix offered(const QString& title, std::vector<Edit> edits);

/// What the rules of pipelines offer. Each gives no fix where the file is written in a way that it would spoil.
class PipelineFixes {
public:
    /// The tree must outlive it.
    explicit PipelineFixes(const yaml::Tree& tree)
        : m_tree(tree)
    {
    }

    /// Both ends at once: what the benchmark prints goes into a file, and the action reads that.
    std::vector<Fix> benchmarkFile(const FileJob& job, const FileStep& step) const;
    /// 110 % and fail-on-alert.
    std::vector<Fix> benchmarkGate(const FileStep& step) const;
    /// No condition on the job, and on pull requests nothing is written down.
    std::vector<Fix> benchmarkOnPullRequest(const FileJob& job, const FileStep& step) const;
    /// Without `--nocapture` at that byte of the script.
    std::vector<Fix> withoutNoCapture(const yaml::Place& run, qsizetype at) const;
    std::vector<Fix> withoutStep(const FileJob& job, const FileStep& step) const;
    /// A step before this one that keeps the report; `uploader`: "actions/upload-artifact@v7".
    std::vector<Fix> keptCoverage(const FileJob& job, const FileStep& step, const QByteArray& uploader) const;

private:
    /// From the first column of a key's line to behind the line end of its value.
    core::TextRange wholeLines(const yaml::Place& key, const yaml::Place& value) const;
    int lineStart(int offset) const;

    const yaml::Tree& m_tree;
};

} // namespace signalbox::lint
