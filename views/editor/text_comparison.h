// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace signalbox::views {

/// Two states of a file, laid over each other line by line: what only one of them has is marked by a sign and a colour.
/// To be read only; closes by Escape.
class TextComparison final : public QDialog {
    Q_OBJECT

public:
    TextComparison(const QString& title, const QString& before, const QString& after, QWidget* parent);
};

} // namespace signalbox::views
