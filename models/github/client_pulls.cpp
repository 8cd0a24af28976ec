// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/client_pages.h"
#include "github/parse.h"

using namespace Qt::StringLiterals;
using signalbox::core::RepositoryName;

namespace signalbox::github {
Client::Task<Look<core::PullRequest>> Client::pullRequests(RepositoryName name, Priority priority, Ask ask)
{
    const QUrlQuery lastTouched = github::queryOf(
        {{u"state"_s, u"open"_s}, {u"sort"_s, u"updated"_s}, {u"direction"_s, u"desc"_s}, {u"per_page"_s, u"100"_s}});
    const QUrl url = d->url(endpoint::pullRequests, name, {}, lastTouched);
    const Pages pages{
        .repository = name, .first = url, .priority = priority, .limit = 1, .conditional = ask == Ask::IfChanged};
    co_return co_await d->look<core::PullRequest>(pages, parsePullRequests);
}

Client::Task<Look<core::RequiredCheck>> Client::branchRules(RepositoryName name, QString branch, Priority priority,
                                                            Ask ask)
{
    const QUrl url = d->url(endpoint::branchRules, name, {{"branch"_L1, branch}}, hundredAPage());
    const Pages pages{.repository = name, .first = url, .priority = priority, .conditional = ask == Ask::IfChanged};
    co_return co_await d->look<core::RequiredCheck>(pages, parseBranchRules);
}

Client::Task<Look<core::RequiredCheck>> Client::branchProtection(RepositoryName name, QString branch, Priority priority,
                                                                 Ask ask)
{
    const QUrl url = d->url(endpoint::branch, name, {{"branch"_L1, branch}});
    const Pages pages{.repository = name, .first = url, .priority = priority, .conditional = ask == Ask::IfChanged};
    co_return co_await d->look<core::RequiredCheck>(pages, parseBranchProtection);
}

Client::Task<Look<core::Check>> Client::checkRuns(RepositoryName name, QString commit, Priority priority, Ask ask)
{
    const QUrl url = d->url(endpoint::checkRuns, name, {{"ref"_L1, commit}}, hundredAPage());
    const Pages pages{.repository = name, .first = url, .priority = priority, .conditional = ask == Ask::IfChanged};
    co_return co_await d->look<core::Check>(pages, parseCheckRuns);
}

Client::Task<Look<core::Check>> Client::statuses(RepositoryName name, QString commit, Priority priority, Ask ask)
{
    const QUrl url = d->url(endpoint::combinedStatus, name, {{"ref"_L1, commit}}, hundredAPage());
    const Pages pages{.repository = name, .first = url, .priority = priority, .conditional = ask == Ask::IfChanged};
    co_return co_await d->look<core::Check>(pages, parseCombinedStatus);
}

} // namespace signalbox::github
