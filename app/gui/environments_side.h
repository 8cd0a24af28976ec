// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/environments_dialog.h"
#include "delivery/health_settings.h"
#include "delivery/promote_dialog.h"
#include "delivery/promotions.h"
#include "gui/accounts.h"
#include "gui/guards.h"
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
    EnvironmentsSide(Accounts& accounts, Guards& guards, core::Clock& clock, views::MainWindow& window,
                     QObject* parent = nullptr);
    ~EnvironmentsSide() override;

    /// Opens the window of this repository's environments; another one's takes its place.
    void open(const core::RepositoryName& repository);

Q_SIGNALS:
    void rollbackRequested(const core::AccountId& account, const signalbox::delivery::EnvironmentKey& environment,
                           const QString& version);
    void healthRequested(const signalbox::delivery::EnvironmentKey& environment);

private:
    void setHealth(const delivery::EnvironmentKey& environment, delivery::Health health);
    QCoro::Task<void> look();
    void promote(const delivery::DeployedVersion& version, const QString& from, const QString& to);
    QCoro::Task<void> plan(delivery::DeployedVersion version, QString from, QString to);
    QCoro::Task<void> start(monitor::DispatchRequest request);
    /// The run that came of it is followed in the dialog.
    QCoro::Task<void> follow(core::RunId run);
    void take(const core::ChangeSet& changes);
    void lookSoon();

    Accounts& m_accounts;
    Guards& m_guards;
    core::Clock& m_clock;
    views::MainWindow& m_window;
    core::AccountId m_account; ///< of what is shown
    core::RepositoryName m_repository;
    QPointer<views::EnvironmentsDialog> m_dialog;
    std::map<core::RepositoryName, QMap<QString, delivery::Health>> m_health; ///< of what is watched
    bool m_isLooking = false;
    std::map<core::AccountId, std::unique_ptr<delivery::Promotions>> m_promotions;
    QPointer<views::PromoteDialog> m_promotion;
    core::AccountId m_promotionAccount;
    core::RepositoryName m_promotionRepository;
    core::RunId m_promotionRun; ///< that the dialog follows; 0 before there is one
};

} // namespace signalbox::gui
