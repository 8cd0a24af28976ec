// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/kept_undertaking.h"

#include "github/pause.h"

#include <QPointer>

#include <algorithm>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

constexpr core::Clock::Duration untilWrittenAgain = 5s;

} // namespace

KeptUndertaking::KeptUndertaking(history::Store& store, core::Clock& clock, history::Undertaking place, QObject* parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
    , m_place(std::move(place))
{
}

QCoro::Task<core::Result<std::optional<QByteArray>>> KeptUndertaking::read()
{
    const QPointer alive(this);
    const auto kept = co_await m_store.undertakings(m_place.account, m_place.kind);
    if (!alive)
        co_return std::unexpected(github::cancelledError());
    if (!kept)
        co_return std::unexpected(kept.error());
    const auto ours = std::ranges::find_if(*kept, [this](const history::Undertaking& one) {
        return one.repository == m_place.repository && one.subject == m_place.subject;
    });
    co_return ours == kept->end() ? std::nullopt : std::optional(ours->state);
}

QCoro::Task<bool> KeptUndertaking::keep(QByteArray state)
{
    const QPointer alive(this);
    history::Undertaking undertaking = m_place;
    undertaking.state = std::move(state);
    while (true) {
        const auto kept = co_await m_store.keepUndertaking(undertaking);
        if (!alive || kept)
            co_return alive&& kept;
        core::Error error = kept.error();
        error.what
            = u"The state of the %1 could not be written, so nothing is sent: %2"_s.arg(m_place.kind, error.what);
        Q_EMIT failed(error);
        const auto paused = co_await github::pauseFor(m_lifetime, m_clock, this, untilWrittenAgain);
        if (!alive || !paused)
            co_return false;
    }
}

} // namespace signalbox::delivery
