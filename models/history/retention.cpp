// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/retention.h"

#include <QHash>
#include <QSet>

namespace signalbox::history {
namespace {

constexpr int newestOfRepository = 100;
constexpr int newestOfWorkflow = 20;

} // namespace

std::vector<core::RunId> leaving(const std::vector<RunAge>& runs, const QString& defaultBranch, const QDateTime& before)
{
    using Branch = std::pair<QString, bool>;
    QSet<Branch> living{{defaultBranch, false}};
    QSet<std::pair<core::WorkflowId, Branch>> passed; // a newer run of it has
    QHash<core::WorkflowId, int> ofWorkflow;
    std::vector<core::RunId> leaving;
    int ofRepository = 0;
    for (const RunAge& run : runs) {
        const Branch branch{run.branch, run.pullRequest};
        const bool isOld = run.createdAt && *run.createdAt < before;
        if (!isOld)
            living.insert(branch);
        bool stays = !isOld;
        stays |= ++ofRepository <= newestOfRepository;
        stays |= ++ofWorkflow[run.workflow] <= newestOfWorkflow;
        if (run.passed && !passed.contains({run.workflow, branch})) {
            passed.insert({run.workflow, branch});
            stays |= living.contains(branch);
        }
        if (!stays)
            leaving.push_back(run.run);
    }
    return leaving;
}

} // namespace signalbox::history
