// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/release_machine.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using namespace release_event;
using namespace release_effect;
using Phase = ReleasePhase;
using Request = ReleaseRequest;

struct Moment {
    const ReleaseOrder& order;
    const ReleaseEvent& event;
    qint64 now;
    const ReleaseRules& rules;

    template <class Kind>
    const Kind* is() const
    {
        return std::get_if<Kind>(&event);
    }
};

ReleaseStep enter(ReleaseState state, Phase phase, qint64 now, std::optional<ReleaseEffect> effect = {},
                  const QString& words = {})
{
    state.phase = phase;
    state.since = now;
    state.words = words;
    return {.state = std::move(state), .effect = effect};
}

ReleaseStep send(ReleaseState state, Request request, qint64 now)
{
    state.requests = state.request == request ? state.requests + 1 : 1;
    state.request = request;
    state.requestedAt = now;
    return enter(std::move(state), Phase::Sending, now, Send());
}

/// Something is looked at again and again.
bool isLookedAt(Phase phase)
{
    return !isEnd(phase) && phase != Phase::Sending;
}

ReleaseStep later(const ReleaseState& state, const Moment& moment)
{
    return {.state = state, .effect = Look{.notBefore = moment.now + moment.rules.lookAgain}};
}

ReleaseStep look(ReleaseState state, Phase phase, qint64 now)
{
    return enter(std::move(state), phase, now, Look());
}

/// Something that starts runs is there.
ReleaseStep started(ReleaseState state, const Moment& moment)
{
    state.startedAt = moment.now;
    if (moment.order.expected.empty() && !state.isDispatched)
        return look(std::move(state), Phase::AwaitingRelease, moment.now);
    return look(std::move(state), Phase::AwaitingRun, moment.now);
}

/// A request took effect.
ReleaseStep taken(ReleaseState state, const Moment& moment, core::ReleaseId release, core::RunId run)
{
    if (release)
        state.release = release;
    switch (state.request) {
    case Request::TagObject:
        return send(std::move(state), Request::Tag, moment.now);
    case Request::Tag:
        return started(std::move(state), moment);
    case Request::Dispatch:
        state.isDispatched = true;
        state.runs.clear();
        if (run)
            state.runs.push_back({.id = run, .workflow = moment.order.dispatchable.path});
        return started(std::move(state), moment);
    case Request::Draft:
        if (moment.order.release.isDraft)
            return enter(
                std::move(state), Phase::Drafted, moment.now, {},
                u"The draft of %1 is there. Publish it on GitHub when it is time."_s.arg(moment.order.release.tag));
        return send(std::move(state), Request::Publish, moment.now);
    case Request::Publish:
        state.isAmended = true;
        return started(std::move(state), moment);
    case Request::Release:
    case Request::Amend:
        state.isAmended = true;
        return look(std::move(state), Phase::CheckingAssets, moment.now);
    }
    Q_UNREACHABLE_RETURN(ReleaseStep());
}

ReleaseStep needsHuman(ReleaseState state, const Moment& moment, const QString& words)
{
    return enter(std::move(state), Phase::NeedsHuman, moment.now, {}, words);
}

/// Not found, and long enough ago to be found if it were there.
ReleaseStep absent(const ReleaseState& state, const Moment& moment)
{
    if (state.requests >= moment.rules.mostRequests)
        return needsHuman(
            state, moment,
            u"GitHub did not take it in %1 tries. Look at the repository, then go on."_s.arg(state.requests));
    return send(state, state.request, moment.now);
}

std::optional<ReleaseStep> whileSending(const ReleaseState& state, const Moment& moment)
{
    const auto isThis = [&](const auto* answer) {
        return answer && answer->request == state.request && answer->count == state.requests;
    };
    if (const auto* answer = moment.is<Taken>(); isThis(answer)) {
        ReleaseState known = state;
        if (!answer->tagObject.isEmpty())
            known.tagObject = answer->tagObject;
        return taken(std::move(known), moment, answer->release, answer->run);
    }
    if (const auto* answer = moment.is<Refused>(); isThis(answer)) {
        if (answer->isThere && state.request != Request::TagObject) // which nothing could show
            return look(state, Phase::Looking, moment.now);
        return needsHuman(state, moment, answer->why);
    }
    const auto* lost = moment.is<AnswerLost>();
    if (!isThis(lost) && !moment.is<Restarted>())
        return {};
    // Nothing shows the object before a tag names it, so that another of them does no harm.
    if (state.request == Request::TagObject)
        return absent(state, moment);
    return look(state, Phase::Looking, moment.now);
}

std::optional<ReleaseStep> whileLooking(const ReleaseState& state, const Moment& moment)
{
    const auto* seen = moment.is<Seen>();
    if (!seen || seen->request != state.request || seen->readAt < state.since)
        return {};
    switch (seen->what) {
    case Seen::What::Ours:
        return taken(state, moment, seen->release, seen->run);
    case Seen::What::Foreign:
        return needsHuman(state, moment,
                          u"There is another %1 already. Look at it before you choose another version."_s.arg(
                              moment.order.release.tag));
    case Seen::What::Absent:
        break;
    }
    if (seen->readAt - state.requestedAt < moment.rules.settling)
        return later(state, moment);
    return absent(state, moment);
}

