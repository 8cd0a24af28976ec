// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/pipeline_view.h"

#include "common/banner.h"
#include "common/empty_state.h"
#include "common/theme.h"
#include "common/time_text.h"
#include "lists/relative_time.h"
#include "logs/log_view.h"
#include "pipeline/annotation_panel.h"
#include "pipeline/job_board.h"
#include "pipeline/job_detail.h"
#include "pipeline/job_menu.h"
#include "pipeline/job_ways.h"
#include "pipeline/missing_log.h"
#include "pipeline/run_header.h"
#include "pipeline/run_progress.h"
#include "pipeline/run_results.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSplitter>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::views {
namespace {

/// From this width on, the chosen job goes beside the others where they take more than their share of the height.
constexpr int RoomForTwo = 980;
/// From this height on, the jobs may take three fifths of it, because the rest is a log of more than ten lines.
constexpr int RoomForMoreJobs = 720;
/// What a grid that is seen whole must leave for the chosen job: its heading and some ten lines of log.
constexpr int LeastDetail = 240;
/// Lower than this, the header leaves its height to the jobs.
constexpr int RoomForHeadline = 640;

} // namespace

class PipelineView::Private {
public:
    Private(PipelineView* owner, core::Clock& ownersClock)
        : q(owner)
        , clock(ownersClock)
        , pages(new QStackedLayout(owner))
        , nothing(new EmptyState)
        , banner(new Banner)
        , header(new RunHeader)
        , jobsPages(new QStackedWidget)
        , noJobs(new EmptyState)
        , splitter(new QSplitter(Qt::Horizontal))
        , ways(new JobWays)
        , board(&ways->board())
        , results(&ways->results())
        , detail(new JobDetail)
    {
    }

    void build();
    void connectAll();
    void divide();
    void showWay(Way way);
    void showAnnotation(const lists::AnnotationRow& row);
    void missAnnotation();
    void drawWays();
    void takeRun(const core::Run& news);
    void applyJobs(const core::ChangeSet& changes);
    void chosenChanged(const core::Job& job);
    void showMenu(const core::Job& job, const QPoint& at);
    void describeNoJobs();
    void describeStaleness();
    bool isMoving() const;
    void tick();
    /// It is the chosen one, and as it stands now nothing speaks against a log.
    bool mayHaveLog(const core::Job& job) const
    {
        const auto chosen = board->chosen();
        return chosen && chosen->id == job.id && !missingLog(*chosen);
    }

    PipelineView* q;
    core::Clock& clock;
    core::RunId runId() const { return run ? run->id : core::RunId{}; } ///< 0 while none is shown

    std::optional<core::Run> run;
    ActionReasons reasons;
    std::optional<core::Error> hidden;
    std::optional<core::Error> stale;
    std::optional<QDateTime> seenAt;
    bool loading = false;
    bool ticking = false;
    bool moved = false; // the user has divided the room
    std::optional<core::Job> announced; // by jobSelected
    std::optional<lists::AnnotationRow> sought; // its line of the log is looked for

    QStackedLayout* pages;
    EmptyState* nothing;
    Banner* banner;
    RunHeader* header;
    QStackedWidget* jobsPages;
    EmptyState* noJobs;
    QSplitter* splitter;
    JobWays* ways; ///< to look at the jobs
    JobBoard* board; ///< the first of them
    RunResults* results; ///< one of them
    JobDetail* detail;
};

void PipelineView::Private::build()
{
    splitter->addWidget(ways);
    splitter->addWidget(detail);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(space::Medium);
    jobsPages->addWidget(splitter);
    jobsPages->addWidget(noJobs);

    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(space::Medium, space::Medium, space::Medium, space::Medium);
    column->setSpacing(space::Medium);
    column->addWidget(banner);
    column->addWidget(header);
    column->addWidget(jobsPages, 1);
    banner->setDismissable(false);
    nothing->setContent(u"matrix"_s, tr("No run is open."), tr("Choose one from the list to see its jobs, live."));
    pages->addWidget(nothing);
    pages->addWidget(page);
}

