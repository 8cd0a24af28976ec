// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QMap>
#include <QString>

namespace signalbox::github {

/// What the workflow is started with, as it is sent, and as it is shown before that: {"ref", "return_run_details",
/// "inputs"}, without inputs where there are none.
/// https://docs.github.com/en/rest/actions/workflows#create-a-workflow-dispatch-event
inline QJsonObject dispatchBody(const QString& ref, const QMap<QString, QString>& inputs)
{
    QJsonObject values;
    for (const auto& [input, value] : inputs.asKeyValueRange())
        values.insert(input, value);
    QJsonObject body{{QStringLiteral("ref"), ref}, {QStringLiteral("return_run_details"), true}};
    if (!values.isEmpty())
        body.insert(QStringLiteral("inputs"), values);
    return body;
}

} // namespace signalbox::github