QString withoutRun(const ReleaseState& state, const Moment& moment)
{
    if (state.isDispatched)
        return u"The workflow was started, but its run is not to be found. Look for it on GitHub."_s;
    QStringList files;
    for (const core::Workflow& workflow : moment.order.expected)
        files << workflow.path.section(u'/', -1);
    const QString offer = moment.order.dispatchable.id
        ? u"Start %1 by hand, or look at its file."_s.arg(moment.order.dispatchable.path.section(u'/', -1))
        : u"Look at the workflow's file and at its state."_s;
    return u"The tag is there and started nothing within a minute: %1 may have changed, be switched off, or wait for "
           "another token than a workflow's own, which starts nothing. %2"_s.arg(files.join(", "_L1), offer);
}

ReleaseStep judgeRuns(ReleaseState state, const Moment& moment, qint64 readAt)
{
    const bool haveEnded
        = std::ranges::all_of(state.runs, [](const ReleaseRun& run) { return run.state.isCompleted(); });
    const auto hasRun = [&](const core::Workflow& workflow) {
        return std::ranges::contains(state.runs, workflow.path, &ReleaseRun::workflow);
    };
    const bool areAllThere = state.isDispatched || std::ranges::all_of(moment.order.expected, hasRun)
        || readAt - state.startedAt >= moment.rules.untilRun;
    if (!haveEnded || !areAllThere)
        return later(state, moment);
    QStringList bad;
    for (const ReleaseRun& run : state.runs) {
        if (!run.state.isSuccess() && run.state.conclusion != core::Conclusion::Skipped
            && run.state.conclusion != core::Conclusion::Neutral)
            bad << run.workflow.section(u'/', -1);
    }
    if (!bad.isEmpty())
        return enter(std::move(state), Phase::RunFailed, moment.now, {},
                     u"%1 did not succeed. Read its log, run it again, then go on from here."_s.arg(bad.join(", "_L1)));
    return look(std::move(state), Phase::AwaitingRelease, moment.now);
}

std::optional<ReleaseStep> whileFollowing(ReleaseState state, const Moment& moment)
{
    const auto* seen = moment.is<RunsSeen>();
    if (!seen || seen->readAt < state.since)
        return {};
    if (seen->runs.empty()) {
        if (seen->readAt - state.startedAt < moment.rules.untilRun)
            return later(state, moment);
        return enter(state, Phase::NoRun, moment.now, {}, withoutRun(state, moment));
    }
    state.runs = seen->runs;
    state.words.clear();
    if (state.phase == Phase::AwaitingRun) {
        state.phase = Phase::Following;
        state.since = moment.now;
    }
    return judgeRuns(std::move(state), moment, seen->readAt);
}

std::optional<ReleaseStep> whileAwaitingRelease(ReleaseState state, const Moment& moment)
{
    const auto* seen = moment.is<ReleaseSeen>();
    if (!seen || seen->readAt < state.since)
        return {};
    if (!seen->release) {
        if (!state.runs.empty() && seen->readAt - state.since < moment.rules.untilRelease)
            return later(state, moment);
        if (state.isDispatched)
            return needsHuman(
                state, moment,
                u"The workflow succeeded, and there is no release %1. Read what its log says of it."_s.arg(
                    moment.order.release.tag));
        return send(std::move(state), Request::Release, moment.now);
    }
    state.release = seen->release->id;
    if (seen->release->isDraft)
        return enter(
            std::move(state), Phase::Drafted, moment.now, {},
            u"The workflow left a draft of %1. Look at it, and publish it on GitHub."_s.arg(moment.order.release.tag));
    if (!state.isAmended && !isAsWritten(*seen->release, moment.order.release))
        return send(std::move(state), Request::Amend, moment.now);
    return look(std::move(state), Phase::CheckingAssets, moment.now);
}

std::optional<ReleaseStep> whileCheckingAssets(const ReleaseState& state, const Moment& moment)
{
    const auto* seen = moment.is<ReleaseSeen>();
    if (!seen || seen->readAt < state.since)
        return {};
    if (!seen->release)
        return needsHuman(
            state, moment,
            u"The release %1 was there and is gone. Look at the repository."_s.arg(moment.order.release.tag));
    const QStringList flaws = flawsOf(*seen->release, moment.order.expectedAssets);
    if (flaws.isEmpty())
        return enter(state, Phase::Released, moment.now, {}, u"%1 is released."_s.arg(moment.order.release.tag));
    if (seen->readAt - state.since < moment.rules.untilAssets)
        return later(state, moment);
    return enter(
        state, Phase::Incomplete, moment.now, {},
        u"%1 is released, but %2 Run what uploads them again."_s.arg(moment.order.release.tag, flaws.join(u' ')));
}