/// Jobs that fit into their share of the height get what they need, and the chosen one the rest for its log. More of
/// them stand beside it, when there is width, or scroll below a grid that is seen whole where that leaves a log. What
/// the user has moved stays.
void PipelineView::Private::divide()
{
    const int share = splitter->height() < RoomForMoreJobs ? splitter->height() / 2 : splitter->height() * 3 / 5;
    const bool low = board->heightFor(splitter->width()) <= share;
    const Qt::Orientation orientation = low || q->width() < RoomForTwo ? Qt::Vertical : Qt::Horizontal;
    if (splitter->orientation() != orientation) {
        splitter->setOrientation(orientation);
        moved = false;
    }
    if (moved)
        return;
    const int room = orientation == Qt::Horizontal ? splitter->width() : splitter->height();
    const int grid = board->firstGridHeight() <= room - LeastDetail ? board->firstGridHeight() : 0;
    const int wanted
        = ways->way() != Way::Board ? share : std::min(board->heightFor(splitter->width()), std::max(share, grid));
    const int jobs = orientation == Qt::Horizontal ? room * 11 / 20 : wanted;
    splitter->setSizes({jobs, room - splitter->handleWidth() - jobs});
}

void PipelineView::Private::connectAll()
{
    connect(header, &RunHeader::rerunRequested, q, &PipelineView::rerunRequested);
    connect(header, &RunHeader::rerunFailedRequested, q, &PipelineView::rerunFailedRequested);
    connect(header, &RunHeader::cancelRequested, q, &PipelineView::cancelRequested);
    connect(header, &RunHeader::openInBrowserRequested, q, [this] {
        if (run)
            Q_EMIT q->openInBrowserRequested(run->webUrl);
    });
    connect(banner, &Banner::actionTriggered, q, &PipelineView::refreshRequested);
    connect(noJobs, &EmptyState::actionTriggered, q, &PipelineView::refreshRequested);
    connect(board, &JobBoard::chosenChanged, q, [this](const core::Job& job) { chosenChanged(job); });
    connect(board, &JobBoard::menuRequested, q, [this](const core::Job& job, const QPoint& at) { showMenu(job, at); });
    connect(board, &JobBoard::opened, q, [this] { detail->log().setFocus(Qt::OtherFocusReason); });
    connect(board, &JobBoard::contentResized, q, [this] { divide(); });
    connect(header, &RunHeader::wayChosen, q, [this](Way way) { showWay(way); });
    connect(results, &RunResults::annotationChosen, q, [this](const auto& row) { showAnnotation(row); });
    connect(results, &RunResults::summaryRequested, q, [this] {
        if (run)
            Q_EMIT q->openInBrowserRequested(run->webUrl);
    });
    connect(ways, &JobWays::opened, q, [this] { detail->log().setFocus(Qt::OtherFocusReason); });
    connect(splitter, &QSplitter::splitterMoved, q, [this] { moved = true; });
    connect(detail, &JobDetail::runRequested, q, &PipelineView::runRequested);
    connect(detail, &JobDetail::attended, q, [this] { board->keepChosen(); });
    connect(detail, &JobDetail::rerunRequested, q, [this] {
        if (const auto job = board->chosen())
            Q_EMIT q->rerunJobRequested(*job);
    });
    connect(detail, &JobDetail::openInBrowserRequested, q, [this] {
        if (const auto job = board->chosen())
            Q_EMIT q->openInBrowserRequested(job->webUrl);
    });
    connect(&detail->log(), &LogView::comparisonRequested, q, [this] {
        if (const auto job = board->chosen())
            Q_EMIT q->comparisonRequested(*job);
    });
    connect(&detail->log(), &LogView::otherLogsRequested, q, [this](LogScope scope) {
        if (const auto job = board->chosen())
            Q_EMIT q->otherLogsRequested(*job, scope);
    });
    connect(&detail->log(), &LogView::textMissed, q, [this] { missAnnotation(); });
    connect(&detail->log(), &LogView::jobRequested, q, [this](core::JobId job) { q->selectJob(job); });
    connect(&detail->log(), &LogView::retryRequested, q, [this] {
        if (const auto job = board->chosen())
            Q_EMIT q->jobSelected(*job);
    });
}

void PipelineView::Private::takeRun(const core::Run& news)
{
    run = news;
    header->setRun(news, clock.now());
    results->setRun(news);
    describeNoJobs();
    tick();
    Q_EMIT q->runChanged();
}

void PipelineView::Private::applyJobs(const core::ChangeSet& changes)
{
    board->setNow(clock.now());
    board->apply(changes);
    header->progress().setJobs(board->jobs());
    drawWays();
    describeNoJobs();
    if (!board->chosen())
        detail->setJob({}, clock.now());
    if (q->hasFocus()) // it waited for the first jobs
        board->takeFocus();
    tick();
}

void PipelineView::Private::showWay(Way way)
{
    drawWays();
    ways->setWay(way);
    divide();
    Q_EMIT q->resultsShown(way == Way::Results);
}

