// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/watch_command.h"

#include <QPointer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::console {
namespace {

/// How long we wait for the jobs' own ends after the run's: GitHub tells of both in any order.
constexpr auto patience = 20s;

} // namespace

WatchCommand::WatchCommand(session::Workspace& workspace, const cli::Options& options, QObject* parent)
    : Command(workspace, options, parent)
{
    connect(&look(), &FirstLook::changed, this, &WatchCommand::take);
}

void WatchCommand::looked()
{
    if (const auto run = chosen()) {
        follow(*run);
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
std::optional<core::Run> WatchCommand::chosen()
{
    auto text = options().run;
    if (text.startsWith(u'#'))
        text.remove(0, 1);
    const auto asked = text.toLongLong();
    std::optional<core::Run> newest;
    for (const auto& [id, run] : look().runs()) {
        if (!look().sessionOf(run))
            continue;
        if (!text.isEmpty() && id.value == asked)
            return run;
        const bool fits = text.isEmpty() ? !run.state.isCompleted() : run.number == asked;
        if (fits && (!newest || newest->createdAt < run.createdAt))
            newest = run;
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
            const auto seen = co_await session->client().run(name, id, github::Priority::User);
            if (!self)
                co_return;
            if (seen && !seen->rows.empty()) {
                follow(seen->rows.front());
                co_return;
            }
            if (!seen && seen.error().kind != core::ErrorKind::NotFound)
                last = seen.error();
        }
    }
    fail(last);
}

void WatchCommand::follow(const core::Run& run)
{
    m_run = run;
    core::ChangeSet present{.at = workspace().clock().now()};
    present.changes.emplace_back(core::Changed<core::Run>{.before = {}, .after = run});
    for (const auto& line : m_lines.take(present))
        print(line);
    if (auto* session = look().sessionOf(run)) {
        session->watcher().setOnScreen(run.repository, run.id);
        session->watcher().lookNow(run.repositoryName, run.id);
    }
    endWhenComplete();
}

void WatchCommand::take(const core::ChangeSet& changes)
{
    const auto lines = m_lines.take(changes);
    if (!m_run)
        return;
    for (const auto& change : changes.changes) {
        if (const auto* run = std::get_if<core::Changed<core::Run>>(&change); run && run->after.id == m_run->id) {
            if (run->after.attempt != m_run->attempt)
                m_jobs.clear();
            m_run = run->after;
        } else if (const auto* job = std::get_if<core::Changed<core::Job>>(&change);
                   job && job->after.run == m_run->id && job->after.attempt == m_run->attempt) {
            m_jobs.insert_or_assign(job->after.id, job->after);
        } else if (const auto* removed = std::get_if<core::RunRemoved>(&change); removed && removed->run == m_run->id) {
            fail({.kind = core::ErrorKind::NotFound, .what = u"Somebody deleted the run."_s});
        }
    }
    for (const auto& line : lines) {
        if (line.run == m_run->id)
            print(line);
    }
    endWhenComplete();
}

void WatchCommand::print(const cli::ChangeLine& line)
{
    if (options().json)
        say(cli::toJson(line) + '\n');
    else
        say(cli::toText(line) + u'\n');
}

void WatchCommand::endWhenComplete()
{
    if (!m_run || !m_run->state.isCompleted())
        return;
    const int status = options().exitStatus && m_run->state.isFailure() ? cli::Failed : cli::Fine;
    const auto finish = [this, status] { end(status); };
    const bool all = !m_jobs.empty()
        && std::ranges::all_of(m_jobs, [](const auto& entry) { return entry.second.state.isCompleted(); });
    if (all)
        finish();
    else
        workspace().clock().after(patience, this, finish);
}

} // namespace signalbox::console
