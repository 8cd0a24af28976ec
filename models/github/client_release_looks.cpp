// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/client_pages.h"
#include "github/parse.h"

using namespace Qt::StringLiterals;
using signalbox::core::RepositoryName;

namespace signalbox::github {

Client::Task<std::vector<core::PullRequest>> Client::closedPullRequests(RepositoryName name)
{
    const QUrlQuery lastTouched = github::queryOf(
        {{u"state"_s, u"closed"_s}, {u"sort"_s, u"updated"_s}, {u"direction"_s, u"desc"_s}, {u"per_page"_s, u"100"_s}});
    co_return co_await d->one<std::vector<core::PullRequest>>(
        name, d->url(endpoint::pullRequests, name, {}, lastTouched), parsePullRequests);
}

Client::Task<core::Commit> Client::commit(RepositoryName name, QString ref)
{
    co_return co_await d->one<core::Commit>(name, d->url(endpoint::commit, name, {{"ref"_L1, ref}}), parseCommit);
}

Client::Task<std::optional<core::Tag>> Client::tagRef(RepositoryName name, QString tag)
{
    // All that begin so: v1.5.0 and v1.5.0-rc.1.
    const QUrl url = d->url(endpoint::matchingRefs, name, {{"ref"_L1, QString("tags/"_L1 + tag)}});
    const auto found = co_await d->one<std::vector<core::Tag>>(name, url, parseTagRefs);
    if (!found)
        co_return std::unexpected(found.error());
    const auto exact = std::ranges::find(*found, tag, &core::Tag::name);
    co_return exact == found->end() ? std::nullopt : std::optional(*exact);
}

Client::Task<core::Release> Client::releaseOfTag(RepositoryName name, QString tag)
{
    co_return co_await d->one<core::Release>(name, d->url(endpoint::releaseOfTag, name, {{"tag"_L1, tag}}),
                                             parseRelease);
}

Client::Task<std::vector<core::Ruleset>> Client::tagRulesets(RepositoryName name)
{
    const QUrlQuery ofTags = github::queryOf({{u"targets"_s, u"tag"_s}, {u"per_page"_s, u"100"_s}});
    const auto ids
        = co_await d->one<std::vector<qint64>>(name, d->url(endpoint::rulesets, name, {}, ofTags), parseRulesets);
    if (!ids)
        co_return std::unexpected(ids.error());
    std::vector<core::Ruleset> rulesets;
    for (const qint64 id : *ids) {
        auto ruleset = co_await d->one<core::Ruleset>(
            name, d->url(endpoint::ruleset, name, {{"ruleset_id"_L1, QString::number(id)}}), parseRuleset);
        if (!ruleset)
            co_return std::unexpected(ruleset.error());
        rulesets.push_back(*std::move(ruleset));
    }
    co_return rulesets;
}

Client::Task<std::vector<core::Alert>> Client::codeAlerts(RepositoryName name, QString branch)
{
    const QUrlQuery open = github::queryOf(
        {{u"state"_s, u"open"_s}, {u"ref"_s, QString("refs/heads/"_L1 + branch)}, {u"per_page"_s, u"100"_s}});
    co_return co_await d->one<std::vector<core::Alert>>(name, d->url(endpoint::codeAlerts, name, {}, open),
                                                        parseCodeAlerts);
}

Client::Task<std::vector<core::Alert>> Client::dependencyAlerts(RepositoryName name)
{
    const QUrlQuery open = github::queryOf({{u"state"_s, u"open"_s}, {u"per_page"_s, u"100"_s}});
    co_return co_await d->one<std::vector<core::Alert>>(name, d->url(endpoint::dependencyAlerts, name, {}, open),
                                                        parseDependencyAlerts);
}

} // namespace signalbox::github