/// Where the log says it: as an error of the runner's form, else in any line; else the line that names the place.
void PipelineView::Private::showAnnotation(const lists::AnnotationRow& row)
{
    if (!board->choose(row.job))
        return;
    const QString said = row.annotation.message.section(u'\n', 0, 0).trimmed();
    QStringList texts;
    if (!said.isEmpty())
        texts << "##[error]"_L1 + said << "##[warning]"_L1 + said << said;
    if (const QString place = lists::placeOf(row.annotation); !place.isEmpty())
        texts << place;
    sought = row;
    results->annotations().setNote({});
    if (const auto job = board->chosen(); job && missingLog(*job)) {
        missAnnotation();
        return;
    }
    detail->log().goToText(row.job, texts);
}

/// Its place can be looked up elsewhere.
void PipelineView::Private::missAnnotation()
{
    if (!sought)
        return;
    const QString place = lists::placeOf(sought->annotation);
    if (!place.isEmpty())
        QGuiApplication::clipboard()->setText(place);
    results->annotations().setNote(
        place.isEmpty() ? tr("The log of %1 does not hold it.").arg(sought->jobName)
                        : tr("The log of %1 does not hold it; %2 is on the clipboard.").arg(sought->jobName, place));
    sought.reset();
}

void PipelineView::Private::drawWays()
{
    if (run)
        ways->draw(*run, clock.now());
}

void PipelineView::Private::chosenChanged(const core::Job& job)
{
    ways->choose(job.id);
    detail->setJob(job, clock.now());
    const bool another = !announced || announced->id != job.id;
    const bool ended = announced && !announced->state.isCompleted() && job.state.isCompleted();
    announced = job;
    if (const auto reason = missingLog(job))
        detail->log().showReason(*reason);
    else if (another || ended)
        detail->log().showLoading(job.name);
    if (another || ended)
        Q_EMIT q->jobSelected(job);
}

void PipelineView::Private::showMenu(const core::Job& job, const QPoint& at)
{
    popUpJobMenu(q, job, reasons.rerunJob, at, [this, job](JobMenuChoice choice) {
        if (choice == JobMenuChoice::OpenLog)
            detail->log().setFocus(Qt::OtherFocusReason);
        else if (choice == JobMenuChoice::Rerun)
            Q_EMIT q->rerunJobRequested(job);
        else if (choice == JobMenuChoice::OpenInBrowser)
            Q_EMIT q->openInBrowserRequested(job.webUrl);
    });
}

/// While there is no job on show: why, and what comes next.
void PipelineView::Private::describeNoJobs()
{
    jobsPages->setCurrentIndex(board->jobs().empty() ? 1 : 0);
    if (!run || !board->jobs().empty())
        return;
    if (hidden)
        noJobs->setContent(u"lock"_s, hidden->what, hidden->advice, tr("Try again"));
    else if (loading)
        noJobs->setContent(u"refresh"_s, tr("Loading the jobs of this run …"));
    else if (!run->state.isCompleted())
        noJobs->setContent(u"queue"_s, tr("This run is queued; it has no jobs yet."),
                           tr("They show up here as soon as GitHub has planned them."));
    else if (run->state.needsPerson())
        noJobs->setContent(u"queue"_s, tr("This run waits for somebody's approval."),
                           tr("Its jobs begin when a maintainer approves it on GitHub."));
    else if (run->state.conclusion == core::Conclusion::StartupFailure)
        noJobs->setContent(u"workflow"_s, tr("GitHub could not start this run."),
                           tr("Look for a mistake in %1; GitHub's own page names the line.").arg(run->workflowPath));
    else
        noJobs->setContent(u"other"_s, tr("No jobs are known of this run."),
                           tr("GitHub may have deleted them with the run's logs."), tr("Try again"));
}

/// With an age that goes on.
void PipelineView::Private::describeStaleness()
{
    if (!stale) {
        banner->hide();
        return;
    }
    const QString age = seenAt
        ? tr("What you see is from %1 (%2).").arg(momentText(*seenAt), lists::relativeTime(*seenAt, clock.now()))
        : tr("What you see may be old.");
    const QString advice = (age + u' ' + stale->advice).trimmed();
    if (banner->isHidden() || banner->what() != stale->what || banner->advice() != advice)
        banner->showMessage(Banner::Kind::Warning, stale->what, advice, tr("Try again"));
}

bool PipelineView::Private::isMoving() const
{
    return run && (stale || !run->state.isCompleted() || std::ranges::any_of(board->jobs(), [](const core::Job& job) {
                       return job.state.isRunning();
                   }));
}

