// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLabel;
class QWidget;

namespace signalbox::views {

/// A tooltip that shows `text` letter by letter, whatever mark-up it holds, and wraps when it is long.
QString plainToolTip(const QString& text);

/// A label that never takes its text for mark-up.
QLabel* plainLabel(const QString& text = {}, QWidget* parent = nullptr);
/// The same in second-rank colour.
QLabel* mutedLabel(const QString& text = {}, QWidget* parent = nullptr);

} // namespace signalbox::views
