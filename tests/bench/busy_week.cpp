// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "busy_week.h"

#include <array>

using namespace Qt::StringLiterals;

namespace signalbox::bench {
namespace {

constexpr int people = 40;
constexpr int jobsOfEach = 3;
constexpr int stepsOfEach = 6;

/// A text of its own in memory, as whoever reads an answer makes it.
QString own(QStringView text)
{
    return QString(text.data(), text.size());
}

core::State state(const QString& status, const QString& conclusion = {})
{
    return core::State::fromWords(status, conclusion);
}

} // namespace

BusyWeek::BusyWeek(const QDateTime& begin)
    : m_begin(begin)
    , m_topics(repositoryCount)
    , m_numbers(std::size_t(repositoryCount) * workflowsOfEach)
{
    static const std::array names{u"CI"_s, u"Security"_s, u"Release"_s};
    for (int i = 0; i < repositoryCount; ++i) {
        core::Repository repository{.id = {i + 1}, .defaultBranch = u"main"_s, .canPush = true};
        repository.name = {.owner = u"fleet"_s, .name = u"service-%1"_s.arg(i)};
        for (int kind = 0; kind < workflowsOfEach; ++kind) {
            m_workflows.push_back({.id = {i * workflowsOfEach + kind + 1},
                                   .repository = repository.id,
                                   .name = names.at(std::size_t(kind)),
                                   .path = u".github/workflows/%1.yml"_s.arg(names.at(std::size_t(kind)).toLower()),
                                   .state = u"active"_s});
        }
        m_repositories.push_back(std::move(repository));
    }
}

QString BusyWeek::words(int count)
{
    static const std::array some{"pool"_L1,  "retry"_L1,  "timeout"_L1, "the"_L1,   "connection"_L1, "index"_L1,
                                 "cache"_L1, "remove"_L1, "before"_L1,  "write"_L1, "header"_L1,     "schema"_L1};
    QString text;
    for (int i = 0; i < count; ++i)
        text += some.at(std::size_t(m_random.bounded(int(some.size())))) + (i + 1 < count ? u" "_s : u""_s);
    return text;
}

core::Run BusyWeek::begin(int repository, const QDateTime& now)
{
    const auto place = std::size_t(repository);
    const std::size_t at = place * workflowsOfEach + std::size_t(m_random.bounded(workflowsOfEach));
    const core::Workflow& workflow = m_workflows[at];
    const bool onDefault = m_random.bounded(3) == 0;
    Topic& topic = m_topics[place];
    if (topic.runsLeft == 0)
        topic = {.branch = u"topic/%1-%2"_s.arg(++m_lastTopic).arg(words(1)), .runsLeft = 1 + m_random.bounded(4)};
    if (!onDefault)
        --topic.runsLeft;
    const core::RepositoryName& name = m_repositories[place].name;
    const QString actor = u"person-%1"_s.arg(m_random.bounded(people));
    const qint64 id = m_lastRun += 1 + m_random.bounded(1'000);
    core::Run run{.id = {id},
                  .repository = m_repositories[place].id,
                  .repositoryName = {.owner = own(name.owner), .name = own(name.name)},
                  .workflow = workflow.id,
                  .workflowPath = own(workflow.path),
                  .workflowName = own(workflow.name),
                  .title = words(7),
                  .number = ++m_numbers[at],
                  .event = own(onDefault ? u"push" : u"pull_request"),
                  .state = state(u"queued"_s),
                  .branch = own(onDefault ? u"main" : QStringView(topic.branch)),
                  .commit = u"%1"_s.arg(id, 40, 16, QChar(u'a')),
                  .commitMessage = words(7) + u"\n\n"_s + words(20),
                  .actor = own(actor),
                  .triggeringActor = own(actor),
                  .createdAt = now,
                  .updatedAt = now};
    run.webUrl = QUrl(u"https://github.com/%1/actions/runs/%2"_s.arg(name.full()).arg(id));
    return run;
}

std::vector<core::Run> BusyWeek::past(int runsOfEach)
{
    std::vector<core::Run> runs;
    for (int round = runsOfEach; round > 0; --round) {
        for (int repository = 0; repository < repositoryCount; ++repository) {
            core::Run run = begin(repository, m_begin.addSecs(-3'000LL * round + repository));
            run.startedAt = run.createdAt;
            run.updatedAt = run.createdAt.addSecs(240);
            run.state = state(u"completed"_s, m_random.bounded(10) == 0 ? u"failure"_s : u"success"_s);
            runs.push_back(std::move(run));
        }
    }
    return runs;
}

std::vector<core::Job> BusyWeek::jobsOf(const core::Run& run) const
{
    std::vector<core::Job> jobs;
    for (int number = 0; number < jobsOfEach; ++number) {
        core::Job job{.id = {run.id.value * 10 + number},
                      .run = run.id,
                      .name = u"Test (%1)"_s.arg(number),
                      .state = run.state,
                      .createdAt = run.createdAt,
                      .startedAt = run.startedAt,
                      .labels = {own(u"ubuntu-latest")},
                      .runner = u"GitHub Actions %1"_s.arg(run.id.value % 1000)};
        if (run.state.isCompleted())
            job.completedAt = run.updatedAt;
        const int steps = run.state.status == core::Status::Queued ? 0 : stepsOfEach;
        for (int step = 1; step <= steps; ++step) {
            job.steps.push_back({.number = step,
                                 .name = u"Step %1"_s.arg(step),
                                 .state = run.state,
                                 .startedAt = run.startedAt,
                                 .completedAt = job.completedAt});
        }
        jobs.push_back(std::move(job));
    }
    return jobs;
}

BusyWeek::News BusyWeek::next(const QDateTime& now)
{
    News news;
    for (core::Run& run : m_open) {
        if (run.state.isRunning()) {
            run.state = state(u"completed"_s, m_random.bounded(10) == 0 ? u"failure"_s : u"success"_s);
        } else {
            run.state = state(u"in_progress"_s);
            run.startedAt = now;
        }
        run.updatedAt = now;
        news.runs.push_back(run);
    }
    while (!m_open.empty() && m_open.front().state.isCompleted()) {
        news.ended.push_back(m_open.front());
        m_open.pop_front();
    }
    for (int i = 0; i < runsALook; ++i) {
        m_open.push_back(begin(m_random.bounded(repositoryCount), now));
        news.runs.push_back(m_open.back());
    }
    for (const core::Run& run : news.runs)
        std::ranges::move(jobsOf(run), std::back_inserter(news.jobs));
    return news;
}

} // namespace signalbox::bench
