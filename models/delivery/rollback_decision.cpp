// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/rollback_decision.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using Situation = RollbackSituation;
using Outcome = GuardResult::Outcome;

/// What a guard says, and what follows for an automatic rollback and for a person's.
struct Finding {
    Outcome outcome = Outcome::Passed;
    Verdict automatic = Verdict::Proceed;
    Verdict manual = Verdict::Proceed;
    QString words;
};

Finding passed(const QString& words)
{
    return {.words = words};
}

Finding failed(Verdict automatic, Verdict manual, const QString& words)
{
    return {.outcome = Outcome::Failed, .automatic = automatic, .manual = manual, .words = words};
}

Finding unknown(Verdict automatic, const QString& words)
{
    return {.outcome = Outcome::Unknown, .automatic = automatic, .words = words};
}

bool canBePutBack(const RollbackCandidate& candidate, const Situation& situation)
{
    return candidate.name != situation.currentName && !candidate.isMarkedBad && candidate.isAvailable != false
        && !candidate.ways.empty();
}

const RollbackCandidate* targetOf(const Situation& situation)
{
    const auto fits = [&](const RollbackCandidate& candidate) {
        if (!situation.wanted.isEmpty())
            return candidate.name == situation.wanted;
        return canBePutBack(candidate, situation) && candidate.wasHealthy;
    };
    const auto found = std::ranges::find_if(situation.candidates, fits);
    return found == situation.candidates.end() ? nullptr : &*found;
}

Finding armed(const Situation& situation)
{
    if (!situation.isAutomatic)
        return passed(u"A person asked for it."_s);
    if (!situation.isArmed)
        return failed(Verdict::AskPerson, Verdict::Proceed, u"Rolling back by itself is off for this environment."_s);
    if (situation.isProduction && !situation.isConfirmedForProduction)
        return failed(Verdict::AskPerson, Verdict::Proceed,
                      u"For production it has to be turned on a second time, and was not."_s);
    return passed(u"Rolling back by itself is on for this environment."_s);
}

Finding repository(const Situation& situation)
{
    if (situation.isRepositoryArchived)
        return failed(Verdict::Refuse, Verdict::Refuse, u"The repository is archived, so nothing can be started."_s);
    return passed(u"The repository takes changes."_s);
}

Finding rights(const Situation& situation)
{
    if (situation.mayDispatch == false)
        return failed(Verdict::Refuse, Verdict::Refuse, u"The token may not start workflows of this repository."_s);
    // Without a claim two desktops would not know of each other, and nobody watches this one.
    if (situation.isAutomatic && situation.mayDeploy != true)
        return failed(Verdict::AskPerson, Verdict::Proceed,
                      u"The token may not write deployments, by which several desktops agree on one rollback."_s);
    return situation.mayDispatch ? passed(u"The token may start it."_s)
                                 : unknown(Verdict::Proceed, u"Whether the token may start it is not known."_s);
}

Finding network(const Situation& situation)
{
    if (situation.isNetworkWell == false)
        return failed(Verdict::Wait, Verdict::Wait, u"The network here has failed, so nothing can be said or sent."_s);
    if (situation.isAutomatic && situation.hasSlept)
        return failed(Verdict::Wait, Verdict::Proceed,
                      u"The machine slept, or its clock was set: what it knew before says nothing of now."_s);
    if (situation.isAutomatic && !situation.isNetworkWell)
        return unknown(Verdict::Wait, u"Whether the network here is well is not known yet."_s);
    return passed(situation.isNetworkWell ? u"The network here is well."_s : u"GitHub answers from here."_s);
}

Finding stillCurrent(const Situation& situation)
{
    if (!situation.isCurrentStill)
        return failed(Verdict::Refuse, Verdict::Refuse,
                      u"%1 is not what is there any more: look again."_s.arg(situation.currentName));
    return passed(u"%1 is what is there."_s.arg(situation.currentName));
}

Finding health(const Situation& situation)
{
    if (!situation.isAutomatic)
        return passed(u"A person judges the health."_s);
    switch (situation.health) {
    case Health::Healthy:
        return failed(Verdict::Refuse, Verdict::Proceed, u"The service is well."_s);
    case Health::Unknown:
    case Health::Suspect:
        return failed(Verdict::Wait, Verdict::Proceed, u"It is not known yet whether the service is ill."_s);
    case Health::Inconclusive:
        return unknown(Verdict::Wait, u"Nobody can say at the moment whether the service is ill."_s);
    case Health::Unhealthy:
        break;
    }
    if (situation.before == Health::Unhealthy || situation.before == Health::Suspect)
        return failed(Verdict::AskPerson, Verdict::Proceed,
                      u"The service was ill before this deployment, which is not to blame."_s);
    if (situation.before != Health::Healthy)
        return unknown(Verdict::AskPerson, u"Whether the service was well before this deployment is not known."_s);
    if (!situation.isInWindow)
        return failed(Verdict::AskPerson, Verdict::Proceed,
                      u"The deployment is longer ago than its health is watched."_s);
    return passed(u"The service is ill, and was well before this deployment."_s);
}

Finding once(const Situation& situation)
{
    if (situation.isUnderWayHere)
        return failed(Verdict::Refuse, Verdict::Refuse, u"A rollback of this environment goes on already."_s);
    if (situation.isClaimedElsewhere)
        return failed(Verdict::Refuse, Verdict::Refuse, u"Another desktop has begun to roll back."_s);
    if (!situation.isAutomatic)
        return passed(u"Nobody else rolls back."_s);
    if (!situation.limitReached.isEmpty())
        return failed(Verdict::AskPerson, Verdict::Proceed, situation.limitReached);
    return passed(u"Nobody else rolls back, and it has not been done lately."_s);
}

