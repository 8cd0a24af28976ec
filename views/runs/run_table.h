// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace signalbox::views {

/// A table whose rows are one thing each: the keyboard goes from row to row, and Home and End to the first and the
/// last. A table and not a tree without branches, because that lays out all of its rows anew when one comes; with
/// 100,000 that is half a frame.
class RunTable final : public QTableView {
    Q_OBJECT

public:
    explicit RunTable(QWidget* parent = nullptr);

    /// Makes this row the current one and marks it alone, whatever keys are held down: a palette that was opened by
    /// Ctrl and a letter is no hand that picks another row.
    void goTo(const QModelIndex& index);
    /// As high as its delegate wants them, which depends on the font.
    void fitRows();

protected:
    bool event(QEvent* event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
};

} // namespace signalbox::views