ReleaseStep startByHand(ReleaseState state, qint64 now)
{
    state.startedAt = 0; // the tag started nothing: what counts now is the dispatch
    return send(std::move(state), Request::Dispatch, now);
}

/// The user has seen to it, or wants another look.
ReleaseStep goOn(const ReleaseState& state, const Moment& moment)
{
    switch (state.phase) {
    case Phase::RunFailed:
    case Phase::NoRun: {
        ReleaseState again = state;
        again.startedAt = moment.now;
        return look(std::move(again), Phase::AwaitingRun, moment.now);
    }
    case Phase::Incomplete:
        return look(state, Phase::CheckingAssets, moment.now);
    default:
        break;
    }
    if (state.requests == 0)
        return {.state = state, .effect = {}};
    // Stopped, or in need of somebody: whether the last request took effect is looked for first.
    ReleaseState again = state;
    again.requests = std::min(again.requests, moment.rules.mostRequests - 1);
    if (again.request == Request::TagObject)
        return send(std::move(again), Request::TagObject, moment.now);
    if (again.startedAt > 0)
        return started(std::move(again), moment);
    return look(std::move(again), Phase::Looking, moment.now);
}

/// A clock that was set back: what is newer than a moment that is still to come would not be seen for as long.
ReleaseState inTime(ReleaseState state, qint64 now)
{
    for (qint64* past : {&state.since, &state.requestedAt, &state.startedAt})
        *past = std::min(*past, now);
    return state;
}

} // namespace

std::vector<ReleaseRequest> requestsOf(const ReleaseOrder& order)
{
    switch (order.way) {
    case ReleaseWay::Tag:
        return {Request::TagObject, Request::Tag};
    case ReleaseWay::Dispatch:
        return {Request::Dispatch};
    case ReleaseWay::Publish:
        break;
    }
    if (order.release.isDraft)
        return {Request::Draft};
    return {Request::Draft, Request::Publish};
}

bool isAsWritten(const core::Release& release, const core::NewRelease& wanted)
{
    // GitHub ends lines as the web does.
    const auto plain = [](QString text) { return text.remove(u'\r').trimmed(); };
    if (wanted.notes.isEmpty())
        return true; // nothing was written here that could be better
    return release.name == wanted.name && plain(release.notes) == plain(wanted.notes)
        && release.isPrerelease == wanted.isPrerelease;
}

QStringList flawsOf(const core::Release& release, const QStringList& expectedAssets)
{
    QStringList flaws;
    for (const QString& name : expectedAssets) {
        if (!std::ranges::contains(release.assets, name, &core::ReleaseAsset::name))
            flaws << u"%1 is missing."_s.arg(name);
    }
    for (const core::ReleaseAsset& asset : release.assets) {
        if (!asset.isUploaded)
            flaws << u"the upload of %1 has not ended."_s.arg(asset.name);
        else if (asset.size <= 0)
            flaws << u"%1 is empty."_s.arg(asset.name);
        else if (asset.digest.isEmpty())
            flaws << u"%1 has no digest."_s.arg(asset.name);
    }
    return flaws;
}

ReleaseStep next(const ReleaseState& before, const ReleaseOrder& order, const ReleaseEvent& event, qint64 now,
                 const ReleaseRules& rules)
{
    const ReleaseState state = isEnd(before.phase) ? before : inTime(before, now);
    const Moment moment{.order = order, .event = event, .now = now, .rules = rules};
    if (moment.is<StoppedByUser>() && !isEnd(state.phase))
        return enter(state, Phase::Stopped, now, {},
                     u"Stopped. Nothing more is sent; what was sent before stands, and its runs go on."_s);
    if (moment.is<DispatchWanted>() && state.phase == Phase::NoRun && !state.isDispatched && order.dispatchable.id)
        return startByHand(state, now);
    if (moment.is<GoOn>() && isEnd(state.phase) && !isGood(state.phase))
        return goOn(state, moment);
    if (moment.is<Begun>() && isEnd(state.phase))
        return send({}, requestsOf(order).front(), now);
    if (const auto* failed = moment.is<LookFailed>(); failed && isLookedAt(state.phase)) {
        ReleaseState unreached = state;
        unreached.words = failed->why;
        return later(unreached, moment);
    }
    if (moment.is<Restarted>() && isLookedAt(state.phase))
        return {.state = state, .effect = Look()};
    std::optional<ReleaseStep> step;
    switch (state.phase) {
    case Phase::Sending:
        step = whileSending(state, moment);
        break;
    case Phase::Looking:
        step = whileLooking(state, moment);
        break;
    case Phase::AwaitingRun:
    case Phase::Following:
        step = whileFollowing(state, moment);
        break;
    case Phase::AwaitingRelease:
        step = whileAwaitingRelease(state, moment);
        break;
    case Phase::CheckingAssets:
        step = whileCheckingAssets(state, moment);
        break;
    default:
        break;
    }
    return step ? *std::move(step) : ReleaseStep{.state = state, .effect = {}};
}

} // namespace signalbox::delivery
