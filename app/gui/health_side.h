// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/health_dialog.h"
#include "gui/guards.h"
#include "settings/health_watch_file.h"
#include "window/main_window.h"

#include <QObject>
#include <QPointer>

#include <vector>

namespace signalbox::gui {

/// The health of environments: guards those that are set while the window runs, and opens the window in which they are
/// set. Settings that another program changes take effect at once.
class HealthSide final : public QObject {
    Q_OBJECT

public:
    HealthSide(session::Workspace& workspace, Accounts& accounts, Guards& guards, views::MainWindow& window,
               QObject* parent = nullptr);
    ~HealthSide() override;

    void open(const core::AccountId& account, const delivery::EnvironmentKey& environment);

Q_SIGNALS:
    /// The health of an environment, or how it is watched, is another one.
    void changed(const core::AccountId& account, const signalbox::delivery::EnvironmentKey& environment);

private:
    /// Guards all that is set for repositories of the account.
    void apply(const core::AccountId& account);
    QCoro::Task<void> guard(core::AccountId account, delivery::HealthSettings settings);
    QCoro::Task<void> tryProbe(delivery::Probe probe, QByteArray typed);
    QCoro::Task<void> save(delivery::HealthSettings settings, std::vector<views::HealthDialog::Secret> secrets);

    session::Workspace& m_workspace;
    Accounts& m_accounts;
    Guards& m_guards;
    views::MainWindow& m_window;
    settings::HealthWatchFile m_file;
    delivery::Prober m_prober; // of "Try now"
    core::AccountId m_account; // of what is shown
    delivery::EnvironmentKey m_environment;
    QPointer<views::HealthDialog> m_dialog;
};

} // namespace signalbox::gui
