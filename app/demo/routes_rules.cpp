// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a repository lets nobody do: its rulesets, and releases that cannot be changed.
#include "demo/router.h"

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

/// Those that are told as such, and one for what branches ask of pull requests.
std::vector<Ruleset> rulesetsOf(const Repository& repository)
{
    std::vector<Ruleset> all = repository.rulesets;
    Ruleset branches{.id = repository.id % 1'000'000,
                     .name = u"Branches"_s,
                     .target = u"branch"_s,
                     .createdAt = repository.createdAt};
    for (const auto& [branch, required] : repository.requirements.asKeyValueRange()) {
        if (required.pullRequest || !required.byRuleset.isEmpty())
            branches.include.append("refs/heads/"_L1 + branch);
    }
    branches.rules.append(u"non_fast_forward"_s);
    if (!branches.include.isEmpty())
        all.push_back(branches);
    return all;
}

Response listRulesets(Call& call)
{
    const QString wanted = call.request.parameter(u"targets"_s);
    const QStringList targets = wanted.split(u',', Qt::SkipEmptyParts);
    std::vector<Ruleset> found = rulesetsOf(*call.repository);
    std::erase_if(found,
                  [&](const Ruleset& ruleset) { return !targets.isEmpty() && !targets.contains(ruleset.target); });
    return listOf(call, static_cast<qsizetype>(found.size()), [&](qsizetype index) {
        return call.represent.ruleset(*call.repository, found[static_cast<size_t>(index)], false);
    });
}

Response getRuleset(Call& call)
{
    const std::vector<Ruleset> all = rulesetsOf(*call.repository);
    const auto found = std::ranges::find(all, call.id(0), &Ruleset::id);
    return found == all.end() ? Response::notFound()
                              : Response::json(call.represent.ruleset(*call.repository, *found, true));
}

// Nothing there says that they can be changed.
Response getImmutable(Call& call)
{
    return call.repository->immutableReleases
        ? Response::json(QJsonObject{{u"enabled"_s, true}, {u"enforced_by_owner"_s, false}})
        : Response::notFound();
}

Response setImmutable(Call& call, bool on)
{
    call.repository->immutableReleases = on;
    call.world.touch(*call.repository);
    return Response::empty();
}

} // namespace

std::vector<Route> ruleRoutes()
{
    return {
        {"GET", u"R/rulesets"_s, Needs::Nothing, listRulesets},
        {"GET", u"R/rulesets/{id}"_s, Needs::Nothing, getRuleset},
        {"GET", u"R/immutable-releases"_s, Needs::AdministerToken, getImmutable, "administration=read"},
        {"PUT", u"R/immutable-releases"_s, Needs::AdministerToken, [](Call& call) { return setImmutable(call, true); },
         "administration=write"},
        {"DELETE", u"R/immutable-releases"_s, Needs::AdministerToken,
         [](Call& call) { return setImmutable(call, false); }, "administration=write"},
    };
}

} // namespace signalbox::demo
