// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/job_past.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace signalbox::lists {

JobPast jobPast(std::vector<core::PastJob> past)
{
    std::ranges::stable_sort(past, std::ranges::greater(),
                             [](const core::PastJob& one) { return std::pair(one.runNumber, one.attempt); });
    struct Verdicts {
        bool passed = false;
        bool failed = false;
        bool isFlaky() const { return passed && failed; }
    };
    std::map<QString, Verdicts> commits;
    JobPast all;
    for (core::PastJob& one : past) {
        if (!one.commit.isEmpty()) {
            Verdicts& verdicts = commits[one.commit];
            verdicts.passed = verdicts.passed || one.state.isSuccess();
            verdicts.failed = verdicts.failed || one.state.isFailure();
        }
        PastRow row{.past = std::move(one)};
        row.outcome = core::outcome(row.past.state);
        all.passed += row.past.state.isSuccess() ? 1 : 0;
        all.failed += row.past.state.isFailure() ? 1 : 0;
        const bool ran = row.past.startedAt && row.past.completedAt && row.outcome != core::Outcome::Skipped;
        if (ran && *row.past.startedAt <= *row.past.completedAt)
            row.took = std::chrono::milliseconds(row.past.startedAt->msecsTo(*row.past.completedAt));
        all.rows.push_back(std::move(row));
    }
    for (PastRow& row : all.rows) {
        const auto commit = commits.find(row.past.commit);
        const bool judged = row.past.state.isSuccess() || row.past.state.isFailure();
        row.isFlaky = judged && commit != commits.end() && commit->second.isFlaky();
    }
    all.flakyCommits = int(std::ranges::count_if(commits, [](const auto& one) { return one.second.isFlaky(); }));
    return all;
}

QString summaryOf(const JobPast& past)
{
    if (past.rows.empty())
        return u"No earlier run of this job is known."_s;
    QString text = past.rows.size() == 1 ? u"Once: "_s : u"%1 times: "_s.arg(past.rows.size());
    text += u"%1 passed, %2 failed"_s.arg(past.passed).arg(past.failed);
    if (past.flakyCommits == 1)
        text += u"; flaky on one commit"_s;
    else if (past.flakyCommits > 1)
        text += u"; flaky on %1 commits"_s.arg(past.flakyCommits);
    return text;
}

} // namespace signalbox::lists
