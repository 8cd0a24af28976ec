// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/job_board.h"

#include "common/panel.h"
#include "common/plain_text.h"
#include "common/theme.h"
#include "core/outcome.h"
#include "graph/kind_icon.h"
#include "lists/job_list_model.h"
#include "lists/matrix_model.h"
#include "pipeline/card_layout.h"
#include "pipeline/job_rows.h"
#include "pipeline/matrix_view.h"

#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

constexpr int LeastCard = 260;

/// "OS down, Rust across", with arrows for the eye; what is not known is not said.
void describeAxes(QLabel& label, const lists::MatrixModel& model)
{
    QStringList seen;
    QStringList spoken;
    if (const QString rows = model.rowsName(); !rows.isEmpty()) {
        seen << u"\u2193 "_s + rows;
        spoken << JobBoard::tr("Rows: %1").arg(rows);
    }
    if (const QString columns = model.columnsName(); !columns.isEmpty()) {
        seen << (model.isLine() ? columns : u"\u2192 "_s + columns);
        spoken << JobBoard::tr("Columns: %1").arg(columns);
    }
    label.setText(seen.join(u"   "_s));
    label.setAccessibleName(spoken.join(u", "_s));
    label.setVisible(!seen.isEmpty());
}

} // namespace

JobBoard::JobBoard(QWidget* parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(false);
    setRun({});
}

JobBoard::~JobBoard()
{
    // The views borrow the models.
    delete takeWidget();
}

void JobBoard::setRun(core::RunId run)
{
    delete takeWidget();
    m_matrices.clear();
    m_cards.clear();
    m_chosen.reset();
    m_kept = false;
    m_jobs = std::make_unique<lists::JobListModel>(run);
    m_jobs->setNow(m_now);
    connect(m_jobs.get(), &lists::JobListModel::groupsChanged, this, &JobBoard::arrange);

    m_content = new QWidget;
    m_content->setAutoFillBackground(false);
    m_begin = new QWidget(m_content);
    m_begin->hide();
    m_column = new QVBoxLayout(m_content);
    m_column->setContentsMargins(0, 0, space::Tight, 0);
    m_column->setSpacing(space::Medium);
    auto* cards = new QWidget;
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    cards->setSizePolicy(policy);
    m_cardLayout = new CardLayout(LeastCard, cards);
    m_column->addWidget(cards);
    m_column->addStretch(1);
    m_content->installEventFilter(this);
    setWidget(m_content);
}

void JobBoard::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    if (!m_kept)
        bringIntoView();
}

bool JobBoard::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_content && event->type() == QEvent::LayoutRequest)
        Q_EMIT contentResized();
    return QScrollArea::eventFilter(watched, event);
}

int JobBoard::heightFor(int width) const
{
    return m_column->totalHeightForWidth(width);
}

int JobBoard::firstGridHeight() const
{
    return m_jobs->matrices().empty() ? 0 : m_matrices.at(m_jobs->matrices().front().name()).panel->sizeHint().height();
}

void JobBoard::apply(const core::ChangeSet& changes)
{
    m_jobs->apply(changes);
    for (Matrix& matrix : std::views::values(m_matrices))
        matrix.model->apply(changes);
    if (m_kept)
        followChosen();
    if (!m_kept)
        chooseMostTelling();
}

void JobBoard::setKinds(const lists::JobKinds& kinds)
{
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    m_jobs->setKinds(kinds);
    showChosen(); // its row may be in another card now
    if (hadFocus)
        takeFocus();
}

lists::JobKind JobBoard::kindOf(const core::Job& job) const
{
    return m_jobs->kindOf(job);
}

QString JobBoard::correctedName(const core::Job& job) const
{
    return m_jobs->correctedName(job);
}

void JobBoard::setNow(const QDateTime& now)
{
    m_now = now;
    m_jobs->setNow(now);
    for (Matrix& matrix : std::views::values(m_matrices))
        matrix.model->setNow(now);
}

