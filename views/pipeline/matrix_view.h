// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"

#include <QTableView>

namespace signalbox::lists {
class MatrixModel;
}

namespace signalbox::views {

class MatrixHeader;
class Spin;

/// A matrix as a grid of cells, as high as its rows: the columns share the width that there is, and the cells say as
/// much as they have room for. Arrow keys move, blank cells are stepped over, Enter opens. The keyboard that comes to
/// it chooses nothing yet: Space, Enter, an arrow or a click does.
class MatrixView final : public QTableView {
    Q_OBJECT

public:
    /// The model is borrowed and outlives the view. Whoever makes it gives it an accessible name.
    explicit MatrixView(lists::MatrixModel& model, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// Marks this cell, without a signal; none when it is not valid.
    void choose(const QModelIndex& index);

Q_SIGNALS:
    /// The user went to a cell.
    void chosen(const core::Job& job);
    /// The user wants to see more of it: Enter or a double click.
    void opened(const core::Job& job);
    /// The user wants its menu.
    void menuRequested(const core::Job& job, const QPoint& globalPosition);

protected:
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void focusInEvent(QFocusEvent* event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitRows();
    void fitColumns();
    void turnWhatRuns();
    bool anythingRuns() const;
    QModelIndex firstCell() const;

    lists::MatrixModel& m_model;
    Spin* m_spin;
    MatrixHeader* m_across;
    MatrixHeader* m_down;
    bool m_silent = false;
};

} // namespace signalbox::views
