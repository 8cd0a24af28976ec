// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/rollback_document.h"

#include "delivery/rollback_json.h"
#include "delivery/strict_fields.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <limits>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

QJsonObject orderObject(const RollbackOrder& order)
{
    QJsonObject inputs;
    for (auto it = order.inputs.cbegin(); it != order.inputs.cend(); ++it)
        inputs.insert(it.key(), it.value());
    return {{u"workflow"_s, order.workflow.value},
            {u"workflow_path"_s, order.workflowPath},
            {u"ref"_s, order.ref},
            {u"inputs"_s, inputs},
            {u"old_run"_s, order.oldRun.value},
            {u"old_attempt"_s, order.oldAttempt}};
}

RollbackOrder orderFrom(StrictFields fields)
{
    return {.workflow = {fields.number("workflow"_L1)},
            .workflowPath = fields.text("workflow_path"_L1),
            .ref = fields.text("ref"_L1),
            .inputs = fields.textsByName("inputs"_L1),
            .oldRun = {fields.number("old_run"_L1)},
            .oldAttempt = int(fields.number("old_attempt"_L1, 0, std::numeric_limits<int>::max()))};
}

} // namespace

QByteArray toJson(const RollbackDocument& document)
{
    const QJsonObject object{{u"state"_s, objectOf(document.state)},
                             {u"order"_s, orderObject(document.order)},
                             {u"bad_versions"_s, QJsonArray::fromStringList(document.badVersions)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

core::Result<RollbackDocument> rollbackDocumentFromJson(const QByteArray& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const auto state = rollbackFromObject(object.value("state"_L1).toObject());
    if (!state)
        return std::unexpected(state.error());
    StrictFields fields(object);
    RollbackDocument document{
        .state = *state, .order = orderFrom(fields.object("order"_L1)), .badVersions = fields.texts("bad_versions"_L1)};
    if (!fields.flaw().isEmpty())
        return std::unexpected(unreadableRollback(fields.flaw()));
    return document;
}

} // namespace signalbox::delivery
