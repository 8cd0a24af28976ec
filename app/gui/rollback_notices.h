// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/rollback_state.h"
#include "desktop/notifier.h"
#include "gui/guards.h"
#include "gui/rollback_side.h"

#include <QObject>

namespace signalbox::gui {

/// Tells the user of rollbacks that begin, wait for them or end, before anything is sent by itself: a notification, and
/// a banner that can stop the countdown.
class RollbackNotices final : public QObject {
    Q_OBJECT

public:
    RollbackNotices(Guards& guards, RollbackSide& rollbacks, views::MainWindow& window, QObject* parent = nullptr);

private:
    void follow(const core::AccountId& account, delivery::EnvironmentGuard& guard);
    void tell(const core::AccountId& account, delivery::EnvironmentGuard& guard, const delivery::RollbackState& state);
    void open(const QString& line);

    struct Told {
        QString line;
        core::AccountId account;
        delivery::EnvironmentKey environment;
    };

    RollbackSide& m_rollbacks;
    views::MainWindow& m_window;
    desktop::Notifier m_notifier;
    std::vector<Told> m_told; ///< what a notification may be opened about
};

} // namespace signalbox::gui
