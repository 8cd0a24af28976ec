// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/inbox_view.h"

#include "common/empty_state.h"
#include "common/icons.h"
#include "common/list_place.h"
#include "common/plain_text.h"
#include "common/theme.h"
#include "inbox/inbox_delegate.h"
#include "lists/inbox_model.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::views {

using lists::InboxModel;
using lists::InboxRow;
using Sort = lists::InboxRow::Sort;

namespace {

QPushButton* button(const QString& text, const QString& name, const QString& icon, const QString& spoken)
{
    auto* made = new QPushButton(text);
    made->setObjectName(name);
    made->setAccessibleName(spoken);
    made->setToolTip(spoken);
    if (!icon.isEmpty())
        made->setIcon(lineIcon(icon));
    return made;
}

InboxRow rowOf(const QModelIndex& index)
{
    return index.data(InboxModel::RowRole).value<InboxRow>();
}

/// The same from one start to the next.
QString nameOf(const QModelIndex& index)
{
    const InboxRow row = rowOf(index);
    return QStringList{QString::number(int(row.sort)),
                       row.isHeading() ? u"heading"_s : row.account,
                       QString::number(row.run.id.value),
                       QString::number(row.deployment.id.value),
                       QString::number(row.silent.repository.value),
                       QString::number(row.silent.pull.number)}
        .join(u' ');
}

} // namespace

InboxView::InboxView(QWidget* parent)
    : QWidget(parent)
    , m_list(new QListView)
    , m_approve(button(u"Approve"_s, u"inboxApprove"_s, u"person"_s, u"Approve what is chosen (A)"_s))
    , m_reject(button(u"Reject"_s, u"inboxReject"_s, u"cancel"_s, u"Reject the chosen deployments (X)"_s))
    , m_rerun(button(u"Re-run failed"_s, u"inboxRerun"_s, u"rerun-failed"_s,
                     u"Re-run the failed jobs of the chosen runs (R)"_s))
    , m_look(button(u"Look now"_s, u"inboxLook"_s, u"refresh"_s, u"Look again at what is chosen (L)"_s))
    , m_browse(button(u"Open in browser"_s, u"inboxBrowse"_s, u"open"_s, u"Open its page at GitHub (O)"_s))
    , m_hint(mutedLabel())
    , m_empty(new EmptyState)
    , m_bar(new QWidget)
{
    layOut();
    connect(m_approve, &QPushButton::clicked, this, &InboxView::approve);
    connect(m_reject, &QPushButton::clicked, this, [this] { review(false); });
    connect(m_rerun, &QPushButton::clicked, this, &InboxView::rerun);
    connect(m_look, &QPushButton::clicked, this, [this] {
        if (const auto rows = chosen(); !rows.empty())
            Q_EMIT lookRequested(rows);
    });
    connect(m_browse, &QPushButton::clicked, this, [this] {
        if (const auto rows = chosen(); rows.size() == 1)
            Q_EMIT browserRequested(rows.front().webUrl());
    });
    connect(m_empty, &EmptyState::actionTriggered, this, &InboxView::connectRequested);
    connect(m_list, &QListView::activated, this, [this](const QModelIndex& index) { open(rowOf(index)); });
    showWhatThereIs();
}

void InboxView::open(const InboxRow& row)
{
    if (row.isHeading())
        return;
    if (row.run.id)
        Q_EMIT opened(row.runKey());
    else
        Q_EMIT browserRequested(row.webUrl());
}

void InboxView::layOut()
{
    m_list->setObjectName(u"inbox"_s);
    m_list->setAccessibleName(u"What waits for you"_s);
    m_list->setItemDelegate(new InboxDelegate(m_list));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->installEventFilter(this);
    setFocusProxy(m_list);
    m_place = new ListPlace(*m_list, nameOf);
    connect(m_place, &ListPlace::moved, this, &InboxView::placeChanged);
    auto* row = new QHBoxLayout(m_bar);
    row->setContentsMargins(space::Large, space::Medium, space::Large, space::Small);
    row->setSpacing(space::Small);
    for (QPushButton* each : {m_approve, m_reject, m_rerun, m_look, m_browse})
        row->addWidget(each);
    row->addSpacing(space::Small);
    row->addWidget(m_hint, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);
}

void InboxView::setModel(InboxModel* model)
{
    if (m_model)
        disconnect(m_model, nullptr, this, nullptr);
    m_model = model;
    m_list->setModel(model);
    if (model) {
        for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
            connect(model, signal, this, &InboxView::showWhatThereIs);
        connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &InboxView::enableButtons);
    }
    showWhatThereIs();
    m_place->follow();
}

QStringList InboxView::savePlace() const
{
    return m_place->save();
}

void InboxView::restorePlace(const QStringList& place)
{
    m_place->restore(place);
}

