// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/repository_list_view.h"

#include "common/empty_state.h"
#include "common/icons.h"
#include "common/plain_text.h"
#include "common/theme.h"
#include "lists/repository_list_model.h"
#include "runs/repository_delegate.h"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QSortFilterProxyModel>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::views {

using lists::RepositoryListModel;

namespace {

core::RepositoryName nameOf(const QModelIndex& index)
{
    return index.data(RepositoryListModel::NameRole).value<core::RepositoryName>();
}

} // namespace

RepositoryListView::RepositoryListView(core::Clock& clock, QWidget* parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_shown(new QSortFilterProxyModel(this))
    , m_field(new QLineEdit)
    , m_all(new QToolButton)
    , m_add(new QToolButton)
    , m_list(new QListView)
    , m_delegate(new RepositoryDelegate(m_list))
    , m_empty(new EmptyState)
{
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_shown->setFilterRole(Qt::DisplayRole);
    m_field->setObjectName(u"repositoryField"_s);
    m_field->setPlaceholderText(u"Find, or add owner/name"_s);
    m_field->setAccessibleName(u"Find a watched repository, or type owner/name and press Enter to watch it"_s);
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_all->setObjectName(u"allRepositories"_s);
    m_all->setText(u"Show all"_s);
    m_all->setAccessibleName(u"Show the runs of all repositories"_s);
    connect(m_all, &QToolButton::clicked, this, &RepositoryListView::chooseAll);
    m_add->setObjectName(u"addRepositories"_s);
    m_add->setIcon(lineIcon(u"add"_s));
    m_add->setToolTip(u"Add repositories: by name, by owner, or from a list"_s);
    m_add->setAccessibleName(u"Add repositories"_s);
    m_add->setFocusPolicy(Qt::StrongFocus);
    connect(m_add, &QToolButton::clicked, this, &RepositoryListView::addSeveralRequested);
    connect(m_empty, &EmptyState::actionTriggered, this, &RepositoryListView::addSeveralRequested);
    m_list->setObjectName(u"repositories"_s);
    m_list->setAccessibleName(u"Watched repositories"_s);
    watchRows();
    m_list->setModel(m_shown);
    m_list->setItemDelegate(m_delegate);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);

    QLabel* title = plainLabel(u"Repositories"_s);
    title->setFont(textFont(TextRole::Title));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::Small, space::Medium, space::Tight, space::Small);
    layout->setSpacing(space::Small);
    auto* head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(m_all);
    head->addWidget(m_add);
    layout->addLayout(head);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_empty, 1);

    connect(m_field, &QLineEdit::textChanged, this, &RepositoryListView::find);
    connect(m_field, &QLineEdit::returnPressed, this, &RepositoryListView::take);
    connect(m_list, &QListView::customContextMenuRequested, this, &RepositoryListView::showMenu);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &RepositoryListView::takeCurrent);
    connect(m_list, &QListView::pressed, this, &RepositoryListView::takeCurrent);
    connect(m_list, &QListView::activated, this, &RepositoryListView::takeCurrent);
    showWhatThereIs();
}

void RepositoryListView::watchRows()
{
    // A list view moves its current row when that row goes away, be it only out of the search. That is no choice of
    // the user's; so it is not heard, and the chosen row is shown again afterwards.
    connect(m_shown, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_quiet = true; });
    connect(m_shown, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_quiet = true; });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_shown, signal, this, &RepositoryListView::showWhatThereIs, Qt::QueuedConnection);
    connect(m_shown, &QAbstractItemModel::modelReset, this, &RepositoryListView::showWhatThereIs, Qt::QueuedConnection);
}

void RepositoryListView::setModel(RepositoryListModel* model)
{
    m_model = model;
    m_shown->setSourceModel(model);
    showWhatThereIs();
}

void RepositoryListView::choose(const std::optional<core::RepositoryName>& name)
{
    m_chosen = name;
    showChosen();
}

std::vector<core::RepositoryName> RepositoryListView::repositories() const
{
    std::vector<core::RepositoryName> names;
    for (int row = 0; m_model && row < m_model->rowCount(); ++row)
        names.push_back(nameOf(m_model->index(row, 0)));
    return names;
}

void RepositoryListView::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void RepositoryListView::takeCurrent(const QModelIndex& index)
{
    if (m_quiet || !index.isValid() || m_chosen == nameOf(index))
        return;
    m_chosen = nameOf(index);
    m_all->show();
    Q_EMIT choiceChanged(m_chosen);
}

void RepositoryListView::showChosen()
{
    m_quiet = true;
    QModelIndex chosen;
    for (int row = 0; m_chosen && row < m_shown->rowCount() && !chosen.isValid(); ++row)
        if (nameOf(m_shown->index(row, 0)) == *m_chosen)
            chosen = m_shown->index(row, 0);
    m_list->selectionModel()->setCurrentIndex(chosen, QItemSelectionModel::ClearAndSelect);
    m_quiet = false;
    m_all->setVisible(m_chosen.has_value());
}

