// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lint/checker.h"
#include "lint/settings.h"

namespace signalbox::lint {

/// The text with these edits made; those that overlap one that is made already are left out.
QByteArray edited(const QByteArray& text, std::vector<Edit> edits);

/// The text with all safe fixes made, judged again after each round of them, for some rounds at most. Only what the
/// settings tell of is mended; a round after which the file is less sound than before is taken back.
QByteArray mended(const Checker& checker, const QByteArray& text, QStringView path, const Settings& settings,
                  const Repository& repository = {});

} // namespace signalbox::lint
