// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/run_header.h"

#include "common/elided_label.h"
#include "common/icons.h"
#include "common/panel.h"
#include "common/plain_text.h"
#include "common/status_badge.h"
#include "common/theme.h"
#include "common/time_text.h"
#include "core/duration_words.h"
#include "lists/run_cells.h"
#include "pipeline/fact.h"
#include "pipeline/flow_layout.h"
#include "pipeline/job_ways.h"
#include "pipeline/pipeline_view.h"
#include "pipeline/run_progress.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

/// Below this the buttons keep their drawings and give up their words.
constexpr int RoomForWords = 1040;
constexpr int RoomForAttempts = 120; ///< more, where there is their button
/// Below this the buttons are as narrow as their drawings allow, and the title is smaller, so that it is still read.
constexpr int RoomForEase = 720;
constexpr int LeastWidth = 420;

void setPossible(QPushButton* button, const QString& reason)
{
    button->setEnabled(reason.isEmpty());
    button->setToolTip(plainToolTip(reason.isEmpty() ? button->accessibleName() : reason));
    button->setAccessibleDescription(reason);
}

/// "Pull request" for pull_request: GitHub's word, readable.
QString readable(const QString& event)
{
    QString words = event;
    words.replace(u'_', u' ');
    return words;
}

} // namespace

RunHeader::RunHeader(QWidget* parent)
    : QWidget(parent)
    , m_badge(new StatusBadge(StatusBadge::Size::Large))
    , m_title(new ElidedLabel)
    , m_graph(addButton(u"graph"_s, tr("Graph"), u"graphButton"_s))
    , m_timeline(addButton(u"timeline"_s, tr("Timeline"), u"timelineButton"_s))
    , m_attempts(addButton(u"attempts"_s, tr("Attempts"), u"attemptsButton"_s))
    , m_results(addButton(u"artifact"_s, tr("Results"), u"resultsButton"_s))
    , m_rerunFailed(addButton(u"rerun-failed"_s, tr("Re-run failed"), u"rerunFailed"_s))
    , m_rerun(addButton(u"rerun"_s, tr("Re-run all"), u"rerun"_s))
    , m_cancel(addButton(u"cancel"_s, tr("Cancel run"), u"cancel"_s))
    , m_open(addButton(u"open"_s, tr("Open on GitHub"), u"open"_s))
    , m_workflow(new Fact(u"workflow"_s, tr("Workflow")))
    , m_attempt(new Fact(u"rerun"_s, tr("Attempt")))
    , m_repository(new Fact(u"repository"_s, tr("Repository")))
    , m_branch(new Fact(u"branch"_s, tr("Branch")))
    , m_commit(new Fact(u"commit"_s, tr("Commit")))
    , m_actor(new Fact(u"person"_s, tr("Started by")))
    , m_event(new Fact(u"event"_s, tr("Event")))
    , m_elapsed(new Fact(u"clock"_s, tr("Time taken")))
    , m_progress(new RunProgress)
{
    m_title->setFont(textFont(TextRole::Headline));
    m_title->setMostLines(2);

    m_first = new QHBoxLayout;
    m_first->setSpacing(space::Small);
    m_first->addWidget(m_badge);
    m_first->addSpacing(space::Tight);
    m_first->addWidget(m_title, 1);
    for (QPushButton* button : {m_graph, m_timeline, m_attempts, m_results, m_rerunFailed, m_rerun, m_cancel, m_open})
        m_first->addWidget(button);

    auto* facts = new FlowLayout(space::Large);
    for (Fact* fact : {m_workflow, m_attempt, m_repository, m_branch, m_commit, m_actor, m_event, m_elapsed})
        facts->addWidget(fact);

    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(space::Large, space::Medium, space::Large, space::Medium);
    all->setSpacing(space::Small);
    all->addLayout(m_first);
    all->addLayout(facts);
    all->addWidget(m_progress);

    for (QPushButton* button : {m_graph, m_timeline, m_attempts, m_results}) {
        button->setCheckable(true);
        connect(button, &QPushButton::clicked, this, [this, button] { chooseWay(button); });
    }
    m_graph->setToolTip(tr("Which job needs which, and where the run stands among them"));
    m_timeline->setToolTip(tr("Where the time went: queue, steps, critical path"));
    m_attempts->setToolTip(tr("The attempts of this run beside each other: what did differently"));
    m_results->setToolTip(tr("What the run left behind: annotations, artifacts, its summary"));
    connect(m_rerun, &QPushButton::clicked, this, &RunHeader::rerunRequested);
    connect(m_rerunFailed, &QPushButton::clicked, this, &RunHeader::rerunFailedRequested);
    connect(m_cancel, &QPushButton::clicked, this, &RunHeader::cancelRequested);
    connect(m_open, &QPushButton::clicked, this, &RunHeader::openInBrowserRequested);
    m_attempts->hide();
    setActionReasons({});
}

