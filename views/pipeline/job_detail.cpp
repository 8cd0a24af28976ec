// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/job_detail.h"

#include "common/elided_label.h"
#include "common/icons.h"
#include "common/panel.h"
#include "common/plain_text.h"
#include "common/spin.h"
#include "common/status_badge.h"
#include "common/theme.h"
#include "core/duration_words.h"
#include "lists/step_list_model.h"
#include "lists/time_taken.h"
#include "logs/log_text.h"
#include "logs/log_view.h"
#include "pipeline/job_past_view.h"
#include "pipeline/missing_log.h"
#include "pipeline/row_delegate.h"

#include <QLabel>
#include <QListView>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::views {

using lists::StepListModel;

namespace {

/// From this width on, the steps stand beside the log instead of above it; from the lesser one when it is low.
constexpr int RoomBeside = 640;
constexpr int RoomBesideWhenLow = 480;
constexpr int Low = 400;
constexpr int StepsBeside = 220;
/// So low may steps and log become before the window grows, as when earlier results are shown in a low one.
constexpr int LeastParts = 96;

} // namespace

JobDetail::JobDetail(QWidget* parent)
    : QWidget(parent)
    , m_steps(new StepListModel(this))
    , m_badge(new StatusBadge)
    , m_name(new ElidedLabel)
    , m_facts(new ElidedLabel)
    , m_history(addButton(u"clock"_s, tr("Earlier results of this job"), u"jobHistory"_s))
    , m_find(addButton(u"search"_s, tr("Find in this log and others (Ctrl+F)"), u"findInLog"_s))
    , m_compare(addButton(u"compare"_s, tr("Compare with last green"), u"compareLog"_s))
    , m_rerun(addButton(u"rerun"_s, tr("Re-run this job"), u"rerunJob"_s))
    , m_open(addButton(u"open"_s, tr("Open this job on GitHub"), u"openJob"_s))
    , m_header(makeHeader())
    , m_past(new JobPastView)
    , m_stepsView(new QListView)
    , m_noSteps(mutedLabel())
    , m_spin(new Spin(m_stepsView))
    , m_log(new LogView)
{
    m_stepsPart = makeSteps();
    m_splitter = new QSplitter(Qt::Vertical);
    m_splitter->addWidget(m_stepsPart);
    m_splitter->addWidget(m_log);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setMinimumHeight(LeastParts);
    m_stepsView->installEventFilter(this);
    m_log->text().installEventFilter(this);

    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(1, 1, 1, space::Tight); // the border is painted there
    all->setSpacing(0);
    all->addWidget(m_header);
    all->addWidget(m_past);
    all->addWidget(m_splitter, 1);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_divided = true; });
    m_past->hide();
    m_history->setCheckable(true);
    connect(m_history, &QToolButton::toggled, m_past, &QWidget::setVisible);
    connect(m_past, &JobPastView::runRequested, this, &JobDetail::runRequested);
    connect(m_rerun, &QToolButton::clicked, this, &JobDetail::rerunRequested);
    connect(m_find, &QToolButton::clicked, this, [this] { m_log->find(); });
    connect(m_compare, &QToolButton::clicked, m_log, &LogView::requestComparison);
    connect(m_open, &QToolButton::clicked, this, &JobDetail::openInBrowserRequested);
    connect(m_stepsView, &QListView::activated, this, &JobDetail::goToStep);
    connect(m_stepsView, &QListView::clicked, this, &JobDetail::goToStep);
    setJob({}, {});
}

bool JobDetail::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn)
        Q_EMIT attended();
    return QWidget::eventFilter(watched, event);
}

void JobDetail::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    divide();
}

/// The log is what is read: the steps get what they need and no more, unless the user has moved the border.
void JobDetail::divide()
{
    layout()->activate(); // the splitter has its new size only then
    const bool wide = width() >= (height() < Low ? RoomBesideWhenLow : RoomBeside);
    const Qt::Orientation orientation = wide ? Qt::Horizontal : Qt::Vertical;
    if (m_splitter->orientation() != orientation) {
        m_splitter->setOrientation(orientation);
        m_divided = false;
    }
    if (m_divided)
        return;
    const bool beside = orientation == Qt::Horizontal;
    const int room = (beside ? m_splitter->width() : m_splitter->height()) - m_splitter->handleWidth();
    const int rows = m_steps->rowCount() * std::max(m_stepsView->sizeHintForRow(0), 1);
    const int steps = beside ? std::clamp(room * 3 / 10, StepsBeside, 340)
                             : std::min(std::max(rows, m_noSteps->sizeHint().height()), room * 2 / 5);
    m_splitter->setSizes({steps, room - steps});
}