Finding concurrent(const Situation& situation)
{
    // GitHub keeps one run that waits in a group: a second one would put it, or be put, out.
    if (situation.isSomebodyDeploying)
        return failed(Verdict::AskPerson, Verdict::Wait, u"Somebody is deploying to this environment."_s);
    if (situation.isGroupTaken)
        return failed(Verdict::Wait, Verdict::Wait,
                      u"Another run holds the place, and one that waits could be cancelled by it."_s);
    return passed(u"Nobody is deploying to this environment."_s);
}

Finding freeze(const Situation& situation)
{
    if (!situation.isFrozen)
        return passed(u"No freeze holds."_s);
    if (situation.mayRollBackInFreeze)
        return passed(u"A freeze holds, and rolling back is allowed in it."_s);
    return failed(Verdict::AskPerson, Verdict::AskPerson, u"A freeze holds for this environment."_s);
}

Finding target(const Situation& situation)
{
    const RollbackCandidate* candidate = targetOf(situation);
    if (!candidate)
        return failed(Verdict::AskPerson, Verdict::Refuse, u"There is no good version that could be put back."_s);
    if (candidate->name == situation.currentName)
        return failed(Verdict::Refuse, Verdict::Refuse, u"%1 is there already."_s.arg(candidate->name));
    if (candidate->isMarkedBad)
        return failed(Verdict::AskPerson, Verdict::AskPerson,
                      u"%1 is marked bad: it was rolled back from before."_s.arg(candidate->name));
    if (!candidate->wasHealthy)
        return failed(Verdict::AskPerson, Verdict::AskPerson, u"%1 was ill while it was there."_s.arg(candidate->name));
    return passed(u"%1 was there before, and was well."_s.arg(candidate->name));
}

Finding available(const Situation& situation)
{
    const RollbackCandidate* candidate = targetOf(situation);
    if (!candidate)
        return unknown(Verdict::AskPerson, u"There is nothing to look for."_s);
    if (candidate->isAvailable == false)
        return failed(Verdict::AskPerson, Verdict::Refuse,
                      u"The image or the assets of %1 are not there any more."_s.arg(candidate->name));
    if (!candidate->isAvailable)
        return unknown(Verdict::AskPerson,
                       u"Whether the image or the assets of %1 are still there is not known."_s.arg(candidate->name));
    return passed(u"The image or the assets of %1 are still there."_s.arg(candidate->name));
}

Finding way(const Situation& situation)
{
    const RollbackCandidate* candidate = targetOf(situation);
    if (candidate && candidate->ways.empty())
        return failed(Verdict::AskPerson, Verdict::Refuse,
                      u"The repository has no workflow that could put %1 back."_s.arg(candidate->name));
    if (situation.isWorkflowEnabled == false)
        return failed(Verdict::AskPerson, Verdict::Refuse, u"The workflow is switched off."_s);
    return passed(u"The repository has a workflow for it."_s);
}

Finding migrations(const Situation& situation)
{
    const RollbackCandidate* candidate = targetOf(situation);
    if (!candidate || situation.hasAcceptedMigrations)
        return passed(u"Migrations stand against nothing."_s);
    if (!candidate->migrations.empty()) {
        const auto lacksDown = [](const Migration& migration) { return migration.down.isEmpty(); };
        const auto count = std::ssize(candidate->migrations);
        const bool isLacking = std::ranges::any_of(candidate->migrations, lacksDown);
        const QString words = count == 1
            ? u"1 migration lies between the versions, %1."_s.arg(isLacking ? u"and nothing takes it back"_s
                                                                            : u"with a script to take it back"_s)
            : u"%1 migrations lie between the versions, %2."_s.arg(QString::number(count),
                                                                   isLacking ? u"not all of which can be taken back"_s
                                                                             : u"each with a script to take it back"_s);
        return failed(Verdict::AskPerson, Verdict::AskPerson, words);
    }
    if (!candidate->areAllFilesKnown)
        return {.outcome = Outcome::Unknown,
                .automatic = Verdict::AskPerson,
                .manual = Verdict::AskPerson,
                .words = u"More files lie between the versions than GitHub names: there may be migrations."_s};
    return passed(u"No migration lies between the versions."_s);
}

struct Guard {
    QLatin1StringView id;
    Finding (*judge)(const Situation& situation);
};

constexpr std::array guards{
    Guard{"armed"_L1, armed},
    Guard{"repository"_L1, repository},
    Guard{"rights"_L1, rights},
    Guard{"network"_L1, network},
    Guard{"still-current"_L1, stillCurrent},
    Guard{"health"_L1, health},
    Guard{"once"_L1, once},
    Guard{"concurrent-deployment"_L1, concurrent},
    Guard{"freeze"_L1, freeze},
    Guard{"target"_L1, target},
    Guard{"available"_L1, available},
    Guard{"way"_L1, way},
    Guard{"migrations"_L1, migrations},
};

} // namespace

RollbackDecision decide(const RollbackSituation& situation)
{
    RollbackDecision decision{.verdict = Verdict::Proceed};
    for (const Guard& guard : guards) {
        const Finding finding = guard.judge(situation);
        decision.guards.push_back({.id = guard.id, .outcome = finding.outcome, .words = finding.words});
        const Verdict verdict = situation.isAutomatic ? finding.automatic : finding.manual;
        if (verdict > decision.verdict) {
            decision.verdict = verdict;
            decision.because = guard.id;
        }
    }
    if (const RollbackCandidate* candidate = targetOf(situation)) {
        decision.target = *candidate;
        if (!candidate->ways.empty())
            decision.way = std::ranges::min(candidate->ways);
    }
    return decision;
}

} // namespace signalbox::delivery