void InboxView::setSignedIn(bool signedIn)
{
    m_signedIn = signedIn;
    showWhatThereIs();
}

void InboxView::focusList()
{
    if (m_model && m_list->selectionModel()->selectedRows().isEmpty() && m_model->rowCount() > 1)
        m_list->selectionModel()->setCurrentIndex(m_model->index(1), // below the first heading
                                                  QItemSelectionModel::ClearAndSelect); // though Ctrl+3 holds Ctrl
    m_focusSoon = !m_model || m_model->rowCount() < 2;
    m_list->setFocus(Qt::OtherFocusReason);
}

bool InboxView::choose(const lists::RunKey& run)
{
    QItemSelection things;
    for (int row = 0; m_model && row < m_model->rowCount(); ++row) {
        const InboxRow& thing = m_model->rowAt(row);
        if (!thing.isHeading() && thing.sort != Sort::SilentCheck && thing.runKey() == run)
            things.select(m_model->index(row), m_model->index(row));
    }
    if (things.isEmpty())
        return false;
    const QModelIndex first = things.first().topLeft();
    m_list->selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    m_list->selectionModel()->select(things, QItemSelectionModel::ClearAndSelect);
    m_list->scrollTo(first);
    return true;
}

void InboxView::showWhatThereIs()
{
    const bool any = m_model && m_model->rowCount() > 0;
    m_list->setVisible(any);
    m_bar->setVisible(any);
    m_empty->setVisible(!any);
    if (m_signedIn)
        m_empty->setContent(u"person"_s, u"Nothing waits for you"_s,
                            u"Deployments and runs to approve, required checks of your pull requests that nobody "
                            "reports, and your own failed runs appear here by themselves."_s);
    else
        m_empty->setContent(u"repository"_s, u"Not connected to GitHub yet"_s,
                            u"Connect with a token, or take the demo from the File menu."_s, u"Connect…"_s);
    enableButtons();
    if (any && m_focusSoon && isVisible())
        focusList();
}

std::vector<InboxRow> InboxView::chosen() const
{
    std::vector<InboxRow> rows;
    if (!m_model)
        return rows;
    QModelIndexList indexes = m_list->selectionModel()->selectedRows();
    std::ranges::sort(indexes, {}, &QModelIndex::row);
    for (const QModelIndex& index : indexes) {
        if (InboxRow row = rowOf(index); !row.isHeading())
            rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<core::RunAction> InboxView::chosenRuns(Sort sort) const
{
    std::vector<core::RunAction> runs;
    for (const InboxRow& row : chosen()) {
        if (row.sort == sort)
            runs.push_back({.account = row.account, .run = row.run});
    }
    return runs;
}

void InboxView::enableButtons()
{
    const std::vector<InboxRow> rows = chosen();
    const auto count = [&](Sort sort) { return int(std::ranges::count(rows, sort, &InboxRow::sort)); };
    const int deployments = count(Sort::Deployment);
    m_approve->setEnabled(deployments + count(Sort::ForkRun) > 0);
    m_reject->setEnabled(deployments > 0);
    m_rerun->setEnabled(count(Sort::FailedRun) > 0);
    m_look->setEnabled(!rows.empty());
    m_browse->setEnabled(rows.size() == 1 && rows.front().webUrl().isValid());
    m_hint->setText(rows.size() > 1 ? u"%1 chosen"_s.arg(rows.size()) : u"Ctrl or Shift chooses several"_s);
}

void InboxView::approve()
{
    const std::vector<InboxRow> rows = chosen();
    if (std::ranges::contains(rows, Sort::Deployment, &InboxRow::sort))
        review(true);
    else if (const auto runs = chosenRuns(Sort::ForkRun); !runs.empty())
        Q_EMIT approveRequested(runs);
}

void InboxView::review(bool approve)
{
    std::vector<InboxRow> things = chosen();
    std::erase_if(things, [approve](const InboxRow& row) {
        return row.sort != Sort::Deployment && !(approve && row.sort == Sort::ForkRun);
    });
    if (!things.empty())
        Q_EMIT reviewRequested(approve, things);
}

void InboxView::rerun()
{
    if (const auto runs = chosenRuns(Sort::FailedRun); !runs.empty())
        Q_EMIT rerunRequested(runs);
}

bool InboxView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_list || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->modifiers() & (Qt::ControlModifier | Qt::AltModifier))
        return false;
    switch (key->key()) {
    case Qt::Key_A:
        m_approve->click();
        return true;
    case Qt::Key_X:
        m_reject->click();
        return true;
    case Qt::Key_R:
        m_rerun->click();
        return true;
    case Qt::Key_L:
        m_look->click();
        return true;
    case Qt::Key_O:
        m_browse->click();
        return true;
    case Qt::Key_Escape:
        m_list->clearSelection();
        return true;
    default:
        return false;
    }
}

} // namespace signalbox::views