QToolButton* JobDetail::addButton(const QString& icon, const QString& text, const QString& name)
{
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setIcon(lineIcon(icon));
    button->setText(text);
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

QWidget* JobDetail::makeHeader()
{
    m_name->setFont(textFont(TextRole::Title));
    m_facts->setMuted(true);
    auto* header = new QWidget;
    auto* first = new QHBoxLayout;
    first->setSpacing(space::Small);
    first->addWidget(m_badge);
    first->addWidget(m_name, 1);
    first->addWidget(m_history);
    first->addWidget(m_find);
    first->addWidget(m_compare);
    first->addWidget(m_rerun);
    first->addWidget(m_open);
    auto* all = new QVBoxLayout(header);
    all->setContentsMargins(space::Medium, space::Small, space::Small, space::Small);
    all->setSpacing(space::Tight);
    all->addLayout(first);
    all->addWidget(m_facts);
    return header;
}

QWidget* JobDetail::makeSteps()
{
    m_stepsView->setObjectName(u"steps"_s);
    m_stepsView->setModel(m_steps);
    m_stepsView->setItemDelegate(new RowDelegate({.outcome = StepListModel::OutcomeRole,
                                                  .detail = 0,
                                                  .time = StepListModel::TimeRole,
                                                  .words = StepListModel::WordsRole},
                                                 *m_spin, this));
    m_stepsView->setMouseTracking(true);
    m_stepsView->setFrameShape(QFrame::NoFrame);
    m_stepsView->setUniformItemSizes(true);
    m_stepsView->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_stepsView->setAccessibleName(tr("Steps"));
    connect(m_spin, &Spin::turned, m_stepsView->viewport(), qOverload<>(&QWidget::update));
    m_noSteps->setText(tr("This job ended without running a step."));
    m_noSteps->setWordWrap(true);
    m_noSteps->setAlignment(Qt::AlignCenter);
    m_noSteps->setMargin(space::Medium);

    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stepsView, 1);
    column->addWidget(m_noSteps);
    return part;
}

/// Brings the step into view that failed, or runs.
void JobDetail::showTellingStep()
{
    for (int row = 0; row < m_steps->rowCount(); ++row) {
        const auto step = m_steps->stepAt(m_steps->index(row));
        if (step && (step->state.isFailure() || step->state.isRunning()))
            m_stepsView->scrollTo(m_steps->index(row), QAbstractItemView::PositionAtCenter);
    }
}

/// To its part of the log, where the log has one.
void JobDetail::goToStep(const QModelIndex& index)
{
    const auto step = m_steps->stepAt(index);
    if (!step || !m_log->showsText())
        return;
    const auto& sections = m_log->document().outline().sections;
    const auto part = std::ranges::find_if(sections, [&](const logs::Section& section) {
        return section.kind == logs::Section::Kind::Step && section.step == step->number; // names may repeat
    });
    if (part != sections.end())
        m_log->text().goTo({.line = part->first});
}

void JobDetail::setJob(const std::optional<core::Job>& job, const QDateTime& now)
{
    const bool another = job && (!m_job || m_job->id != job->id);
    m_job = job;
    m_now = now;
    m_steps->setNow(now);
    m_steps->setJob(job);
    m_header->setVisible(job.has_value());
    m_past->setVisible(job && m_history->isChecked());
    if (another || !job)
        setPast({});
    const bool steps = m_steps->rowCount() > 0;
    // What has not begun says in place of its log what it waits for; twice would be once too often.
    m_stepsPart->setVisible(steps || (job && !missingLog(*job)));
    m_stepsView->setVisible(steps);
    m_noSteps->setVisible(!steps);
    if (!job) {
        m_spin->setActive(false);
        m_log->showNothing();
        return;
    }
    m_spin->setActive(job->state.isRunning());
    m_badge->setState(job->state);
    m_name->setText(job->name);
    m_open->setEnabled(job->webUrl.isValid());
    const bool mayHaveLog = job->state.isCompleted() && !missingLog(*job);
    m_find->setEnabled(mayHaveLog);
    m_compare->setEnabled(mayHaveLog);
    setRerunReason(m_rerunReason);
    describe();
    divide();
    if (another)
        showTellingStep();
}

void JobDetail::setPast(const lists::JobPast& past)
{
    m_past->setPast(past);
    m_flakyCommits = past.flakyCommits;
    m_history->setToolTip(plainToolTip(m_history->text() + u'\n' + summaryOf(past)));
    describe();
}

void JobDetail::setNow(const QDateTime& now)
{
    m_now = now;
    m_steps->setNow(now);
    describe();
}

void JobDetail::setRerunReason(const QString& reason)
{
    m_rerunReason = reason;
    m_rerun->setEnabled(reason.isEmpty());
    m_rerun->setToolTip(plainToolTip(reason.isEmpty() ? m_rerun->text() : reason));
    m_rerun->setAccessibleDescription(reason);
}

void JobDetail::describe()
{
    if (!m_job)
        return;
    QStringList facts;
    if (m_flakyCommits > 0)
        facts << (m_flakyCommits == 1 ? tr("flaky on one commit") : tr("flaky on %1 commits").arg(m_flakyCommits));
    if (const auto taken = lists::timeTaken(*m_job, m_now))
        facts << core::words(*taken);
    if (m_job->attempt > 1)
        facts << tr("attempt %1").arg(m_job->attempt);
    if (!m_job->labels.isEmpty())
        facts << m_job->labels.join(u", "_s);
    if (!m_job->runner.isEmpty())
        facts << m_job->runner;
    m_facts->setText(facts.join(u"  \u00b7  "_s));
    m_facts->setVisible(!facts.isEmpty());
}

void JobDetail::paintEvent(QPaintEvent*)
{
    paintCard(this);
}

} // namespace signalbox::views