/// One way at a time; without any the jobs stand as they always do.
void RunHeader::chooseWay(QPushButton* button)
{
    // They stand in one place: one goes before the other comes.
    for (QPushButton* other : {m_graph, m_timeline, m_attempts, m_results}) {
        if (other != button)
            other->setChecked(false);
    }
    const Way way = button == m_graph ? Way::Graph
        : button == m_timeline        ? Way::Timeline
        : button == m_attempts        ? Way::Attempts
                                      : Way::Results;
    Q_EMIT wayChosen(button->isChecked() ? way : Way::Board);
}

/// A title that is cut off after two letters says nothing.
void RunHeader::setTight(bool tight)
{
    if (tight == m_tight)
        return;
    m_tight = tight;
    m_title->setFont(textFont(tight ? TextRole::Title : TextRole::Headline));
    spaceTitle();
    for (QPushButton* button : {m_graph, m_timeline, m_attempts, m_results, m_rerunFailed, m_rerun, m_cancel, m_open}) {
        button->setProperty("tight", tight);
        style()->unpolish(button); // the style sheet looks at the property again
        style()->polish(button);
    }
    m_first->setSpacing(tight ? space::Tight : space::Small);
}

void RunHeader::spaceTitle()
{
    m_title->setMostLines(m_compact && !m_tight ? 1 : 2);
}

QPushButton* RunHeader::addButton(const QString& icon, const QString& text, const QString& name)
{
    auto* button = new QPushButton(this);
    button->setObjectName(name);
    button->setIcon(lineIcon(icon));
    button->setText(text);
    button->setAccessibleName(text);
    return button;
}

void RunHeader::setRun(const core::Run& run, const QDateTime& now)
{
    m_run = run;
    m_badge->setState(run.state);
    m_title->setText(run.title.isEmpty() ? run.workflowName : run.title);
    setAccessibleName(tr("Run %1: %2").arg(m_title->text(), m_badge->word()));
    m_open->setEnabled(run.webUrl.isValid());
    fillFacts();
    setNow(now);
    offerAttempts();
}

/// One attempt has nothing to stand beside.
void RunHeader::offerAttempts()
{
    const bool several = m_run.attempt > 1;
    if (!several && m_attempts->isChecked())
        m_attempts->click();
    m_attempts->setVisible(several);
    spellButtons();
}

void RunHeader::fillFacts()
{
    const QString workflow = m_run.workflowName.isEmpty() ? m_run.workflowPath : m_run.workflowName;
    m_workflow->setText(u"%1 #%2"_s.arg(workflow).arg(m_run.number), m_run.workflowPath);
    m_attempt->setText(m_run.attempt > 1 ? tr("attempt %1").arg(m_run.attempt) : QString(),
                       tr("%1, started by %2").arg(m_run.attempt).arg(m_run.triggeringActor));
    m_repository->setText(m_run.repositoryName.isEmpty() ? QString() : m_run.repositoryName.full());
    m_branch->setText(m_run.branch);
    const QString firstLine = m_run.commitMessage.section(u'\n', 0, 0).trimmed();
    const bool said = m_compact || firstLine == m_run.title.trimmed();
    m_commit->setText(said ? m_run.shortCommit() : (m_run.shortCommit() + u' ' + firstLine).trimmed(),
                      (m_run.commit + u'\n' + m_run.commitMessage).trimmed());
    m_actor->setText(m_run.actor);
    m_event->setText(m_run.pullRequest > 0 ? tr("%1 #%2").arg(readable(m_run.event)).arg(m_run.pullRequest)
                                           : readable(m_run.event));
}

void RunHeader::setCompact(bool compact)
{
    if (compact == m_compact)
        return;
    m_compact = compact;
    spaceTitle();
    layout()->setContentsMargins(space::Large, compact ? space::Small : space::Medium, space::Large,
                                 compact ? space::Small : space::Medium);
    fillFacts();
}

void RunHeader::setNow(const QDateTime& now)
{
    const auto taken = lists::durationOf(m_run, now);
    const QString text = taken ? core::words(*taken) : QString();
    m_elapsed->setText(text, tr("%1, begun %2").arg(text, momentText(lists::startOf(m_run))));
}

void RunHeader::setActionReasons(const ActionReasons& reasons)
{
    setPossible(m_rerun, reasons.rerun);
    setPossible(m_rerunFailed, reasons.rerunFailed);
    setPossible(m_cancel, reasons.cancel);
    m_open->setToolTip(m_open->accessibleName());
}

QSize RunHeader::minimumSizeHint() const
{
    return {LeastWidth, QWidget::minimumSizeHint().height()};
}

void RunHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    setTight(width() < RoomForEase);
    spellButtons();
}

void RunHeader::spellButtons()
{
    const bool words = width() >= RoomForWords + (m_attempts->isHidden() ? 0 : RoomForAttempts);
    for (QPushButton* button : {m_graph, m_timeline, m_attempts, m_results, m_rerunFailed, m_rerun, m_cancel})
        button->setText(words ? button->accessibleName() : QString());
    m_open->setText({});
}

void RunHeader::paintEvent(QPaintEvent*)
{
    paintCard(this);
}

} // namespace signalbox::views
