// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/environment_looks.h"
#include "delivery/environments_dialog.h"
#include "delivery/health_settings.h"
#include "gui/accounts.h"
#include "window/main_window.h"

#include <QObject>
#include <QPointer>

#include <map>
#include <memory>

namespace signalbox::gui {

/// The environments of a repository: their window, looked at anew while it is open.
class EnvironmentsSide final : public QObject {
    Q_OBJECT

public:
    EnvironmentsSide(Accounts& accounts, core::Clock& clock, views::MainWindow& window, QObject* parent = nullptr);
    ~EnvironmentsSide() override;

    /// Opens the window of this repository's environments; another one's takes its place.
    void open(const core::RepositoryName& repository);

Q_SIGNALS:
    void rollbackRequested(const core::AccountId& account, const signalbox::delivery::EnvironmentKey& environment,
                           const QString& version);

private:
    QCoro::Task<void> look();
    void lookSoon();

    Accounts& m_accounts;
    core::Clock& m_clock;
    views::MainWindow& m_window;
    std::map<core::AccountId, std::unique_ptr<delivery::EnvironmentLooks>> m_looks;
    core::AccountId m_account; ///< of what is shown
    core::RepositoryName m_repository;
    QPointer<views::EnvironmentsDialog> m_dialog;
    bool m_isLooking = false;
};

} // namespace signalbox::gui