void RepositoryListView::chooseAll()
{
    if (!m_chosen)
        return;
    choose({});
    Q_EMIT choiceChanged({});
}

void RepositoryListView::take()
{
    const std::optional<core::RepositoryName> name = core::RepositoryName::parse(m_field->text().trimmed());
    const std::vector<core::RepositoryName> known = repositories();
    if (name && std::ranges::find(known, *name) == known.end()) {
        m_field->clear();
        Q_EMIT addRequested(*name);
    } else if (m_shown->rowCount() > 0) {
        m_list->setFocus(Qt::OtherFocusReason);
        m_list->setCurrentIndex(m_shown->index(0, 0));
        takeCurrent(m_shown->index(0, 0));
    }
}

/// Where the keyboard comes to is no choice yet: whoever goes by with Tab leaves the list of runs as it is.
void RepositoryListView::beginAtFirst()
{
    if (m_list->currentIndex().isValid() || m_shown->rowCount() == 0)
        return;
    m_quiet = true;
    m_list->selectionModel()->setCurrentIndex(m_shown->index(0, 0), QItemSelectionModel::NoUpdate);
    m_quiet = false;
}

void RepositoryListView::find(const QString& text)
{
    // A pasted address finds the repository that it names.
    const std::optional<core::RepositoryName> name = core::RepositoryName::parse(text.trimmed());
    m_shown->setFilterFixedString(name ? name->full() : text.trimmed());
    showWhatThereIs();
}

void RepositoryListView::remove()
{
    const QModelIndex index = m_list->currentIndex();
    if (index.isValid())
        Q_EMIT removeRequested(nameOf(index));
}

void RepositoryListView::showMenu(const QPoint& at)
{
    const QModelIndex index = m_list->indexAt(at);
    if (!index.isValid())
        return;
    QMenu menu;
    QAction* all = menu.addAction(u"Show all repositories"_s);
    all->setEnabled(m_chosen.has_value());
    QAction* scope = menu.addAction(u"Workflows and branches…"_s);
    const QAction* workflows = menu.addAction(u"Workflows and schedules…"_s);
    const QAction* environments = menu.addAction(u"Environments…"_s);
    const QAction* release = menu.addAction(u"Release…"_s);
    QAction* stop = menu.addAction(u"Stop watching %1"_s.arg(nameOf(index).full().replace(u'&', u"&&"_s)));
    const core::RepositoryName name = nameOf(index);
    const QAction* done = menu.exec(m_list->viewport()->mapToGlobal(at));
    if (done == stop)
        Q_EMIT removeRequested(name);
    else if (done == scope)
        Q_EMIT scopeRequested(name);
    else if (done == workflows)
        Q_EMIT workflowsRequested(name);
    else if (done == environments)
        Q_EMIT environmentsRequested(name);
    else if (done == release)
        Q_EMIT releaseRequested(name);
    else if (done == all)
        chooseAll();
}

void RepositoryListView::showWhatThereIs()
{
    m_quiet = false;
    const bool any = m_model && m_model->rowCount() > 0;
    const bool found = m_shown->rowCount() > 0;
    const std::optional<core::RepositoryName> typed = core::RepositoryName::parse(m_field->text().trimmed());
    m_list->setVisible(found);
    m_empty->setVisible(!found);
    if (typed && !found)
        m_empty->setContent(u"repository"_s, u"Not watched yet"_s, u"Press Enter to watch %1."_s.arg(typed->full()));
    else if (any)
        m_empty->setContent(u"search"_s, u"No such repository"_s, u"Type it in full as owner/name to add it."_s);
    else
        m_empty->setContent(u"repository"_s, u"Nothing is watched"_s, u"Type owner/name above."_s,
                            u"Add repositories…"_s);
    const std::vector<core::RepositoryName> now = repositories();
    if (m_chosen && any && std::ranges::find(now, *m_chosen) == now.end())
        chooseAll();
    showChosen();
    if (now != m_known) {
        m_known = now;
        Q_EMIT repositoriesChanged();
    }
}

bool RepositoryListView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::FocusIn)
        beginAtFirst();
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (watched == m_field && key == Qt::Key_Down && m_shown->rowCount() > 0) {
        m_list->setFocus(Qt::OtherFocusReason);
        takeCurrent(m_list->currentIndex());
        return true;
    }
    if (watched == m_field && key == Qt::Key_Escape && !m_field->text().isEmpty()) {
        m_field->clear();
        return true;
    }
    if (watched == m_list && key == Qt::Key_Delete) {
        remove();
        return true;
    }
    if (watched == m_list && key == Qt::Key_Escape && m_chosen) {
        chooseAll();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void RepositoryListView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!m_ticking)
        tick();
}

/// The ages move on while somebody can see them.
void RepositoryListView::tick()
{
    m_delegate->setNow(m_clock.now());
    m_list->viewport()->update();
    m_ticking = isVisible();
    if (m_ticking)
        m_clock.after(10s, this, [this] { tick(); });
}

} // namespace signalbox::views
