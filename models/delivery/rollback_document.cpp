// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/rollback_document.h"

#include "delivery/rollback_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

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

/// Nothing where a field is missing or of another type.
std::optional<RollbackOrder> orderFrom(const QJsonObject& object)
{
    const QJsonValue inputs = object.value("inputs"_L1);
    const bool isWhole = object.value("workflow"_L1).toInteger(-1) >= 0 && object.value("workflow_path"_L1).isString()
        && object.value("ref"_L1).isString() && inputs.isObject() && object.value("old_run"_L1).toInteger(-1) >= 0
        && object.value("old_attempt"_L1).toInt(-1) >= 0;
    if (!isWhole)
        return std::nullopt;
    RollbackOrder order{.workflow = {object.value("workflow"_L1).toInteger()},
                        .workflowPath = object.value("workflow_path"_L1).toString(),
                        .ref = object.value("ref"_L1).toString(),
                        .oldRun = {object.value("old_run"_L1).toInteger()},
                        .oldAttempt = object.value("old_attempt"_L1).toInt()};
    const QJsonObject values = inputs.toObject();
    for (auto it = values.begin(); it != values.end(); ++it) {
        if (!it.value().isString())
            return std::nullopt;
        order.inputs.insert(it.key(), it.value().toString());
    }
    return order;
}

std::unexpected<core::Error> refusal(const QString& detail)
{
    return std::unexpected(
        core::Error{.kind = core::ErrorKind::Storage,
                    .what = u"What is kept of a rollback cannot be read, so nothing is done about it."_s,
                    .advice = u"Look at the environment's deployments on GitHub, then begin anew."_s,
                    .detail = detail});
}

} // namespace

QByteArray toJson(const RollbackDocument& document)
{
    const QJsonObject state = QJsonDocument::fromJson(toJson(document.state)).object();
    const QJsonObject object{{u"state"_s, state},
                             {u"order"_s, orderObject(document.order)},
                             {u"bad_versions"_s, QJsonArray::fromStringList(document.badVersions)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

core::Result<RollbackDocument> rollbackDocumentFromJson(const QByteArray& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const auto state
        = rollbackFromJson(QJsonDocument(object.value("state"_L1).toObject()).toJson(QJsonDocument::Compact));
    if (!state)
        return std::unexpected(state.error());
    auto order = orderFrom(object.value("order"_L1).toObject());
    if (!order)
        return refusal(u"order"_s);
    RollbackDocument document{.state = *state, .order = *std::move(order)};
    const QJsonValue bad = object.value("bad_versions"_L1);
    if (!bad.isArray())
        return refusal(u"bad_versions"_s);
    for (const QJsonValue commit : bad.toArray()) {
        if (!commit.isString())
            return refusal(u"bad_versions"_s);
        document.badVersions << commit.toString();
    }
    return document;
}

} // namespace signalbox::delivery
