// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/wait.h"
#include "gui/accounts.h"
#include "lists/run_list_model.h"
#include "settings/dispatch_presets.h"
#include "window/main_window.h"
#include "workflows/dispatch_form.h"

#include <QObject>
#include <QPointer>

#include <map>
#include <optional>

namespace signalbox::gui {

/// Starting workflows by hand: the form, fed with what GitHub has, the start, and the run that came of it, which opens
/// once it is there unless its user has gone elsewhere meanwhile.
class DispatchSide final : public QObject {
    Q_OBJECT

public:
    DispatchSide(session::Workspace& workspace, Accounts& accounts, const lists::RunListModel& runs,
                 views::MainWindow& window, QObject* parent = nullptr);
    ~DispatchSide() override;

public Q_SLOTS:
    /// Opens the form for a workflow by the path of its file; another one's form gives way. Without a ref it begins
    /// with the default branch.
    void show(const core::AccountId& account, const core::RepositoryName& repository, const QString& path,
              const QString& ref = {});

Q_SIGNALS:
    /// The file of a workflow, as it is on a branch or tag, is to be looked at.
    void editRequested(const core::AccountId& account, const core::RepositoryName& repository, const QString& path,
                       const QString& ref);

private:
    /// A run that was started and is not among the known ones yet.
    struct Awaited {
        core::AccountId account;
        core::RepositoryName repository;
        core::RunId run;
        std::optional<views::RunKey> from; ///< what was open when it was started
    };

    void take(const core::ChangeSet& changes);
    void judge(const core::AccountId& account, const core::Workflow& workflow);
    void offerInPalette();
    void showOfRun(const core::AccountId& account, const core::Run& run);
    const core::Workflow* find(const core::AccountId& account, core::RepositoryId repository,
                               const QString& path) const;
    settings::DispatchPresets::Scope scope() const;
    void connectForm();
    QCoro::Task<void> readInputs(QString ref);
    QCoro::Task<void> readRefs();
    QCoro::Task<void> readEnvironments();
    QCoro::Task<void> start(QString ref, workflow::DispatchValues values);
    void tell(core::Error error);
    void follow(const Awaited& run);
    void openAwaited();
    void giveUp(const Awaited& run);

    Accounts& m_accounts;
    core::Clock& m_clock;
    const lists::RunListModel& m_runs;
    views::MainWindow& m_window;
    settings::DispatchPresets m_presets;
    std::map<std::pair<core::AccountId, core::WorkflowId>, core::Workflow> m_workflows;
    core::AccountId m_account; ///< whose form it is
    QPointer<views::DispatchForm> m_form;
    std::optional<Awaited> m_awaited; ///< the one that was started last
    github::Lifetime m_lifetime; // the last member: its end resumes what waits, and that may use the others
};

} // namespace signalbox::gui
