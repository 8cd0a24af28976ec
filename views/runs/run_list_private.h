// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the list of runs is made of. Only run_list_*.cpp include it.
#pragma once

#include "common/empty_state.h"
#include "common/list_place.h"
#include "common/spin.h"
#include "lists/run_filter_model.h"
#include "lists/run_list_model.h"
#include "runs/chosen_bar.h"
#include "runs/run_columns.h"
#include "runs/run_delegate.h"
#include "runs/run_list_view.h"
#include "runs/run_table.h"

#include <QMenu>
#include <QTimer>

namespace signalbox::views {

class RunListView::Private {
public:
    Private(RunListView& view, core::Clock& clock);

    /// Puts the parts together. Not in the constructor, because their events ask for the finished Private.
    void setUp();
    void layOut();
    void connectBar();
    void connectTable();
    void connectRows();

    void apply(const RunChoice& choice);
    /// The repositories of the chosen group; nothing when none is chosen.
    std::optional<QSet<core::RepositoryName>> groupOf(const RunChoice& choice) const;
    void showWhatThereIs();
    void count();
    void selectWished();
    void open(const QModelIndex& index);
    void hover(const QModelIndex& index);
    bool takeKey(int key, const QString& text);
    void tick();
    RunKey keyOf(const QModelIndex& index) const;

    // run_list_chosen.cpp: several runs at once
    /// The row that the user sees marked: of several the one with the keyboard. Never one that is not marked, because
    /// that would be the one that is cancelled.
    QModelIndex theOne() const;
    void connectChosen();
    std::unique_ptr<QMenu> makeChosenMenu();
    void requestBatch(RunCommand command);
    void chooseCurrentAlone();

    RunListView& view;
    core::Clock& clock;
    lists::RunListModel* model = nullptr;
    lists::RunFilterModel* shown;
    RunFilterBar* bar;
    ChosenBar* chosenBar;
    RunTable* table;
    ListPlace* place;
    RunDelegate* delegate;
    RunColumns* columns;
    EmptyState* empty;
    Spin* spin;
    QTimer countSoon; ///< runs on while changes come: begun anew with each of them it would never end
    /// Nobody needs the counts of a list that is not to be seen: showEvent() makes up for it.
    void countLater()
    {
        if (!view.isVisible())
            countWhenSeen = true;
        else if (!countSoon.isActive())
            countSoon.start();
    }

    std::vector<lists::RepositoryGroup> groups;
    WhyNot whyNot;
    Empty why = Empty::SignedOut;
    std::optional<RunKey> wished; // to be selected as soon as it is there
    bool opensOnClick = false;
    bool focusSoon = false; // the list is asked to take the keyboard and has no rows yet
    bool ticking = false;
    bool countWhenSeen = false; // something has changed since it was last counted
};

} // namespace signalbox::views
