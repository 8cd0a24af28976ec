// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/pull_request.h"
#include "delivery/rollback_survey.h"
#include "lists/check_list_model.h"
#include "lists/version_list_model.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTabWidget;
class QTreeView;

namespace signalbox::views {

class Banner;
class StepsPage;

/// An environment goes back to an older version: first which one, what that undoes, what stands against it and exactly
/// what will be sent; once it is confirmed, how it goes on to its end. Closing it stops nothing. Deletes itself.
class RollbackDialog final : public QDialog {
    Q_OBJECT

public:
    RollbackDialog(const core::RepositoryName& repository, const QString& environment, core::Clock& clock,
                   QWidget* parent);

    /// What can be chosen from. `situation` is all that is known but for the choice itself; `notes` are sentences about
    /// what was pre-judged elsewhere. `wanted` is chosen first where it is among the versions.
    void setSurvey(delivery::RollbackSurvey survey, const delivery::RollbackSituation& situation,
                   const QString& wanted);
    /// Whether a rollback workflow is offered to be written.
    void setLacksWorkflow(bool lacks);
    /// Where the rollback stands. Anything but Idle and AwaitingConfirmation shows the steps.
    void setState(const delivery::RollbackState& state);
    void say(const core::Error& error);
    /// What may have brought the fault, for the user to choose one.
    void offerReverts(const std::vector<core::PullRequest>& pulls);
    /// One has been opened.
    void showRevert(const core::PullRequest& pull);

Q_SIGNALS:
    void refreshRequested();
    /// The user has said yes to exactly this.
    void confirmed(const signalbox::delivery::PlannedRollback& planned, const QString& reason);
    void stopRequested();
    void runRequested(core::RunId run);
    void workflowWanted(); ///< a rollback workflow, where the repository has none
    void nextRequested(); ///< another version, after one that failed
    void revertsWanted(); ///< the user wants to take the fault out of the branch
    void revertRequested(const signalbox::core::PullRequest& pull);
    void browserRequested(const QUrl& page);

private:
    void layOut();
    QWidget* chooserPage();
    void judge();
    void showDecision();
    void showRequests();
    void showUndone();
    void updateConfirm();
    void confirm();
    const delivery::RollbackOption* chosen() const;
    delivery::RollbackWay way() const;

    core::RepositoryName m_repository;
    QString m_environment;
    delivery::RollbackSurvey m_survey;
    delivery::RollbackSituation m_situation;
    delivery::RollbackDecision m_decision;
    delivery::PlannedRollback m_planned;
    delivery::RollbackState m_state;
    bool m_lacksWorkflow = false;
    QUrl m_revertPage;
    lists::VersionListModel m_versions;
    lists::CheckListModel m_guards;
    QLabel* m_heading;
    Banner* m_banner;
    QStackedWidget* m_pages;
    QTreeView* m_versionList;
    QTreeView* m_guardList;
    QTabWidget* m_details;
    QPlainTextEdit* m_undone;
    QPlainTextEdit* m_files;
    QPlainTextEdit* m_requests;
    QComboBox* m_way;
    QLineEdit* m_reason;
    QLineEdit* m_typed; ///< the environment's name, where it is production
    QLabel* m_typedName;
    QCheckBox* m_allTheSame;
    StepsPage* m_steps;
    QPushButton* m_confirm;
    QPushButton* m_refresh;
    QPushButton* m_stop;
    QPushButton* m_run;
    QPushButton* m_next;
    QPushButton* m_write;
    QPushButton* m_revert;
    QPushButton* m_close;
};

} // namespace signalbox::views
