// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/change_line.h"

#include "cli/plain_text.h"
#include "core/outcome.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace signalbox::cli {
namespace {

/// What happened between two states of one thing, as one word.
QString changeWord(const core::State* before, const core::State& after)
{
    switch (after.status) {
    case core::Status::InProgress:
        return u"started"_s;
    case core::Status::Completed:
        return u"completed"_s;
    case core::Status::Waiting:
        return u"waiting"_s;
    case core::Status::Queued:
    case core::Status::Requested:
    case core::Status::Pending:
        return before ? u"queued"_s : u"new"_s;
    case core::Status::Unknown:
        break;
    }
    return before ? u"changed"_s : u"new"_s;
}

ChangeLine lineOf(const QDateTime& at, const core::Run& run)
{
    return {.at = at,
            .repository = run.repositoryName.full(),
            .run = run.id,
            .attempt = run.attempt,
            .workflow = u"%1 #%2"_s.arg(run.workflowName.isEmpty() ? run.title : run.workflowName).arg(run.number),
            .state = run.state};
}

class Reader {
public:
    Reader(const QDateTime& at, QHash<core::RunId, core::Run>& runs, std::vector<ChangeLine>& lines)
        : m_at(at)
        , m_runs(runs)
        , m_lines(lines)
    {
    }

    void operator()(const core::Changed<core::Run>& change)
    {
        m_runs.insert(change.after.id, change.after);
        const bool rerun = change.before && change.before->attempt != change.after.attempt;
        if (change.before && !rerun && change.before->state == change.after.state)
            return;
        auto line = lineOf(m_at, change.after);
        line.change = rerun ? u"rerun"_s : changeWord(change.before ? &change.before->state : nullptr, line.state);
        m_lines.push_back(std::move(line));
    }

    void operator()(const core::Changed<core::Job>& change)
    {
        auto line = lineOf(m_at, m_runs.value(change.after.run));
        line.run = change.after.run;
        line.attempt = change.after.attempt;
        line.job = change.after.name;
        const bool differs = !change.before || change.before->state != change.after.state;
        const auto whole = [&] {
            line.step.clear();
            line.state = change.after.state;
            line.change = changeWord(change.before ? &change.before->state : nullptr, line.state);
            m_lines.push_back(line);
        };
        // As it happened: a job begins before its steps and ends after them.
        const bool ended = change.after.state.isCompleted();
        if (differs && !ended)
            whole();
        steps(line, change);
        if (differs && ended)
            whole();
    }

    void operator()(const core::RunRemoved& change)
    {
        const auto known = m_runs.constFind(change.run);
        if (known == m_runs.constEnd())
            return;
        auto line = lineOf(m_at, *known);
        line.change = u"removed"_s;
        m_lines.push_back(std::move(line));
        m_runs.erase(known);
    }

    /// Repositories and workflows themselves make no line.
    template <class Other>
    void operator()(const Other&)
    {
    }

private:
    void steps(ChangeLine line, const core::Changed<core::Job>& change)
    {
        for (const auto& step : change.after.steps) {
            const core::State* before = nullptr;
            if (change.before) {
                const auto found = std::ranges::find(change.before->steps, step.number, &core::Step::number);
                before = found != change.before->steps.end() ? &found->state : nullptr;
            }
            // A step that appears without having begun says no more than its job does.
            if (before ? *before == step.state : step.state.status == core::Status::Queued)
                continue;
            line.step = step.name;
            line.state = step.state;
            line.change = changeWord(before, step.state);
            m_lines.push_back(line);
        }
    }

    QDateTime m_at;
    QHash<core::RunId, core::Run>& m_runs;
    std::vector<ChangeLine>& m_lines;
};

} // namespace

std::vector<ChangeLine> ChangeLines::take(const core::ChangeSet& changes)
{
    std::vector<ChangeLine> lines;
    Reader reader(changes.at, m_runs, lines);
    for (const auto& change : changes.changes)
        std::visit(reader, change);
    if (changes.catchingUp)
        lines.clear();
    // And a run ends after its jobs.
    std::ranges::stable_partition(
        lines, [](const ChangeLine& line) { return !line.job.isEmpty() || !line.state.isCompleted(); });
    return lines;
}

QByteArray toJson(const ChangeLine& line)
{
    QJsonObject object{
        {u"at"_s, line.at.toUTC().toString(Qt::ISODateWithMs)},
        {u"repository"_s, line.repository},
        {u"run"_s, line.run.value},
        {u"attempt"_s, line.attempt},
        {u"status"_s, line.state.statusWord()},
        {u"change"_s, line.change},
    };
    if (!line.job.isEmpty())
        object.insert(u"job"_s, line.job);
    if (!line.step.isEmpty())
        object.insert(u"step"_s, line.step);
    if (const auto conclusion = line.state.conclusionWord(); !conclusion.isEmpty())
        object.insert(u"conclusion"_s, conclusion);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString toText(const ChangeLine& line)
{
    QStringList path{line.workflow};
    if (line.attempt > 1)
        path.last() += u" (attempt %1)"_s.arg(line.attempt);
    if (!line.job.isEmpty())
        path << line.job;
    if (!line.step.isEmpty())
        path << line.step;
    const auto word = line.change == "removed"_L1 ? u"Removed"_s : core::words(line.state);
    return u"%1  %2 %3  %4  %5"_s.arg(line.at.toLocalTime().toString(u"HH:mm:ss"_s), shape(core::outcome(line.state)),
                                      harmless(word).leftJustified(10), harmless(line.repository),
                                      harmless(path.join(u" · "_s)));
}

} // namespace signalbox::cli
