// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adding/add_dialog.h"
#include "gui/accounts.h"
#include "settings/watched_owners.h"
#include "window/main_window.h"

#include <QObject>
#include <QPointer>

namespace signalbox::gui {

/// Adding repositories: the dialog and what it wants listed, and the owners that were listed once, which are looked at
/// again at the start and each day for what has come since. GUI thread.
class AddingSide final : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::seconds afterStart{30}; ///< the first looks at runs go before
    static constexpr std::chrono::hours betweenLooks{24};

    AddingSide(session::Workspace& workspace, Accounts& accounts, views::MainWindow& window, QObject* parent = nullptr);

    /// Lists this owner at once unless it is empty, and ticks these.
    void show(const QString& owner = {}, const std::vector<core::RepositoryName>& tick = {});
    views::AddDialog* dialog() const { return m_dialog; }

Q_SIGNALS:
    void watchRequested(const core::AccountId& account, const std::vector<core::RepositoryName>& names);
    void unwatchRequested(const core::AccountId& account, const std::vector<core::RepositoryName>& names);
    void signInRequested();

private:
    using Listed = core::Result<std::vector<core::Repository>>;

    QCoro::Task<void> answer(int number, QString owner);
    QCoro::Task<Listed> list(core::AccountId account, QString owner, github::RowsSoFar progress);
    QCoro::Task<void> lookForNew(core::AccountId account);
    void scheduleLook(const core::AccountId& account, std::chrono::seconds delay);
    void takeNew(const settings::WatchedOwner& owner, const std::vector<core::RepositoryName>& names);
    void accept(const core::AccountId& account, const std::vector<core::RepositoryName>& names,
                const core::OwnerRule& rule);
    void remember(const settings::WatchedOwner& owner);
    QString costOf(const core::AccountId& account, int repositories) const;

    session::Workspace& m_workspace;
    Accounts& m_accounts;
    views::MainWindow& m_window;
    settings::WatchedOwners m_owners;
    QPointer<views::AddDialog> m_dialog;
    core::AccountId m_account; ///< that the dialog is for
    std::vector<core::RepositoryName> m_listed; ///< of the owner that the dialog lists
};

} // namespace signalbox::gui
