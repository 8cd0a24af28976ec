// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/release_dialog.h"
#include "delivery/release_facts.h"
#include "delivery/release_runner.h"
#include "gui/accounts.h"
#include "window/main_window.h"

#include <QObject>
#include <QPointer>

#include <map>
#include <memory>

namespace signalbox::gui {

/// Releases: the window in which one is judged, begun and followed, and those that an earlier start has begun and that
/// go on by themselves.
class ReleaseSide final : public QObject {
    Q_OBJECT

public:
    ReleaseSide(session::Workspace& workspace, Accounts& accounts, views::MainWindow& window,
                QObject* parent = nullptr);
    ~ReleaseSide() override;

    /// Opens the window; another repository's gives way. A release of it that goes on is shown.
    void open(const core::RepositoryName& repository);

private:
    using Key = std::pair<core::RepositoryName, QString>; ///< the repository and the tag

    QCoro::Task<void> resume(core::AccountId account);
    QCoro::Task<void> propose(QString version);
    QCoro::Task<void> judge(core::NewRelease release);
    QCoro::Task<void> begin(delivery::ReleaseOrder order);
    QCoro::Task<core::Result<delivery::ReleaseRunner*>> runner(core::RepositoryName repository, QString tag);
    void connectDialog();
    void show(delivery::ReleaseRunner& runner);
    void forgetEnded();
    void told(const core::Error& error);

    session::Workspace& m_workspace;
    Accounts& m_accounts;
    views::MainWindow& m_window;
    core::AccountId m_account; ///< of what is shown
    core::RepositoryName m_repository;
    std::unique_ptr<delivery::ReleaseReader> m_reader;
    std::unique_ptr<delivery::ReleaseFactsReader> m_facts;
    delivery::ReleaseReading m_reading; ///< that is shown
    std::map<Key, std::unique_ptr<delivery::ReleaseRunner>> m_runners;
    QPointer<delivery::ReleaseRunner> m_shown;
    QPointer<views::ReleaseDialog> m_dialog;
    int m_proposals = 0; ///< the newest counts
};

} // namespace signalbox::gui
