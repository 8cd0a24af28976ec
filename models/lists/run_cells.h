// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/run_rows.h"

#include <QVariant>

namespace signalbox::lists {

// What the columns of RunListModel show of a run; `column` is a RunListModel::Column.

QString cellText(const core::Run& run, int column, const QDateTime& now);
/// The raw value to sort by.
QVariant cellValue(const core::Run& run, int column, const QDateTime& now);
QString headerText(int column);

/// "CI #412, Failed, main, 3 minutes ago": what a screen reader says for the row.
QString spokenText(const core::Run& run, const QDateTime& now);

/// When it started, or was created while GitHub does not say.
QDateTime startOf(const core::Run& run);
/// How long this attempt has run, or ran; nothing for one that never started, because GitHub or a person held it back.
std::optional<std::chrono::milliseconds> durationOf(const core::Run& run, const QDateTime& now);

} // namespace signalbox::lists
