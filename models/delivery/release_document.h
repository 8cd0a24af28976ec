// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "delivery/release_state.h"

namespace signalbox::delivery {

/// What is kept of a release: where it stands, and what it sends.
struct ReleaseDocument {
    ReleaseState state;
    ReleaseOrder order;

    bool operator==(const ReleaseDocument&) const = default;
};

/// {"schema": 1, "state": {...}, "order": {...}}, compact.
QByteArray toJson(const ReleaseDocument& document);
/// ErrorKind::Storage for anything that toJson() does not write, with the name of the field in `detail`.
core::Result<ReleaseDocument> releaseDocumentFromJson(const QByteArray& json);

} // namespace signalbox::delivery
