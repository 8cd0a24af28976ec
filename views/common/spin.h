// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

class QWidget;

namespace signalbox::views {

/// The turning of everything that runs in one widget: ten times a second while asked to, the widget can be seen, and
/// motion is allowed; otherwise it rests.
class Spin final : public QObject {
    Q_OBJECT

public:
    explicit Spin(QWidget* widget);

    void setActive(bool active);
    bool isTurning() const { return m_timer.isActive(); }
    /// 0 to 1, one turn.
    qreal phase() const { return m_phase; }

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void turned();

private:
    void decide();

    QWidget* m_widget;
    QTimer m_timer;
    qreal m_phase = 0.15;
    bool m_active = false;
};

} // namespace signalbox::views
