// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/simulated_day.h"

using namespace signalbox;
using namespace signalbox::core;
using namespace signalbox::history;
using namespace Qt::StringLiterals;

namespace {

const AccountId account = u"ada@github.com"_s;
constexpr size_t most = 25; // runs at a time: each look compares every row

template <class T>
std::vector<T> valuesOf(const std::map<qint64, T>& map)
{
    std::vector<T> values;
    for (const auto& [key, value] : map)
        values.push_back(value);
    return values;
}

} // namespace

SimulatedDay::SimulatedDay(quint32 seed)
    : m_random(seed)
{
}

bool SimulatedDay::makeNext(Store& store)
{
    Call call = next();
    if (call.begun)
        return QCoro::waitFor(store.beginAction(*call.begun)) == m_lastAction;
    if (call.completed)
        return QCoro::waitFor(store.completeAction(call.completed, {.outcome = u"done"_s, .answer = m_random.text()}))
            .has_value();
    return QCoro::waitFor(store.apply(call.changes, call.validators)).has_value();
}

SimulatedDay::Call SimulatedDay::next()
{
    ++m_calls;
    // The values of a call depend on nothing but its number and what came before it, never on who makes it.
    m_random.reseed(quint32(m_calls));
    return m_random.chance(8) ? action() : look();
}

SimulatedDay::Call SimulatedDay::look()
{
    Call call{.changes = {.account = account}};
    for (int i = 1 + m_random.below(4); i > 0; --i) {
        if (m_runs.size() > most)
            removeRun(call);
        else if (m_runs.size() < 3 || m_random.chance(3))
            startRun(call);
        else if (m_random.chance(5))
            rerun(call);
        else if (m_random.chance(12))
            removeRun(call);
        else
            goOn(call);
    }
    auto validator = m_random.validator();
    if (m_validators.size() > most)
        validator.url = m_validators.begin()->second.url;
    m_validators[validator.url.toString()] = validator;
    call.validators.push_back(validator);
    return call;
}

SimulatedDay::Call SimulatedDay::action()
{
    if (!m_openActions.empty() && m_random.chance(2)) {
        const qint64 id = m_openActions.begin()->first;
        m_openActions.erase(id);
        ++m_links;
        return {.completed = id};
    }
    Action action{.id = ++m_lastAction, .account = account, .at = m_random.time(), .kind = u"rerun"_s};
    m_openActions[action.id] = action;
    ++m_links;
    return {.begun = action};
}

Run& SimulatedDay::anyRun()
{
    return std::next(m_runs.begin(), m_random.below(int(m_runs.size())))->second;
}

void SimulatedDay::keepRun(Call& call, const Run& run)
{
    m_runs[run.id.value] = run;
    m_attempts[{run.id.value, run.attempt}] = run.state;
    call.changes.changes.emplace_back(Changed<Run>{.after = run});
}

void SimulatedDay::keepJobs(Call& call, const Run& run)
{
    auto& jobs = m_jobs[{run.id.value, run.attempt}];
    for (int i = m_random.below(6); i > 0; --i) {
        Job job = m_random.job(run.id, run.attempt);
        if (!jobs.empty() && m_random.chance(2))
            job.id = jobs.begin()->second.id; // the same job, further on
        jobs[job.id.value] = job;
        call.changes.changes.emplace_back(Changed<Job>{.after = job});
    }
}

void SimulatedDay::startRun(Call& call)
{
    Run run = m_random.run({1});
    run.attempt = 1;
    keepRun(call, run);
    keepJobs(call, run);
}

void SimulatedDay::goOn(Call& call)
{
    Run run = anyRun();
    run.state = m_random.state();
    keepRun(call, run);
    keepJobs(call, run);
}

void SimulatedDay::rerun(Call& call)
{
    Run run = anyRun();
    if (run.attempt < 4)
        ++run.attempt;
    run.state = State::fromWords(u"queued"_s, {});
    keepRun(call, run);
    keepJobs(call, run);
}

void SimulatedDay::removeRun(Call& call)
{
    const Run run = anyRun();
    m_runs.erase(run.id.value);
    for (int attempt = 1; attempt <= run.attempt; ++attempt) {
        m_jobs.erase({run.id.value, attempt});
        m_attempts.erase({run.id.value, attempt});
    }
    call.changes.changes.emplace_back(RunRemoved{run.id, {1}});
}

std::vector<Job> SimulatedDay::jobsAsOf(qint64 run, int attempt) const
{
    std::map<QString, int> newest;
    std::map<qint64, Job> found;
    for (int number = attempt; number > 0; --number) {
        const auto jobs = m_jobs.find({run, number});
        if (number == attempt && (jobs == m_jobs.end() || jobs->second.empty()))
            return {};
        for (const auto& [id, job] : jobs == m_jobs.end() ? std::map<qint64, Job>{} : jobs->second) {
            if (newest.try_emplace(job.name, number).first->second == number)
                found[id] = job;
        }
    }
    return valuesOf(found);
}

QString SimulatedDay::difference(Store& store) const
{
    auto snapshot = QCoro::waitFor(store.snapshot(account, 1'000'000));
    if (!snapshot)
        return snapshot.error().sentence();
    std::ranges::sort(snapshot->runs, {}, &Run::id);
    if (snapshot->runs != valuesOf(m_runs))
        return u"the runs differ: %1 instead of %2"_s.arg(snapshot->runs.size()).arg(m_runs.size());
    for (const auto& [address, validator] : m_validators) {
        const std::vector page{Repository{.id = {validator.url.path().section(u'/', 2, 2).toLongLong()}}};
        const auto known = QCoro::waitFor(store.validators(account, page)).value_or(std::vector<github::Validator>{});
        if (!std::ranges::contains(known, validator))
            return u"validator %1 differs"_s.arg(address);
    }
    for (const auto& [id, run] : m_runs) {
        const auto attempts = QCoro::waitFor(store.attempts(account, run.id)).value_or(std::vector<Attempt>{});
        if (std::cmp_not_equal(attempts.size(), run.attempt))
            return u"the attempts of run %1 differ"_s.arg(id);
        for (const Attempt& attempt : attempts) {
            if (attempt.state != m_attempts.at({id, attempt.number}))
                return u"attempt %1 of run %2 differs"_s.arg(attempt.number).arg(id);
            if (QCoro::waitFor(store.jobs(account, run.id, attempt.number))
                != Result<std::vector<Job>>(jobsAsOf(id, attempt.number)))
                return u"the jobs of run %1 differ"_s.arg(id);
        }
    }
    if (QCoro::waitFor(store.openActions(account)) != Result<std::vector<Action>>(valuesOf(m_openActions)))
        return u"the open actions differ"_s;
    const auto chain = QCoro::waitFor(store.verifyActions());
    if (!chain || !chain->isWhole() || chain->links != m_links)
        return u"the action log's chain differs"_s;
    return {};
}
