// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/attempt_table.h"

#include "core/duration_words.h"
#include "core/job_name.h"
#include "lists/relative_time.h"
#include "lists/time_taken.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

using Kind = AttemptCell::Kind;

/// One attempt as far as it is known.
struct Column {
    int number = 1;
    std::optional<core::Run> run;
    std::optional<std::vector<core::Job>> jobs;
    QString trouble; ///< why it is not known; empty while it is on its way
};

std::vector<Column> columnsOf(const core::Run& run, const std::vector<core::Job>& jobs, const KnownAttempts& known)
{
    std::vector<Column> columns;
    for (int number = 1; number <= run.attempt; ++number) {
        Column column{.number = number};
        const bool isNewest = number == run.attempt;
        const auto entry = known.find(number);
        if (entry != known.end() && !entry->second && !isNewest)
            column.trouble = entry->second.error().what;
        if (entry != known.end() && entry->second && (!isNewest || run.state.isCompleted())) {
            column.run = entry->second->run;
            column.jobs = entry->second->jobs;
        } else if (isNewest) {
            column.jobs = jobs;
        }
        if (isNewest)
            column.run = run;
        columns.push_back(std::move(column));
    }
    return columns;
}

/// Whether the result is one of an earlier attempt. GitHub may list the job of that attempt, or a copy with a number
/// of its own that ended before this attempt began.
bool isLeftAlone(const core::Job& job, const Column& column)
{
    const bool endedBefore = column.number > 1 && column.run && column.run->startedAt && job.completedAt
        && job.state.conclusion != core::Conclusion::Skipped && *job.completedAt < *column.run->startedAt;
    return job.attempt < column.number || endedBefore;
}

AttemptCell cellOf(const core::Job& job, const Column& column, const QDateTime& now)
{
    AttemptCell cell{.kind = Kind::Ran,
                     .job = job,
                     .outcome = core::outcome(job.state),
                     .words = core::words(job.state),
                     .took = timeTaken(job, now)};
    if (!isLeftAlone(job, column))
        return cell;
    cell.kind = Kind::LeftAlone;
    cell.note
        = job.attempt < column.number ? u"result of attempt %1"_s.arg(job.attempt) : u"result of an earlier attempt"_s;
    return cell;
}

/// From its begin to the end of the last job that ran in it; GitHub's own end drifts later.
std::optional<std::chrono::milliseconds> tookOf(const Column& column, const QDateTime& now)
{
    if (!column.run || !column.run->startedAt)
        return std::nullopt;
    QDateTime end = column.run->state.isCompleted() ? QDateTime() : now;
    for (const core::Job& job : column.jobs.value_or(std::vector<core::Job>())) {
        if (column.run->state.isCompleted() && job.completedAt && !isLeftAlone(job, column)
            && (!end.isValid() || end < *job.completedAt))
            end = *job.completedAt;
    }
    if (!end.isValid())
        end = column.run->updatedAt;
    return std::max(std::chrono::milliseconds(column.run->startedAt->msecsTo(end)), std::chrono::milliseconds(0));
}

AttemptCell headOf(const Column& column, const QDateTime& now)
{
    if (!column.run)
        return {.words = column.trouble.isEmpty() ? u"Loading …"_s : u"Not known"_s, .note = column.trouble};
    QStringList who;
    if (!column.run->triggeringActor.isEmpty())
        who << column.run->triggeringActor;
    if (column.run->startedAt)
        who << relativeTime(*column.run->startedAt, now);
    return {.kind = Kind::Ran,
            .outcome = core::outcome(column.run->state),
            .words = core::words(column.run->state),
            .took = tookOf(column, now),
            .note = column.trouble.isEmpty() ? who.join(u", "_s) : column.trouble};
}

/// The rows by name, in the order of the newest attempt; the n-th job of a name is the n-th in every attempt.
std::vector<AttemptRow> rowsOf(const std::vector<Column>& columns, const QDateTime& now)
{
    std::vector<AttemptRow> rows;
    for (size_t place = columns.size(); place-- > 0;) {
        std::map<QString, int> twins;
        for (const core::Job& job : columns[place].jobs.value_or(std::vector<core::Job>())) {
            const std::pair key(job.name, twins[job.name]++);
            auto row = std::ranges::find(rows, key, &AttemptRow::key);
            if (row == rows.end()) {
                rows.push_back({.name = key.first, .twin = key.second});
                row = std::prev(rows.end());
                row->cells.resize(columns.size());
            }
            row->cells[place] = cellOf(job, columns[place], now);
        }
    }
    return rows;
}

