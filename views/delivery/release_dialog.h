// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "delivery/release_checks.h"
#include "delivery/release_order.h"
#include "delivery/release_reader.h"
#include "lists/check_list_model.h"

#include <QDialog>
#include <QUrl>

class QCheckBox;
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

/// A version goes out: first what is proposed, for the user to change, what stands against it and exactly what will be
/// sent; once it is confirmed, how it goes on to the release and its files. Closing it stops nothing. Deletes itself.
class ReleaseDialog final : public QDialog {
    Q_OBJECT

public:
    ReleaseDialog(const core::RepositoryName& repository, QWidget* parent);
    ~ReleaseDialog() override;

    /// What is proposed, and what it is judged by.
    void setProposal(const delivery::ReadRelease& read, const delivery::ReleaseFacts& facts);
    /// The same release judged anew, after draft was switched.
    void setFacts(const delivery::ReleaseFacts& facts);
    /// Where the release stands. Anything but Idle shows the steps.
    void setState(const delivery::ReleaseState& state, const delivery::ReleaseOrder& order);
    void say(const core::Error& error);

Q_SIGNALS:
    void proposalWanted(const QString& version); ///< as it was typed; empty for the next one
    void factsWanted(const signalbox::core::NewRelease& release);
    void confirmed(const signalbox::delivery::ReleaseOrder& order); ///< the user has said yes to exactly this
    void stopRequested();
    void dispatchRequested(); ///< no run came: the workflow is to be started by hand
    void goOnRequested();
    void runRequested(core::RunId run);
    void browserRequested(const QUrl& page);

private:
    void layOut();
    void connectParts();
    QWidget* proposalPage();
    core::NewRelease release() const;
    delivery::ReleaseOrder order() const;
    void showChecks();
    void showOrder();

    core::RepositoryName m_repository;
    delivery::ReadRelease m_read;
    delivery::ReleaseFacts m_facts;
    std::vector<delivery::ReleaseCheck> m_blockers;
    delivery::ReleaseState m_state;
    QString m_key; ///< of the order: the same for what is shown and sent
    bool m_isRead = false;
    lists::CheckListModel m_checks;
    QLabel* m_heading;
    Banner* m_banner;
    QStackedWidget* m_pages;
    QLineEdit* m_version;
    QLineEdit* m_title;
    QCheckBox* m_prerelease;
    QCheckBox* m_latest;
    QCheckBox* m_draft;
    QTabWidget* m_details;
    QPlainTextEdit* m_notes;
    QPlainTextEdit* m_commits;
    QPlainTextEdit* m_requests;
    QTreeView* m_checkList;
    QLabel* m_reasonName;
    QLineEdit* m_reason;
    StepsPage* m_steps;
    QPushButton* m_confirm;
    QPushButton* m_difference;
    QPushButton* m_run;
    QPushButton* m_dispatch;
    QPushButton* m_goOn;
    QPushButton* m_page;
    QPushButton* m_stop;
    QPushButton* m_close;
};

} // namespace signalbox::views
