// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <optional>
#include <utility>

namespace signalbox::editing {

/// The bracket at `position` or right before it, and the one that it belongs to: their places, in the order of the
/// text. Of round, square and curly ones; quotes are not looked at. Nothing where there is none, and where its partner
/// is missing or far away.
std::optional<std::pair<int, int>> bracketsAt(QStringView text, int position);

} // namespace signalbox::editing
