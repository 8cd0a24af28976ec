// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/timeline.h"

#include "core/duration_words.h"
#include "lists/critical_path.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::lists {
namespace {

using std::chrono::milliseconds;

/// The moment that all spans of these jobs are counted from.
QDateTime originOf(const std::vector<core::Job>& jobs, const std::optional<QDateTime>& startedAt)
{
    if (startedAt)
        return *startedAt;
    QDateTime origin;
    for (const core::Job& job : jobs) {
        const QDateTime begin = job.createdAt.isValid() ? job.createdAt : job.startedAt.value_or(QDateTime());
        if (begin.isValid() && (!origin.isValid() || begin < origin))
            origin = begin;
    }
    return origin;
}

class Ruler {
public:
    explicit Ruler(QDateTime origin)
        : m_origin(std::move(origin))
    {
    }

    /// What began before the origin is cut off; nothing when it ended before it too. Clocks that disagree give no
    /// negative length.
    std::optional<Span> span(const QDateTime& from, const QDateTime& to) const
    {
        if (!m_origin.isValid() || !from.isValid() || !to.isValid() || to < m_origin)
            return std::nullopt;
        const milliseconds begin = std::max(milliseconds(m_origin.msecsTo(from)), milliseconds(0));
        return Span{.from = begin, .to = std::max(milliseconds(m_origin.msecsTo(to)), begin)};
    }

private:
    QDateTime m_origin;
};

bool hasBegun(const core::Job& job)
{
    return job.startedAt && (job.state.isRunning() || job.state.isCompleted())
        && core::outcome(job.state) != core::Outcome::Skipped;
}

QString whyItWaits(const core::Job& job)
{
    switch (job.state.status) {
    case core::Status::Waiting:
        return u"waits for approval"_s;
    case core::Status::Pending:
        return u"waits for its concurrency group"_s;
    case core::Status::Queued:
    case core::Status::Requested:
        return job.labels.isEmpty() ? u"waits for a runner"_s
                                    : u"waits for a runner: %1"_s.arg(job.labels.join(u", "_s));
    default:
        return {};
    }
}

/// When a job that has ended ran.
std::optional<Span> ranOf(const core::Job& job, const Ruler& ruler)
{
    if (!hasBegun(job) || !job.startedAt || !job.completedAt)
        return std::nullopt;
    return ruler.span(*job.startedAt, *job.completedAt);
}

TimelineRow rowOf(const core::Job& job, const Ruler& ruler, const QDateTime& now)
{
    TimelineRow row{.job = job.id, .name = job.name, .outcome = core::outcome(job.state)};
    const QDateTime end = job.completedAt.value_or(now);
    if (job.startedAt && hasBegun(job)) {
        row.ran = ruler.span(*job.startedAt, end);
        if (row.ran && job.createdAt.isValid() && job.createdAt < *job.startedAt)
            row.queued = ruler.span(job.createdAt, *job.startedAt);
        if (!row.ran)
            row.why = u"from attempt %1"_s.arg(job.attempt);
    } else if (!job.state.isCompleted()) {
        row.queued = ruler.span(job.createdAt, now);
        row.why = whyItWaits(job);
    }
    for (const core::Step& step : job.steps) {
        const auto ran = step.startedAt && core::outcome(step.state) != core::Outcome::Skipped
            ? ruler.span(*step.startedAt, step.completedAt.value_or(now))
            : std::nullopt;
        if (ran && row.ran)
            row.steps.push_back({.name = step.name, .outcome = core::outcome(step.state), .ran = *ran});
    }
    return row;
}

milliseconds beginOf(const TimelineRow& row)
{
    return row.queued ? row.queued->from : row.ran ? row.ran->from : milliseconds::max();
}

QString basisText(PathBasis basis)
{
    switch (basis) {
    case PathBasis::Needs:
        return u" By what the jobs need."_s;
    case PathBasis::Times:
        return u" Guessed from the times: what the jobs need is not known."_s;
    case PathBasis::Both:
        return u" In part guessed from the times."_s;
    }
    return {};
}

} // namespace

Timeline timelineOf(const core::Run& run, const std::vector<core::Job>& jobs, const QDateTime& now,
                    const std::vector<core::Job>& compared, const workflow::Outline* outline)
{
    Timeline timeline;
    const Ruler ruler(originOf(jobs, run.startedAt));
    for (const core::Job& job : jobs)
        timeline.rows.push_back(rowOf(job, ruler, now));
    const Ruler other(originOf(compared, {}));
    for (TimelineRow& row : timeline.rows) {
        const auto twin = std::ranges::find(compared, row.name, &core::Job::name);
        row.before = twin == compared.end() ? std::nullopt : ranOf(*twin, other);
        for (const auto& span : {row.queued, row.ran, row.before})
            timeline.length = std::max(timeline.length, span ? span->to : milliseconds(0));
    }
    std::ranges::stable_sort(timeline.rows, {}, beginOf);
    const CriticalPath path = criticalPath(timeline.rows, outline);
    timeline.basis = path.basis;
    for (const size_t place : path.rows) {
        TimelineRow& row = timeline.rows[place];
        row.isCritical = true;
        timeline.criticalPath.push_back(row.job);
        timeline.running += row.ran ? row.ran->length() : milliseconds(0);
        timeline.queued += row.queued ? row.queued->length() : milliseconds(0);
    }
    return timeline;
}

QString criticalText(const Timeline& timeline)
{
    if (timeline.criticalPath.empty())
        return {};
    QStringList names;
    for (const core::JobId job : timeline.criticalPath)
        names << std::ranges::find(timeline.rows, job, &TimelineRow::job)->name;
    QString text
        = u"Critical path %1: %2."_s.arg(core::words(timeline.running + timeline.queued), names.join(u" › "_s));
    if (timeline.queued >= 1s)
        text += u" %1 of it in the queue."_s.arg(core::words(timeline.queued));
    return text + basisText(timeline.basis);
}

QString spokenRow(const TimelineRow& row)
{
    QStringList parts{row.name};
    if (const QString kind = spokenKind(row.kind, row.name); !kind.isEmpty())
        parts << kind;
    parts << core::words(row.outcome).toLower();
    if (row.queued && row.queued->length() >= 1s)
        parts << u"waited %1"_s.arg(core::words(row.queued->length()));
    if (row.ran)
        parts << u"ran %1"_s.arg(core::words(row.ran->length()));
    if (row.ran && row.before) {
        const milliseconds more = row.ran->length() - row.before->length();
        if (more >= 1s)
            parts << u"%1 longer than before"_s.arg(core::words(more));
        else if (more <= -1s)
            parts << u"%1 shorter than before"_s.arg(core::words(-more));
    }
    if (!row.why.isEmpty())
        parts << row.why;
    if (row.isCritical)
        parts << u"on the critical path"_s;
    return parts.join(u", "_s);
}

} // namespace signalbox::lists
