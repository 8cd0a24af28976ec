// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artifact.h"
#include "core/download.h"

namespace signalbox::lists {

/// "Expired", or "expires in 89 days"; empty where GitHub gives no date.
QString expiryText(const core::Artifact& artifact, const QDateTime& now);
/// GitHub deletes it on that day, whether its list says so already or not.
bool isExpired(const core::Artifact& artifact, const QDateTime& now);
/// Size, expiry and digest in one line.
QString factsText(const core::Artifact& artifact, const QDateTime& now);
/// How its download stands; empty when nobody has asked for it.
QString downloadText(const core::Download& download);

} // namespace signalbox::lists
