// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "lists/overview_filter_model.h"

#include <QWidget>

namespace signalbox::views {

/// The Overview's cards over a whole screen, to be read from across a room: no frame, no buttons, the worst first.
/// When there are more than can be read, pages take turns. Right and left turn them, the space bar holds them, Esc or
/// F11 or a double click ends it.
class Wallboard final : public QWidget {
    Q_OBJECT

public:
    /// Both are borrowed and outlive the wallboard.
    Wallboard(lists::OverviewFilterModel& cards, core::Clock& clock, QWidget* parent = nullptr);

    int pages() const;
    int page() const { return m_page; }
    bool isHeld() const { return m_held; }

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void turn(int pages);
    void waitForNextPage();
    void paintTile(QPainter& painter, const QRect& tile, const QModelIndex& card) const;
    void paintFooter(QPainter& painter, const QRect& box) const;
    QString summary() const;
    QString title() const;

    lists::OverviewFilterModel& m_cards;
    core::Clock& m_clock;
    int m_page = 0;
    int m_turn = 0; // counts pages shown, so that a page turned by hand stays its whole time
    bool m_held = false;
};

} // namespace signalbox::views
