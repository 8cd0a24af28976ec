// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/rollback_json.h"

#include "delivery/strict_fields.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

constexpr int Schema = 1;

QJsonObject versionObject(const RollbackVersion& version)
{
    return {{u"name"_s, version.name}, {u"commit"_s, version.commit}};
}

RollbackVersion versionFrom(StrictFields fields)
{
    return {.name = fields.text("name"_L1), .commit = fields.text("commit"_L1)};
}

std::vector<AutomaticRollback> pastFrom(const std::vector<StrictFields>& entries)
{
    std::vector<AutomaticRollback> all;
    all.reserve(entries.size());
    for (StrictFields entry : entries)
        all.push_back({.from = {entry.number("from"_L1)}, .at = entry.number("at"_L1)});
    return all;
}

/// A phase that acts on what is missing would send it to the wrong place.
void expectWhatItStandsOn(const RollbackState& state, StrictFields& fields)
{
    const RollbackPhase phase = state.phase;
    fields.expect(phase == RollbackPhase::Idle || !state.environment.isEmpty(), "environment"_L1);
    if (isEnd(phase))
        return;
    const bool isOnlyWatched = phase == RollbackPhase::Watching || phase == RollbackPhase::Suspect;
    fields.expect(bool(state.badDeployment), "bad_deployment_id"_L1);
    fields.expect(isOnlyWatched || !state.target.commit.isEmpty(), "to"_L1);
    fields.expect(isOnlyWatched || !state.key.isEmpty(), "idempotency_key"_L1);
    const bool isPastClaim = phase == RollbackPhase::CheckingCurrent || isSent(phase);
    fields.expect(!isPastClaim || bool(state.claim), "claim_id"_L1);
    const bool isPastRun = lookAfterRestart(phase) == RollbackLook::RunById || phase == RollbackPhase::Verifying;
    fields.expect(!isPastRun || bool(state.run), "run_id"_L1);
    fields.expect(!isSent(phase) || state.dispatchRequests > 0, "dispatch_requests"_L1);
}

} // namespace

core::Error unreadableRollback(const QString& detail)
{
    return {.kind = core::ErrorKind::Storage,
            .what = u"What is kept of a rollback cannot be read, so nothing is done about it."_s,
            .advice = u"Look at the environment's deployments on GitHub, then begin anew."_s,
            .detail = detail};
}

QJsonObject objectOf(const RollbackState& state)
{
    QJsonArray past;
    for (const AutomaticRollback& rollback : state.past)
        past.append(QJsonObject{{u"from"_s, rollback.from.value}, {u"at"_s, rollback.at}});
    return {{u"schema"_s, Schema},
            {u"phase"_s, word(state.phase)},
            {u"since"_s, state.since},
            {u"environment"_s, state.environment},
            {u"bad_deployment_id"_s, state.badDeployment.value},
            {u"from"_s, versionObject(state.from)},
            {u"to"_s, versionObject(state.target)},
            {u"way"_s, word(state.way)},
            {u"trigger"_s, word(state.trigger)},
            {u"idempotency_key"_s, state.key},
            {u"reason"_s, state.reason},
            {u"countdown_ends"_s, state.countdownEnds},
            {u"begun_at"_s, state.begunAt},
            {u"requested_at"_s, state.requestedAt},
            {u"paused_since"_s, state.pausedSince},
            {u"claim_requests"_s, state.claimRequests},
            {u"dispatch_requests"_s, state.dispatchRequests},
            {u"dispatch_taken"_s, state.isDispatchTaken},
            {u"claim_id"_s, state.claim.value},
            {u"run_id"_s, state.run.value},
            {u"words"_s, state.words},
            {u"past"_s, past}};
}

QByteArray toJson(const RollbackState& state)
{
    return QJsonDocument(objectOf(state)).toJson(QJsonDocument::Compact);
}

core::Result<RollbackState> rollbackFromJson(const QByteArray& json)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parseError);
    if (parseError.error != QJsonParseError::NoError || !document.isObject())
        return std::unexpected(unreadableRollback(u"It is no JSON object: %1"_s.arg(parseError.errorString())));
    return rollbackFromObject(document.object());
}

core::Result<RollbackState> rollbackFromObject(const QJsonObject& object)
{
    if (object.value("schema"_L1).toInteger(-1) != Schema)
        return std::unexpected(unreadableRollback(u"Its schema is not the one of this version: schema"_s));

    StrictFields fields(object);
    constexpr int mostRequests = 1'000'000;
    const RollbackState state{.phase = fields.oneOf<RollbackPhase>("phase"_L1, rollbackPhaseCount),
                              .since = fields.number("since"_L1),
                              .environment = fields.text("environment"_L1),
                              .badDeployment = {fields.number("bad_deployment_id"_L1)},
                              .from = versionFrom(fields.object("from"_L1)),
                              .target = versionFrom(fields.object("to"_L1)),
                              .way = fields.oneOf<RollbackWay>("way"_L1, rollbackWayCount),
                              .trigger = fields.oneOf<RollbackTrigger>("trigger"_L1, 2),
                              .key = fields.text("idempotency_key"_L1),
                              .reason = fields.text("reason"_L1),
                              .countdownEnds = fields.number("countdown_ends"_L1),
                              .begunAt = fields.number("begun_at"_L1),
                              .requestedAt = fields.number("requested_at"_L1),
                              .pausedSince = fields.number("paused_since"_L1),
                              .claimRequests = int(fields.number("claim_requests"_L1, 0, mostRequests)),
                              .dispatchRequests = int(fields.number("dispatch_requests"_L1, 0, mostRequests)),
                              .isDispatchTaken = fields.flag("dispatch_taken"_L1),
                              .claim = {fields.number("claim_id"_L1)},
                              .run = {fields.number("run_id"_L1)},
                              .words = fields.text("words"_L1),
                              .past = pastFrom(fields.objects("past"_L1))};
    expectWhatItStandsOn(state, fields);
    if (!fields.flaw().isEmpty())
        return std::unexpected(unreadableRollback(u"A field is not what it has to be: %1"_s.arg(fields.flaw())));
    return state;
}

} // namespace signalbox::delivery
