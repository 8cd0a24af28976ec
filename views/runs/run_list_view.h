// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/run_action.h"
#include "lists/repository_groups.h"
#include "runs/run_command.h"
#include "runs/run_filter_bar.h"

#include <QUrl>
#include <QWidget>

#include <memory>

class QMenu;

namespace signalbox::lists {
class RunListModel;
}

namespace signalbox::views {

/// Every run of the watched repositories, newest first: state, title, branch, who, when, how long. Filter above, sort
/// by the headings; what is selected stays selected while rows come and go. Keys: / filters, Enter opens, Esc leaves
/// the filter; Shift, Ctrl and Ctrl+A choose several. Columns go, the least telling first, when there is no room.
class RunListView final : public QWidget {
    Q_OBJECT

public:
    /// The clock is borrowed; it moves the ages and durations on once a second while this can be seen.
    explicit RunListView(core::Clock& clock, QWidget* parent = nullptr);
    ~RunListView() override;

    /// Borrowed; nullptr takes it out.
    void setModel(lists::RunListModel* model);
    void setWhyNot(WhyNot whyNot);
    /// Why the list has no runs at all, while it has none.
    enum class Empty { SignedOut, NothingWatched, NothingYet };
    void setEmpty(Empty why);
    void setRepositories(const std::vector<core::RepositoryName>& names);
    /// Of these one can be chosen; a chosen one that is not among them shows nothing.
    void setGroups(std::vector<lists::RepositoryGroup> groups);

    RunChoice choice() const;
    void setChoice(const RunChoice& choice);
    void focusFilter();
    void focusList();
    /// The menu of the headings: the order, and which columns there are and how wide.
    void showColumnMenu();
    bool hasListFocus() const;

    /// The selected run; nothing when none is.
    std::optional<core::Run> currentRun() const;
    std::optional<RunKey> currentKey() const;
    /// How many runs are chosen; one alone is the current one.
    int chosenCount() const;
    /// Those that are chosen, from the top down.
    std::vector<core::RunAction> chosen() const;
    /// Selects this run, now or as soon as it is among the rows.
    void select(const RunKey& key);
    /// A click alone opens, as beside the pipeline; else it takes Enter or a double click.
    void setOpensOnClick(bool opens);

    /// Widths, order and sorting of the columns.
    QByteArray saveColumns() const;
    void restoreColumns(const QByteArray& state);
    /// Which run is current, and how far the list is scrolled.
    QStringList savePlace() const;
    void restorePlace(const QStringList& place);

    /// What the menu of a run holds, or of several that are chosen, ready to be shown.
    std::unique_ptr<QMenu> makeMenu();

Q_SIGNALS:
    void opened(const views::RunKey& key);
    /// The current run, or how many are chosen.
    void currentChanged();
    void commandRequested(views::RunCommand command, const core::AccountId& account, const core::Run& run);
    /// For more than one; from the menu or the bar above the list.
    void batchRequested(views::RunCommand command, const std::vector<core::RunAction>& runs);
    void browserRequested(const QUrl& page);
    /// Its workflow is to be started by hand.
    void dispatchRequested(const core::AccountId& account, const core::Run& run);
    /// The file of the run's workflow is to be edited.
    void workflowFileRequested(const core::AccountId& account, const core::Run& run);
    /// The button of the empty list.
    void connectRequested();
    void addRepositoryRequested();
    void choiceChanged(const views::RunChoice& choice);
    void columnsChanged();
    void placeChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace signalbox::views
