// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/run_attempts.h"

#include "github/wait.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::monitor {
namespace {

core::Error notOver(int number)
{
    return {.kind = core::ErrorKind::NotYet,
            .what = u"Attempt %1 has not ended."_s.arg(number),
            .advice = u"Its jobs are shown as they come."_s};
}

core::Error gone(int number)
{
    return {.kind = core::ErrorKind::Gone,
            .what = u"GitHub has attempt %1 no longer."_s.arg(number),
            .advice = u"It keeps runs for 90 days as a rule, or as long as the repository's settings say."_s};
}

} // namespace

RunAttempts::RunAttempts(github::Client& client, history::Store& store, QObject* parent)
    : QObject(parent)
    , m_client(&client)
    , m_store(store)
{
}

QCoro::Task<core::Result<core::RunAttempt>> RunAttempts::attempt(core::Run run, int number)
{
    const QPointer self(this);
    if (number == run.attempt && !run.state.isCompleted())
        co_return std::unexpected(notOver(number));
    if (const auto known = m_gone.constFind({run.id, number}); known != m_gone.cend())
        co_return std::unexpected(*known);
    if (!m_client)
        co_return std::unexpected(github::cancelledError());
    const core::AccountId account = m_client->account().id;
    const auto kept = co_await m_store.attempt(account, run, number);
    if (!self)
        co_return std::unexpected(github::cancelledError());
    if (const auto known = kept.value_or(std::nullopt))
        co_return *known;
    auto fetched = co_await fetch(run, number);
    if (!self)
        co_return std::unexpected(github::cancelledError());
    if (!fetched && fetched.error().kind == core::ErrorKind::Gone)
        m_gone.insert({run.id, number}, fetched.error());
    const bool over = fetched && fetched->run.state.isCompleted()
        && std::ranges::all_of(fetched->jobs, [](const core::Job& job) { return job.state.isCompleted(); });
    if (over)
        co_await m_store.keepAttempt(account, *fetched);
    co_return fetched;
}

QCoro::Task<core::Result<core::RunAttempt>> RunAttempts::fetch(core::Run run, int number)
{
    const QPointer self(this);
    core::RunAttempt fetched{.run = run};
    if (number != run.attempt) {
        auto head = co_await m_client->attempt(run.repositoryName, run.id, number);
        if (!head && head.error().kind == core::ErrorKind::NotFound)
            co_return std::unexpected(gone(number));
        if (!head)
            co_return std::unexpected(head.error());
        fetched.run = *std::move(head);
        fetched.run.attempt = number; // what was asked for, whatever the answer says
        if (fetched.run.id != run.id)
            co_return std::unexpected(gone(number));
    }
    if (!self || !m_client)
        co_return std::unexpected(github::cancelledError());
    auto jobs = co_await m_client->jobsOfAttempt(run.repositoryName, run.id, number);
    if (!jobs && jobs.error().kind == core::ErrorKind::NotFound)
        co_return std::unexpected(gone(number));
    if (!jobs)
        co_return std::unexpected(jobs.error());
    fetched.jobs = *std::move(jobs);
    co_return fetched;
}

} // namespace signalbox::monitor
