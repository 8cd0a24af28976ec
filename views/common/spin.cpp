// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/spin.h"

#include "common/quiet_style.h"

#include <QEvent>
#include <QWidget>

#include <cmath>

namespace signalbox::views {

Spin::Spin(QWidget* widget)
    : QObject(widget)
    , m_widget(widget)
{
    m_timer.setInterval(100);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_phase = std::fmod(m_phase + 0.08, 1.0);
        Q_EMIT turned();
    });
    widget->installEventFilter(this);
}

void Spin::setActive(bool active)
{
    m_active = active;
    decide();
}

bool Spin::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::StyleChange:
        decide();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void Spin::decide()
{
    const bool turn = m_active && m_widget->isVisible() && motionAllowed(m_widget);
    if (turn && !m_timer.isActive())
        m_timer.start();
    else if (!turn)
        m_timer.stop();
}

} // namespace signalbox::views
