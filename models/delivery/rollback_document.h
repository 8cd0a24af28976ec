// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "delivery/rollback_order.h"

namespace signalbox::delivery {

/// What is kept of an environment's rollback: where it stands, and what it sends.
struct RollbackDocument {
    RollbackState state;
    RollbackOrder order;
    QStringList badVersions; ///< commits that were rolled back from; newest last, at most fifty

    bool operator==(const RollbackDocument&) const = default;
};

/// {"state": the machine's object, "order": {...}, "bad_versions": [...]}, compact.
QByteArray toJson(const RollbackDocument& document);
/// ErrorKind::Storage for anything that toJson() does not write, as with the state alone.
core::Result<RollbackDocument> rollbackDocumentFromJson(const QByteArray& json);

} // namespace signalbox::delivery
