// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/overview_view.h"

#include "common/empty_state.h"
#include "common/list_place.h"
#include "common/spin.h"
#include "overview/card_delegate.h"
#include "overview/card_grid.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::views {

using lists::OverviewFilterModel;
using lists::RepositoryListModel;

namespace {

lists::RepositorySummary summaryOf(const QModelIndex& card)
{
    return card.data(RepositoryListModel::SummaryRole).value<lists::RepositorySummary>();
}

QSet<QString> turned(QSet<QString> marks, const core::RepositoryName& name)
{
    const QString mark = OverviewFilterModel::markOf(name);
    if (!marks.remove(mark))
        marks.insert(mark);
    return marks;
}

} // namespace

OverviewView::OverviewView(core::Clock& clock, QWidget* parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_cards(clock)
    , m_bar(new OverviewBar)
    , m_grid(new CardGrid(OverviewFilterModel::GroupRole))
    , m_place(
          new ListPlace(*m_grid,
                        [](const QModelIndex& card) {
                            return card.data(lists::RepositoryListModel::AccountRole).toString() + u' '
                                + card.data(lists::RepositoryListModel::NameRole).value<core::RepositoryName>().full();
                        }))
    , m_delegate(new CardDelegate(m_grid))
    , m_nothing(new EmptyState)
    , m_spin(new Spin(m_grid))
{
    m_grid->setObjectName(u"cards"_s);
    m_grid->setAccessibleName(u"Watched repositories, the worst first"_s);
    m_grid->setItemDelegate(m_delegate);
    m_grid->setModel(&m_cards);
    m_place->follow();
    connect(m_place, &ListPlace::moved, this, &OverviewView::placeChanged);
    m_grid->setContextMenuPolicy(Qt::CustomContextMenu);
    m_grid->installEventFilter(this);
    m_delegate->setNow(m_clock.now());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_grid, 1);
    layout->addWidget(m_nothing, 1);
    connectCards();
    showWhatThereIs();
}

void OverviewView::connectCards()
{
    connect(m_bar, &OverviewBar::choiceChanged, this, &OverviewView::apply);
    connect(m_bar, &OverviewBar::wallboardRequested, this, &OverviewView::wallboardRequested);
    connect(m_bar, &OverviewBar::left, this, &OverviewView::focusCards);
    connect(m_grid, &CardGrid::activated, this,
            [this](const QModelIndex& card) { Q_EMIT repositoryOpened(summaryOf(card).name); });
    connect(m_grid, &CardGrid::customContextMenuRequested, this, [this](const QPoint& at) {
        if (const QModelIndex card = m_grid->indexAt(at); card.isValid())
            makeMenu(card)->exec(m_grid->viewport()->mapToGlobal(at));
    });
    connect(m_nothing, &EmptyState::actionTriggered, this, &OverviewView::leaveEmptiness);
    connect(m_spin, &Spin::turned, this, [this] {
        m_delegate->setPhase(m_spin->phase());
        m_grid->viewport()->update();
    });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_cards, signal, this, &OverviewView::showWhatThereIs, Qt::QueuedConnection);
    connect(&m_cards, &QAbstractItemModel::modelReset, this, &OverviewView::showWhatThereIs, Qt::QueuedConnection);
    connect(&m_cards, &QAbstractItemModel::dataChanged, this, &OverviewView::showWhatThereIs, Qt::QueuedConnection);
}

void OverviewView::setModel(RepositoryListModel* model)
{
    m_cards.setRepositories(model);
    showWhatThereIs();
}

void OverviewView::setLogin(const QString& login)
{
    m_login = login;
    apply(choice());
}

void OverviewView::setEmpty(Empty why)
{
    m_empty = why;
    showWhatThereIs();
}

QStringList OverviewView::savePlace() const
{
    return m_place->save();
}

void OverviewView::restorePlace(const QStringList& place)
{
    m_place->restore(place);
}

OverviewView::Marks OverviewView::marks() const
{
    return {.pinned = m_cards.pinned(), .muted = m_cards.muted(), .groups = m_cards.groups()};
}

void OverviewView::setMarks(const Marks& marks)
{
    m_cards.setPinned(marks.pinned);
    m_cards.setMuted(marks.muted);
    m_cards.setGroups(marks.groups);
}

void OverviewView::focusCards()
{
    m_focusSoon = m_cards.rowCount() == 0;
    m_grid->setFocus(Qt::OtherFocusReason);
    if (!m_grid->currentIndex().isValid() && m_cards.rowCount() > 0)
        m_grid->setCurrentIndex(m_cards.index(0, 0));
}

void OverviewView::apply(const OverviewChoice& choice)
{
    m_cards.setText(choice.text);
    m_cards.setState(choice.state);
    m_cards.setGrouping(choice.grouping);
    m_cards.setPerson(choice.mine ? m_login : QString());
    m_cards.setHidesHealthy(choice.hidesHealthy);
    showWhatThereIs();
    Q_EMIT choiceChanged();
}