/// Once a second while something moves and somebody can see it.
void PipelineView::Private::tick()
{
    if (ticking || !q->isVisible() || !isMoving())
        return;
    ticking = true;
    clock.after(1s, q, [this] {
        ticking = false;
        const QDateTime now = clock.now();
        header->setNow(now);
        board->setNow(now);
        detail->setNow(now);
        drawWays();
        describeStaleness();
        tick();
    });
}

PipelineView::PipelineView(core::Clock& clock, QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this, clock))
{
    d->build();
    d->connectAll();
    setAccessibleName(tr("Pipeline"));
    setFocusPolicy(Qt::ClickFocus); // Tab would never come past it: it gives the keyboard to the jobs
}

PipelineView::~PipelineView() = default;

void PipelineView::setRun(const core::Run& run, const std::vector<core::Job>& jobs)
{
    const bool another = d->runId() != run.id;
    if (another) {
        d->announced.reset();
        d->hidden.reset();
        d->ways->forget();
        d->loading = false;
        setStale({});
        d->board->setRun(run.id);
        d->header->progress().setJobs({});
        d->detail->setJob({}, d->clock.now());
    }
    d->pages->setCurrentIndex(1);
    d->takeRun(run);
    d->applyJobs(core::asChanges(jobs));
}

void PipelineView::clear()
{
    d->run.reset();
    d->announced.reset();
    d->board->setRun({});
    d->detail->setJob({}, {});
    d->pages->setCurrentIndex(0);
    Q_EMIT runChanged();
}

std::optional<core::Run> PipelineView::run() const
{
    return d->run;
}

void PipelineView::apply(const core::ChangeSet& changes)
{
    if (!d->run)
        return;
    for (const core::Change& change : changes.changes) {
        if (const auto* news = std::get_if<core::Changed<core::Run>>(&change); news && news->after.id == d->runId())
            d->takeRun(news->after);
    }
    d->applyJobs(changes);
}

void PipelineView::setActionReasons(const ActionReasons& reasons)
{
    d->reasons = reasons;
    d->header->setActionReasons(reasons);
    d->detail->setRerunReason(reasons.rerunJob);
}

void PipelineView::setLoading(bool loading)
{
    d->loading = loading;
    d->describeNoJobs();
}

void PipelineView::setStale(const std::optional<core::Error>& error, const std::optional<QDateTime>& seenAt)
{
    d->stale = error;
    d->seenAt = seenAt;
    d->describeStaleness();
    d->tick();
}

void PipelineView::setJobsHidden(const std::optional<core::Error>& error)
{
    d->hidden = error;
    d->describeNoJobs();
}

void PipelineView::setCompared(const std::vector<core::Job>& jobs, const QString& name)
{
    d->ways->setCompared(jobs, name);
}

void PipelineView::setOutline(const core::Result<workflow::Outline>& outline)
{
    d->ways->setOutline(outline);
}

void PipelineView::setPast(const core::Job& job, const std::vector<core::PastJob>& past)
{
    if (const auto chosen = d->board->chosen(); chosen && chosen->id == job.id)
        d->detail->setPast(lists::jobPast(past));
}

std::optional<core::Job> PipelineView::selectedJob() const
{
    return d->board->chosen();
}

bool PipelineView::selectJob(core::JobId job)
{
    return d->board->choose(job);
}

void PipelineView::showLogLoading(const core::Job& job)
{
    if (d->mayHaveLog(job))
        d->detail->log().showLoading(job.name);
}

void PipelineView::showLog(const core::Job& job, const QString& path)
{
    if (d->mayHaveLog(job))
        d->detail->log().open(path, job, d->run.value_or(core::Run()));
}

LogView& PipelineView::log()
{
    return d->detail->log();
}

RunResults& PipelineView::results()
{
    return *d->results;
}

bool PipelineView::showsResults() const
{
    return d->ways->currentWidget() == d->results;
}

std::vector<core::Job> PipelineView::jobs() const
{
    return d->board->jobs();
}

void PipelineView::showLogError(const core::Job& job, const core::Error& error)
{
    if (d->mayHaveLog(job))
        d->detail->log().showError(error);
}

void PipelineView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    d->header->setCompact(height() < RoomForHeadline);
    d->pages->activate(); // the splitter has its new size only then
    d->divide();
}

/// The keyboard belongs to the jobs: on the first button, Space would run everything again.
void PipelineView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    d->board->takeFocus();
}

void PipelineView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    d->tick();
}

} // namespace signalbox::views
