// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run_action.h"
#include "lists/inbox_row.h"

#include <QWidget>

#include <vector>

class QLabel;
class QListView;
class QPushButton;

namespace signalbox::lists {
class InboxModel;
}

namespace signalbox::views {

class EmptyState;
class ListPlace;

/// What waits for the user, and what can be done about it, one thing or several at once. Keys: A approves, X rejects, R
/// runs the failed jobs again, L looks again, O opens GitHub's page, Enter opens the run (or the pull request's page,
/// where there is no run), Esc chooses nothing.
class InboxView final : public QWidget {
    Q_OBJECT

public:
    explicit InboxView(QWidget* parent = nullptr);

    /// Borrowed; nullptr takes it out.
    void setModel(lists::InboxModel* model);
    /// Nobody is signed in, so nothing can be known to wait.
    void setSignedIn(bool signedIn);
    void focusList();
    /// Chooses everything of this run; false when nothing of it waits.
    bool choose(const lists::RunKey& run);
    /// Which thing is current, and how far the list is scrolled.
    QStringList savePlace() const;
    void restorePlace(const QStringList& place);
    /// The things that are chosen, from the top down.
    std::vector<lists::InboxRow> chosen() const;

Q_SIGNALS:
    void opened(const lists::RunKey& run);
    /// Deployments, and what is to be approved with them in one go: runs of forks.
    void reviewRequested(bool approve, const std::vector<lists::InboxRow>& things);
    /// Runs of forks, and nothing else.
    void approveRequested(const std::vector<core::RunAction>& runs);
    /// Failed runs, and nothing else.
    void rerunRequested(const std::vector<core::RunAction>& runs);
    void browserRequested(const QUrl& page);
    /// At the repositories of these things, now.
    void lookRequested(const std::vector<lists::InboxRow>& things);
    void connectRequested();
    void placeChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void layOut();
    void showWhatThereIs();
    void enableButtons();
    void approve();
    void review(bool approve);
    void rerun();
    void open(const lists::InboxRow& row);
    std::vector<core::RunAction> chosenRuns(lists::InboxRow::Sort sort) const;

    lists::InboxModel* m_model = nullptr;
    QListView* m_list;
    ListPlace* m_place = nullptr;
    QPushButton* m_approve;
    QPushButton* m_reject;
    QPushButton* m_rerun;
    QPushButton* m_look;
    QPushButton* m_browse;
    QLabel* m_hint;
    EmptyState* m_empty;
    QWidget* m_bar;
    bool m_signedIn = false;
    bool m_focusSoon = false; // the keyboard was meant for rows that were not there yet
};

} // namespace signalbox::views
