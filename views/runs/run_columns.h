// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QSet>

class QMenu;
class QTableView;

namespace signalbox::views {

class RunDelegate;

/// Which columns the list of runs shows, how wide, and which one it is sorted by: what the user chose in the menu of
/// the headings or with the mouse, less those for which there is no room. What has no column stands under the title.
class RunColumns final : public QObject {
    Q_OBJECT

public:
    RunColumns(QTableView& table, RunDelegate& delegate);

    /// The table has its columns now: widths, order and sorting as they were kept, or the usual ones.
    void begin();
    /// Shows as many as there is room for.
    void fit();
    QByteArray save() const;
    /// What save() gave; anything else is passed over. May come before begin().
    void restore(const QByteArray& state);
    /// The menu of the headings, below them: for whom the keyboard alone brings there.
    void showMenu();

Q_SIGNALS:
    void changed();

private:
    void showMenuAt(const QPoint& at);
    void addSorting(QMenu& menu);
    void addWidths(QMenu& menu, int step);
    void addColumns(QMenu& menu);
    QString nameOf(int column) const;
    void setUsualWidths();
    int stateWidth(bool inWords) const;

    QTableView& m_table;
    RunDelegate& m_delegate;
    QSet<int> m_unwanted;
    QByteArray m_kept;
    QHash<int, int> m_widths; // of each column when it was last on show; a hidden one has none
    bool m_begun = false;
};

} // namespace signalbox::views
