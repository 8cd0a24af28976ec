// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/watch_command.h"

#include <QPointer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::console {
namespace {

/// GitHub tells of the ends of a run and of its jobs in any order; after so many looks we believe what we see.
constexpr int looksAfterEnd = 5;
constexpr auto betweenLooks = 4s;

} // namespace

WatchCommand::WatchCommand(session::Workspace& workspace, const cli::Options& options, QObject* parent)
    : Command(workspace, options, FirstLook::Limits::SitOut, parent)
{
    connect(&look(), &FirstLook::changed, this, &WatchCommand::take);
}

void WatchCommand::looked()
{
    if (const auto key = chosen()) {
        const core::Run run = look().runs().at(*key);
        follow(*look().watching(key->first, run.repositoryName), run);
        return;
    }
    if (options().run.isEmpty()) {
        fail({.kind = core::ErrorKind::NotFound,
              .what = u"No run is in progress."_s,
              .advice = u"Name one with `signalbox watch RUN`; `signalbox status` has their numbers."_s});
        return;
    }
    QCoro::connect(askForRun(core::RunId{options().run.toLongLong()}), this, [] { });
}

/// The run that was asked for by its id or its number, or the newest one that has not ended.
std::optional<WatchCommand::RunKey> WatchCommand::chosen()
{
    auto text = options().run;
    if (text.startsWith(u'#'))
        text.remove(0, 1);
    const auto asked = text.toLongLong();
    std::optional<RunKey> newest;
    for (const auto& [key, run] : look().runs()) {
        if (!look().watching(key.first, run.repositoryName))
            continue;
        if (!text.isEmpty() && run.id.value == asked)
            return key;
        const bool fits = text.isEmpty() ? !run.state.isCompleted() : run.number == asked;
        if (fits && (!newest || look().runs().at(*newest).createdAt < run.createdAt))
            newest = key;
    }
    return newest;
}

/// One that is older than what the watcher looks at.
QCoro::Task<void> WatchCommand::askForRun(core::RunId id)
{
    const QPointer self(this);
    core::Error last{.kind = core::ErrorKind::NotFound,
                     .what = u"There is no run %1 here."_s.arg(options().run),
                     .advice = u"Take an id or a number out of `signalbox status`."_s};
    for (const auto& session : look().sessions()) {
        for (const auto& name : session->watcher().watched()) {
            if (!id)
                break;
            const auto seen = co_await session->client().run(name, id, github::Priority::User, github::Ask::Always);
            if (!self)
                co_return;
            if (seen && !seen->rows.empty()) {
                follow(*session, seen->rows.front());
                co_return;
            }
            if (!seen && seen.error().kind != core::ErrorKind::NotFound)
                last = seen.error();
        }
    }
    fail(last);
}

void WatchCommand::follow(session::AccountSession& session, const core::Run& run)
{
    m_session = &session;
    m_run = run;
    core::ChangeSet present{.account = session.account().id, .at = workspace().clock().now()};
    present.changes.emplace_back(core::Changed<core::Run>{.before = {}, .after = run});
    for (const auto& [key, job] : look().jobs()) {
        if (key.first == session.account().id)
            add(present, job);
    }
    session.watcher().setOnScreen(run.repository, run.id);
    session.watcher().lookNow(run.repositoryName, run.id);
    tell(present);
}

void WatchCommand::take(const core::ChangeSet& changes)
{
    if (!m_session || changes.account != m_session->account().id)
        return;
    core::ChangeSet ours{.account = changes.account, .at = changes.at};
    for (const auto& change : changes.changes) {
        if (const auto* run = std::get_if<core::Changed<core::Run>>(&change); run && run->after.id == m_run.id) {
            if (run->after.attempt != m_run.attempt)
                m_jobs.clear();
            ours.changes.emplace_back(core::Changed<core::Run>{.before = m_run, .after = run->after});
            m_run = run->after;
        } else if (const auto* job = std::get_if<core::Changed<core::Job>>(&change)) {
            add(ours, job->after);
        } else if (const auto* removed = std::get_if<core::RunRemoved>(&change); removed && removed->run == m_run.id) {
            fail({.kind = core::ErrorKind::NotFound, .what = u"Somebody deleted the run."_s});
        }
    }
    tell(ours);
}

void WatchCommand::add(core::ChangeSet& changes, const core::Job& job)
{
    if (job.run != m_run.id || job.attempt != m_run.attempt)
        return;
    core::Changed<core::Job> change{.before = {}, .after = job};
    if (const auto told = m_jobs.find(job.id); told != m_jobs.end())
        change.before = told->second;
    m_jobs.insert_or_assign(job.id, job);
    changes.changes.emplace_back(std::move(change));
}

void WatchCommand::tell(const core::ChangeSet& changes)
{
    for (const auto& line : m_lines.take(changes)) {
        if (!line.job.isEmpty()) {
            print(line);
            continue;
        }
        // The run went on after its end: somebody started it again.
        if (const auto end = std::exchange(m_lastLine, {}))
            print(*end);
        if (line.state.isCompleted())
            m_lastLine = line;
        else
            print(line);
    }
    if (!m_run.state.isCompleted()) {
        m_asked = 0;
    } else if (!std::exchange(m_isFinishing, true)) {
        QCoro::connect(finish(), this, [] { });
    }
}

void WatchCommand::print(const cli::ChangeLine& line)
{
    if (options().json)
        say(cli::toJson(line) + '\n');
    else
        say(cli::toText(line) + u'\n');
}

QCoro::Task<void> WatchCommand::finish()
{
    const QPointer self(this);
    const core::Run run = m_run;
    const auto jobs = co_await m_session->client().jobsOfAttempt(run.repositoryName, run.id, run.attempt);
    if (!self)
        co_return;
    if (m_run.attempt != run.attempt || !m_run.state.isCompleted()) {
        m_isFinishing = false; // it goes on
        co_return;
    }
    core::ChangeSet rest{.account = m_session->account().id, .at = workspace().clock().now()};
    for (const auto& job : jobs.value_or(std::vector<core::Job>{}))
        add(rest, job);
    tell(rest);
    const auto hasEnded = [](const core::Job& job) { return job.state.isCompleted(); };
    if (jobs && !std::ranges::all_of(*jobs, hasEnded) && ++m_asked < looksAfterEnd) {
        workspace().clock().after(betweenLooks, this, [this] { QCoro::connect(finish(), this, [] { }); });
        co_return;
    }
    if (!jobs)
        complain(jobs.error());
    if (m_lastLine)
        print(*m_lastLine);
    end(options().exitStatus && !m_run.state.isSuccess() ? cli::Failed : cli::Fine);
}

} // namespace signalbox::console
