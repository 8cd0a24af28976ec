// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/planned_request.h"
#include "lists/check_list_model.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

namespace signalbox::console {

/// One object on a line of its own, as --json prints it.
QByteArray jsonLine(const QJsonObject& object);
/// [{"method", "path", "body"}, ...]
QJsonArray requestsArray(const std::vector<delivery::PlannedRequest>& requests);
/// A check list: a line a row.
QString checkTable(const std::vector<lists::CheckRow>& rows);
/// Requests for people, two lines each.
QString requestLines(const std::vector<delivery::PlannedRequest>& requests);

} // namespace signalbox::console