/// Who is alone among the names that one attempt has and another has not may be the same job under another name:
/// the values of a matrix may come from an output.
QString otherNameOf(const AttemptRow& row, size_t place, const std::vector<AttemptRow>& rows)
{
    const QString group = core::JobName::parse(row.name).group();
    const auto isIn = [](const AttemptRow& one, size_t attempt) { return one.cells[attempt].job.has_value(); };
    QStringList here;
    int lost = 0;
    for (const AttemptRow& other : rows) {
        if (core::JobName::parse(other.name).group() != group)
            continue;
        const bool everywhere
            = std::ranges::all_of(other.cells, [](const AttemptCell& cell) { return cell.job.has_value(); });
        if (!everywhere && isIn(other, place))
            here << other.name;
        else if (!isIn(other, place))
            ++lost;
    }
    return here.size() == 1 && lost == 1 ? here.front() : QString();
}

void describeAbsence(std::vector<AttemptRow>& rows, const std::vector<Column>& columns)
{
    for (AttemptRow& row : rows) {
        for (size_t place = 0; place < columns.size(); ++place) {
            AttemptCell& cell = row.cells[place];
            if (cell.job)
                continue;
            if (!columns[place].jobs) {
                cell.words = columns[place].trouble.isEmpty() ? u"Loading …"_s : u"Not known"_s;
                continue;
            }
            cell.kind = Kind::Absent;
            const bool mayCome = !columns[place].run.value_or(core::Run()).state.isCompleted();
            cell.words = mayCome ? u"Not yet in this attempt"_s : u"Not in this attempt"_s;
            if (const QString other = otherNameOf(row, place, rows); !other.isEmpty())
                cell.note = u"perhaps as %1"_s.arg(other);
        }
    }
}

void judge(AttemptRow& row)
{
    QStringList words;
    bool passed = false;
    bool failed = false;
    bool absent = false;
    for (const AttemptCell& cell : row.cells) {
        absent = absent || cell.kind == Kind::Absent;
        if (cell.kind != Kind::Ran)
            continue;
        // What is still at it has not ended in another way.
        const bool ended = !cell.job || cell.job->state.isCompleted();
        if (ended && (words.isEmpty() || words.constLast() != cell.words.toLower()))
            words << cell.words.toLower();
        passed = passed || cell.outcome == core::Outcome::Passed;
        failed = failed || cell.outcome == core::Outcome::Failed;
    }
    row.isFlaky = passed && failed;
    row.differs = absent || words.size() > 1;
    if (words.size() > 1)
        row.change = words.join(u", then "_s);
    else if (absent)
        row.change = u"not in every attempt"_s;
}

} // namespace

AttemptTable attemptTable(const core::Run& run, const std::vector<core::Job>& jobs, const KnownAttempts& known,
                          const QDateTime& now)
{
    const std::vector<Column> columns = columnsOf(run, jobs, known);
    AttemptTable table{.jobs = rowsOf(columns, now)};
    for (const Column& column : columns)
        table.run.cells.push_back(headOf(column, now));
    describeAbsence(table.jobs, columns);
    for (AttemptRow& row : table.jobs) {
        judge(row);
        table.differing += row.differs ? 1 : 0;
        table.flaky += row.isFlaky ? 1 : 0;
    }
    return table;
}

QString summaryOf(const AttemptTable& table)
{
    if (table.jobs.empty())
        return {};
    if (table.differing == 0)
        return u"No job did differently from one attempt to another, as far as they are known."_s;
    QString text = u"%1 of %2 jobs did not do the same in all attempts"_s.arg(table.differing).arg(table.jobs.size());
    QStringList flaky;
    for (const AttemptRow& row : table.jobs) {
        if (row.isFlaky)
            flaky << row.name;
    }
    if (!flaky.isEmpty())
        text += u"; flaky, on one commit failed and passed: %1"_s.arg(flaky.join(u", "_s));
    return text + u'.';
}

QString spokenCell(const AttemptRow& row, size_t attempt)
{
    const AttemptCell& cell = row.cells.at(attempt);
    QStringList parts{u"%1, attempt %2: %3"_s.arg(row.name.isEmpty() ? u"The run"_s : row.name)
                          .arg(attempt + 1)
                          .arg(cell.words.toLower())};
    if (cell.took)
        parts << core::words(*cell.took);
    if (!cell.note.isEmpty())
        parts << cell.note;
    if (row.isFlaky)
        parts << u"flaky: %1"_s.arg(row.change);
    return parts.join(u", "_s);
}

} // namespace signalbox::lists
