// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "delivery/rollback_state.h"

#include <QByteArray>

namespace signalbox::delivery {

/// One compact JSON object, with a schema number.
QByteArray toJson(const RollbackState& state);

/// ErrorKind::Storage for anything that toJson() does not write: another schema, a field that is missing or of another
/// type, a word that is not known, a phase without what it stands on. Nothing is guessed, because requests follow it.
core::Result<RollbackState> rollbackFromJson(const QByteArray& json);

} // namespace signalbox::delivery