void OverviewView::showWhatThereIs()
{
    using State = OverviewFilterModel::State;
    m_bar->setCounts({m_cards.count(State::All), m_cards.count(State::Failing), m_cards.count(State::Running),
                      m_cards.count(State::Waiting)});
    m_spin->setActive(m_cards.count(State::Running) > 0);
    const bool any = m_cards.count(State::All) > 0;
    const bool some = m_cards.rowCount() > 0;
    const bool types = qobject_cast<QLineEdit*>(focusWidget()); // before what hides gives the keyboard to a field
    m_bar->setVisible(any);
    m_grid->setVisible(some);
    m_nothing->setVisible(!some);
    if (some && isVisible() && std::exchange(m_focusSoon, false) && !types)
        focusCards();
    if (!any && m_empty == Empty::SignedOut)
        m_nothing->setContent(u"person"_s, u"Nobody is signed in"_s,
                              u"Connect an account, and its repositories stand here."_s, u"Connect…"_s);
    else if (!any)
        m_nothing->setContent(u"repository"_s, u"Nothing is watched"_s, u"Add a repository to see how it stands."_s,
                              u"Add a repository"_s);
    else if (choice() == OverviewChoice{.grouping = choice().grouping, .hidesHealthy = true})
        m_nothing->setContent(u"overview"_s, u"All is well"_s, u"Everything is green and still."_s, u"Show all"_s);
    else
        m_nothing->setContent(u"search"_s, u"No repository is like that"_s, u"Another filter may find some."_s,
                              u"Show all"_s);
}

void OverviewView::leaveEmptiness()
{
    if (m_cards.count(OverviewFilterModel::State::All) > 0)
        setChoice({.grouping = choice().grouping});
    else if (m_empty == Empty::SignedOut)
        Q_EMIT connectRequested();
    else
        Q_EMIT addRepositoryRequested();
}

void OverviewView::pin(const QModelIndex& card)
{
    m_cards.setPinned(turned(m_cards.pinned(), summaryOf(card).name));
    Q_EMIT choiceChanged();
}

void OverviewView::mute(const QModelIndex& card)
{
    m_cards.setMuted(turned(m_cards.muted(), summaryOf(card).name));
    Q_EMIT choiceChanged();
    Q_EMIT mutedChanged();
}

std::unique_ptr<QMenu> OverviewView::makeMenu(const QModelIndex& index)
{
    auto menu = std::make_unique<QMenu>();
    const QPersistentModelIndex card(index);
    const auto row = summaryOf(index);
    const auto add = [&](const QString& name, const QString& text, const auto& act) {
        QAction* action = menu->addAction(QString(text).replace(u'&', u"&&"_s));
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    add(u"cardRuns"_s, u"Open its runs"_s, [this, row] { Q_EMIT repositoryOpened(row.name); });
    for (const lists::RedSince& red : row.card.red)
        add(u"cardRed"_s, u"Open the run that turned %1 red"_s.arg(red.workflow),
            [this, row, red] { Q_EMIT runOpened({row.account, red.run}); });
    for (const lists::Ongoing& ongoing : row.card.ongoing)
        add(u"cardOngoing"_s,
            u"Open %1 #%2: %3"_s.arg(ongoing.workflow).arg(ongoing.number).arg(core::words(ongoing.outcome)),
            [this, row, ongoing] { Q_EMIT runOpened({row.account, ongoing.run}); });
    menu->addSeparator();
    add(u"cardPin"_s, index.data(OverviewFilterModel::PinnedRole).toBool() ? u"Unpin\tP"_s : u"Pin\tP"_s,
        [this, card] { pin(card); });
    add(u"cardMute"_s, index.data(OverviewFilterModel::MutedRole).toBool() ? u"Unmute\tM"_s : u"Mute\tM"_s,
        [this, card] { mute(card); });
    fillGroups(*menu, row.name);
    menu->addSeparator();
    add(u"cardScope"_s, u"Workflows and branches…"_s, [this, row] { Q_EMIT scopeRequested(row.name); });
    add(u"cardWorkflows"_s, u"Workflows and schedules…"_s, [this, row] { Q_EMIT workflowsRequested(row.name); });
    add(u"cardEnvironments"_s, u"Environments…"_s, [this, row] { Q_EMIT environmentsRequested(row.name); });
    add(u"cardRelease"_s, u"Release…"_s, [this, row] { Q_EMIT releaseRequested(row.name); });
    add(u"cardBrowser"_s, u"Open on GitHub"_s, [this, row] {
        Q_EMIT browserRequested(row.repository.webUrl);
    })->setEnabled(!row.repository.webUrl.isEmpty());
    add(u"cardRemove"_s, u"Stop watching %1"_s.arg(row.name.full()), [this, row] { Q_EMIT removeRequested(row.name); });
    return menu;
}

bool OverviewView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_grid || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const QModelIndex card = m_grid->currentIndex();
    if (key->text() == u"/"_s) {
        focusFilter(); // the list would search for it
        return true;
    }
    if (!card.isValid() || key->modifiers() != Qt::NoModifier)
        return false;
    if (key->key() == Qt::Key_P)
        pin(card);
    else if (key->key() == Qt::Key_M)
        mute(card);
    else if (key->key() == Qt::Key_Menu)
        makeMenu(card)->exec(m_grid->viewport()->mapToGlobal(m_grid->visualRect(card).center()));
    else
        return false;
    return true;
}

void OverviewView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!m_ticking)
        tick();
}

/// Ages and times left move on while somebody can see them.
void OverviewView::tick()
{
    m_delegate->setNow(m_clock.now());
    m_grid->viewport()->update();
    m_ticking = isVisible();
    if (m_ticking)
        m_clock.after(5s, this, [this] { tick(); });
}

} // namespace signalbox::views
