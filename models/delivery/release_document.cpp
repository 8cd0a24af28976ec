// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/release_document.h"

#include "delivery/strict_fields.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

constexpr int Schema = 1;

QJsonObject workflowObject(const core::Workflow& workflow)
{
    return {{u"id"_s, workflow.id.value}, {u"name"_s, workflow.name}, {u"path"_s, workflow.path}};
}

core::Workflow workflowFrom(StrictFields fields)
{
    return {.id = {fields.number("id"_L1)}, .name = fields.text("name"_L1), .path = fields.text("path"_L1)};
}

QJsonObject releaseObject(const core::NewRelease& release)
{
    return {{u"tag"_s, release.tag},        {u"commit"_s, release.commit}, {u"name"_s, release.name},
            {u"notes"_s, release.notes},    {u"draft"_s, release.isDraft}, {u"prerelease"_s, release.isPrerelease},
            {u"latest"_s, release.isLatest}};
}

core::NewRelease releaseFrom(StrictFields fields)
{
    return {.tag = fields.text("tag"_L1),
            .commit = fields.text("commit"_L1),
            .name = fields.text("name"_L1),
            .notes = fields.text("notes"_L1),
            .isDraft = fields.flag("draft"_L1),
            .isPrerelease = fields.flag("prerelease"_L1),
            .isLatest = fields.flag("latest"_L1)};
}

QJsonObject orderObject(const ReleaseOrder& order)
{
    QJsonArray expected;
    for (const core::Workflow& workflow : order.expected)
        expected.append(workflowObject(workflow));
    QJsonObject inputs;
    for (const auto& [name, value] : order.inputs.asKeyValueRange())
        inputs.insert(name, value);
    return {{u"release"_s, releaseObject(order.release)},
            {u"way"_s, word(order.way)},
            {u"idempotency_key"_s, order.key},
            {u"reason"_s, order.reason},
            {u"overridden"_s, QJsonArray::fromStringList(order.overridden)},
            {u"expected"_s, expected},
            {u"dispatchable"_s, workflowObject(order.dispatchable)},
            {u"inputs"_s, inputs},
            {u"dispatch_ref"_s, order.dispatchRef},
            {u"newest_run"_s, order.newestRun.value},
            {u"expected_assets"_s, QJsonArray::fromStringList(order.expectedAssets)}};
}

ReleaseOrder orderFrom(StrictFields fields)
{
    ReleaseOrder order{.release = releaseFrom(fields.object("release"_L1)),
                       .way = fields.oneOf<ReleaseWay>("way"_L1, releaseWayCount),
                       .key = fields.text("idempotency_key"_L1),
                       .reason = fields.text("reason"_L1),
                       .overridden = fields.texts("overridden"_L1),
                       .dispatchable = workflowFrom(fields.object("dispatchable"_L1)),
                       .inputs = fields.textsByName("inputs"_L1),
                       .dispatchRef = fields.text("dispatch_ref"_L1),
                       .newestRun = {fields.number("newest_run"_L1)},
                       .expectedAssets = fields.texts("expected_assets"_L1)};
    for (const StrictFields& workflow : fields.objects("expected"_L1))
        order.expected.push_back(workflowFrom(workflow));
    return order;
}

QJsonObject stateObject(const ReleaseState& state)
{
    QJsonArray runs;
    for (const ReleaseRun& run : state.runs)
        runs.append(QJsonObject{{u"id"_s, run.id.value},
                                {u"workflow"_s, run.workflow},
                                {u"status"_s, run.state.statusWord()},
                                {u"conclusion"_s, run.state.conclusionWord()}});
    return {{u"phase"_s, word(state.phase)},        {u"since"_s, state.since},
            {u"request"_s, word(state.request)},    {u"requested_at"_s, state.requestedAt},
            {u"requests"_s, state.requests},        {u"started_at"_s, state.startedAt},
            {u"tag_object"_s, state.tagObject},     {u"dispatched"_s, state.isDispatched},
            {u"amended"_s, state.isAmended},        {u"runs"_s, runs},
            {u"release_id"_s, state.release.value}, {u"words"_s, state.words}};
}

ReleaseState stateFrom(StrictFields fields)
{
    ReleaseState state{.phase = fields.oneOf<ReleasePhase>("phase"_L1, releasePhaseCount),
                       .since = fields.number("since"_L1),
                       .request = fields.oneOf<ReleaseRequest>("request"_L1, releaseRequestCount),
                       .requestedAt = fields.number("requested_at"_L1),
                       .requests = int(fields.number("requests"_L1)),
                       .startedAt = fields.number("started_at"_L1),
                       .tagObject = fields.text("tag_object"_L1),
                       .isDispatched = fields.flag("dispatched"_L1),
                       .isAmended = fields.flag("amended"_L1),
                       .release = {fields.number("release_id"_L1)},
                       .words = fields.text("words"_L1)};
    for (StrictFields run : fields.objects("runs"_L1))
        state.runs.push_back({.id = {run.number("id"_L1)},
                              .workflow = run.text("workflow"_L1),
                              .state = core::State::fromWords(run.text("status"_L1), run.text("conclusion"_L1))});
    return state;
}

/// A phase that acts on what is missing would send it to the wrong place.
void expectWhatItStandsOn(const ReleaseDocument& document, StrictFields& fields)
{
    const ReleaseState& state = document.state;
    if (state.phase == ReleasePhase::Idle)
        return;
    fields.expect(!document.order.release.tag.isEmpty(), "tag"_L1);
    fields.expect(!document.order.release.commit.isEmpty(), "commit"_L1);
    if (isEnd(state.phase))
        return;
    fields.expect(!document.order.key.isEmpty(), "idempotency_key"_L1);
    fields.expect(state.requests > 0, "requests"_L1);
    const bool isAboutRequest = state.phase == ReleasePhase::Sending || state.phase == ReleasePhase::Looking;
    const ReleaseRequest request = state.request;
    const bool needsRelease = request == ReleaseRequest::Publish || request == ReleaseRequest::Amend;
    fields.expect(!isAboutRequest || request != ReleaseRequest::Tag || !state.tagObject.isEmpty(), "tag_object"_L1);
    fields.expect(!isAboutRequest || !needsRelease || bool(state.release), "release_id"_L1);
    fields.expect(!isAboutRequest || request != ReleaseRequest::Dispatch || bool(document.order.dispatchable.id),
                  "dispatchable"_L1);
}

} // namespace

QByteArray toJson(const ReleaseDocument& document)
{
    const QJsonObject object{
        {u"schema"_s, Schema}, {u"state"_s, stateObject(document.state)}, {u"order"_s, orderObject(document.order)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

core::Result<ReleaseDocument> releaseDocumentFromJson(const QByteArray& json)
{
    StrictFields fields(QJsonDocument::fromJson(json).object());
    fields.expect(fields.number("schema"_L1) == Schema, "schema"_L1);
    ReleaseDocument document{.state = stateFrom(fields.object("state"_L1)),
                             .order = orderFrom(fields.object("order"_L1))};
    expectWhatItStandsOn(document, fields);
    if (fields.flaw().isEmpty())
        return document;
    return std::unexpected(
        core::Error{.kind = core::ErrorKind::Storage,
                    .what = u"What is kept of a release cannot be read, so nothing is done about it."_s,
                    .advice = u"Look at the repository's tags and releases on GitHub."_s,
                    .detail = fields.flaw()});
}

} // namespace signalbox::delivery
