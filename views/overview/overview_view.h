// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "overview/overview_bar.h"
#include "runs/run_command.h"

#include <QUrl>
#include <QWidget>

#include <memory>

class QMenu;

namespace signalbox::views {

class CardDelegate;
class CardGrid;
class EmptyState;
class ListPlace;
class Spin;

/// Is anything red, anywhere? Since when, by whom? A card for each watched repository, the worst first, with filters,
/// groups, pins and mutes. Keys: / filters, arrows go from card to card, Enter opens the runs of one, P pins, M mutes.
class OverviewView final : public QWidget {
    Q_OBJECT

public:
    /// What the user has marked; lists::OverviewFilterModel::markOf().
    struct Marks {
        QSet<QString> pinned;
        QSet<QString> muted;
        QHash<QString, QString> groups; ///< of the user: from a mark to the name of its group
    };

    /// The clock is borrowed; it moves ages and times left on while this can be seen.
    explicit OverviewView(core::Clock& clock, QWidget* parent = nullptr);

    /// Borrowed; nullptr takes it out.
    void setModel(lists::RepositoryListModel* model);
    /// Whom "Mine" means; empty while nobody is signed in.
    void setLogin(const QString& login);
    /// Why there are no cards at all, while there are none.
    enum class Empty { SignedOut, NothingWatched };
    void setEmpty(Empty why);

    OverviewChoice choice() const { return m_bar->choice(); }
    void setChoice(const OverviewChoice& choice) { m_bar->setChoice(choice); }
    Marks marks() const;
    /// Which card is current, and how far they are scrolled.
    QStringList savePlace() const;
    void restorePlace(const QStringList& place);
    void setMarks(const Marks& marks);
    void focusFilter() { m_bar->focusText(); }
    void focusCards();

    /// The cards as they stand, for the wallboard.
    lists::OverviewFilterModel& cards() { return m_cards; }
    /// What the menu of a card holds, ready to be shown.
    std::unique_ptr<QMenu> makeMenu(const QModelIndex& card);

Q_SIGNALS:
    /// All runs of it.
    void repositoryOpened(const core::RepositoryName& name);
    void runOpened(const views::RunKey& key);
    void workflowsRequested(const core::RepositoryName& name);
    void environmentsRequested(const core::RepositoryName& name);
    void releaseRequested(const core::RepositoryName& name);
    void removeRequested(const core::RepositoryName& name);
    /// Which of its workflows and branches count is to be chosen.
    void scopeRequested(const core::RepositoryName& name);
    void browserRequested(const QUrl& page);
    void wallboardRequested();
    /// The button of the empty screen.
    void connectRequested();
    void addRepositoryRequested();
    /// Filters, groups or marks: something that is to be kept.
    void choiceChanged();
    /// Which repositories the user wants to hear nothing of; choiceChanged() is said as well.
    void mutedChanged();
    void placeChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void connectCards();
    void apply(const OverviewChoice& choice);
    void showWhatThereIs();
    void pin(const QModelIndex& card);
    void mute(const QModelIndex& card);
    void fillGroups(QMenu& menu, const core::RepositoryName& name);
    void putInto(const core::RepositoryName& name, const QString& group);
    void askForGroup(const core::RepositoryName& name);
    void leaveEmptiness();
    void tick();

    core::Clock& m_clock;
    lists::OverviewFilterModel m_cards;
    OverviewBar* m_bar;
    CardGrid* m_grid;
    ListPlace* m_place;
    CardDelegate* m_delegate;
    EmptyState* m_nothing;
    Spin* m_spin;
    QString m_login;
    Empty m_empty = Empty::SignedOut;
    bool m_ticking = false;
    bool m_focusSoon = false; // the keyboard was meant for cards that were not there yet
};

} // namespace signalbox::views