const std::vector<core::Job>& JobBoard::jobs() const
{
    return m_jobs->jobs();
}

/// Puts a panel to each matrix and a card to each kind, and takes away those that have nothing left.
void JobBoard::arrange()
{
    const auto& groups = m_jobs->matrices();
    std::erase_if(m_matrices, [&](auto& entry) {
        const bool gone = !std::ranges::contains(groups, entry.first, &lists::MatrixGroup::name);
        if (gone)
            delete entry.second.panel;
        return gone;
    });
    int position = 0;
    for (const lists::MatrixGroup& group : groups) {
        const auto known = m_matrices.find(group.name());
        Matrix& matrix = known != m_matrices.end() ? known->second : addMatrix(group);
        matrix.panel->setTitle(group.title());
        matrix.panel->setIcon(iconOf(group.kind));
        matrix.view->setAccessibleName(group.title());
        m_column->removeWidget(matrix.panel);
        m_column->insertWidget(position++, matrix.panel);
    }
    const std::vector<lists::JobKind> kinds = m_jobs->kinds();
    std::erase_if(m_cards, [&](auto& entry) {
        const bool gone = !std::ranges::contains(kinds, entry.first);
        if (gone)
            delete entry.second.first;
        return gone;
    });
    for (int i = 0; i < static_cast<int>(kinds.size()); ++i) {
        if (!m_cards.contains(kinds[static_cast<size_t>(i)]))
            addCard(kinds[static_cast<size_t>(i)], i);
    }
    orderForTheTabKey();
}

/// As they are read: matrices, then cards, before whatever comes after this board.
void JobBoard::orderForTheTabKey()
{
    QWidget* previous = m_begin;
    const auto next = [&previous](QWidget* widget) {
        setTabOrder(previous, widget);
        previous = widget;
    };
    for (const lists::MatrixGroup& group : m_jobs->matrices())
        next(m_matrices.at(group.name()).view);
    for (const auto& card : std::views::values(m_cards))
        next(card.second);
}

JobBoard::Matrix& JobBoard::addMatrix(const lists::MatrixGroup& group)
{
    Matrix& matrix = m_matrices[group.name()];
    matrix.model = std::make_unique<lists::MatrixModel>(m_jobs->jobs().front().run, group.name());
    matrix.model->setNow(m_now);
    matrix.model->apply(core::asChanges(m_jobs->jobs()));
    matrix.panel = new views::Panel(group.title());
    matrix.panel->body()->setContentsMargins(space::Small, space::Hair, space::Small, space::Small);
    matrix.axes = mutedLabel();
    matrix.panel->header()->addWidget(matrix.axes);
    describeAxes(*matrix.axes, *matrix.model);
    matrix.view = new MatrixView(*matrix.model);
    matrix.panel->body()->addWidget(matrix.view);
    connect(matrix.model.get(), &lists::MatrixModel::axesChanged, matrix.axes,
            [label = matrix.axes, model = matrix.model.get()] { describeAxes(*label, *model); });
    listen(matrix.view);
    return matrix;
}

void JobBoard::addCard(lists::JobKind kind, int position)
{
    auto* panel = new views::Panel(lists::title(kind));
    panel->setIcon(iconOf(kind));
    panel->setFlush(true);
    auto* rows = new JobRows(*m_jobs, kind);
    panel->body()->addWidget(rows);
    m_cardLayout->insertWidget(position, panel);
    panel->show();
    m_cards[kind] = {panel, rows};
    listen(rows);
}

template <class View>
void JobBoard::listen(View* view)
{
    connect(view, &View::chosen, this, [this](const core::Job& job) {
        m_kept = true;
        take(job);
    });
    connect(view, &View::opened, this, &JobBoard::opened);
    connect(view, &View::menuRequested, this, &JobBoard::menuRequested);
}

} // namespace signalbox::views
