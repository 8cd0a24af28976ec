// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/definition.h"
#include "demo/entities.h"

#include <QJsonObject>

namespace signalbox::demo {

/// The parts of a scenario that need nothing of the world.
Workflow workflowFrom(const QJsonObject& object);
Failure failureFrom(const QJsonObject& object);
std::vector<Failure> failuresFrom(const QJsonValue& array);
QStringList textsFrom(const QJsonValue& array);
/// Texts by path; null removes one.
QMap<QString, std::optional<QByteArray>> filesFrom(const QJsonValue& object);

} // namespace signalbox::demo
