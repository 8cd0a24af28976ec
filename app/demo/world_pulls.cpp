// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/world.h"

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

PullRequest& World::openPull(Repository& repository, PullRequest pull)
{
    pull.id = nextId(u"pull"_s);
    pull.number = 1;
    for (const PullRequest& other : repository.pullRequests)
        pull.number = std::max(pull.number, other.number + 1);
    pull.sha = repository.branches.value(pull.head);
    pull.createdAt = pull.updatedAt = m_now;
    PullRequest& kept = repository.pullRequests.emplace_back(std::move(pull));
    touch(repository);
    for (const Workflow& workflow : repository.workflows) {
        if (workflow.triggers.contains(u"pull_request"_s) && workflow.state == "active"_L1)
            (void)start(repository,
                        {.workflow = workflow.path,
                         .event = u"pull_request"_s,
                         .ref = kept.head,
                         .sha = kept.sha,
                         .actor = kept.author,
                         .pullRequest = kept.number});
    }
    return kept;
}

} // namespace signalbox::demo
