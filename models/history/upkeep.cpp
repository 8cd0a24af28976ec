// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/upkeep.h"

#include <QPointer>

#include <utility>

namespace signalbox::history {

Upkeep::Upkeep(Store& store, core::Clock& clock, QObject* parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
{
}

void Upkeep::start(const Retention& retention)
{
    m_retention = retention;
    m_clock.after(afterStart, this, [this] { trim(); });
}

QCoro::Task<void> Upkeep::trim()
{
    const QPointer self(this);
    const auto trimmed = co_await m_store.trim(m_retention, m_clock.now());
    if (!self)
        co_return;
    if (trimmed)
        m_runs += trimmed->runs;
    const bool isOver = !trimmed || trimmed->done;
    m_clock.after(isOver ? betweenRounds : betweenPieces, this, [this] { trim(); });
    if (isOver)
        Q_EMIT ended(std::exchange(m_runs, 0));
}

} // namespace signalbox::history
