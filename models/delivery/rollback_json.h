// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "delivery/rollback_state.h"

#include <QByteArray>
#include <QJsonObject>

namespace signalbox::delivery {

/// With a schema number.
QJsonObject objectOf(const RollbackState& state);
/// The same, compact.
QByteArray toJson(const RollbackState& state);

/// ErrorKind::Storage for anything that toJson() does not write: another schema, a field that is missing or of another
/// type, a word that is not known, a phase without what it stands on. Nothing is guessed, because requests follow it.
core::Result<RollbackState> rollbackFromJson(const QByteArray& json);
core::Result<RollbackState> rollbackFromObject(const QJsonObject& object);

/// What to say of something kept of a rollback that cannot be read.
core::Error unreadableRollback(const QString& detail);

} // namespace signalbox::delivery
