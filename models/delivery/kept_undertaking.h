// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "github/wait.h"
#include "history/store.h"

#include <QObject>

#include <optional>

namespace signalbox::delivery {

/// The state of one release or rollback as the store has it: read at the start, and written before anything is sent.
/// GUI thread only.
class KeptUndertaking final : public QObject {
    Q_OBJECT

public:
    /// `place`: all but the state.
    KeptUndertaking(history::Store& store, core::Clock& clock, history::Undertaking place, QObject* parent = nullptr);

    const core::AccountId& account() const { return m_place.account; }
    /// The state that was kept last; nothing where there is none. Cancelled when this ended meanwhile.
    QCoro::Task<core::Result<std::optional<QByteArray>>> read();
    /// Tries until it is written; false when this has ended meanwhile.
    QCoro::Task<bool> keep(QByteArray state);

Q_SIGNALS:
    /// It cannot be written. It is tried again.
    void failed(const core::Error& error);

private:
    history::Store& m_store;
    core::Clock& m_clock;
    history::Undertaking m_place;
    github::Lifetime m_lifetime; // the last member: its end resumes what waits, and that may use the others
};

} // namespace signalbox::delivery
