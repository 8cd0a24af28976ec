// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/station.h"

#include "support/other_threads.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QTimer>

#include <ranges>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace signalbox::tests {
namespace {

demo::StepDefinition step(const QString& name, double seconds)
{
    return {.name = name, .command = u"cargo"_s, .log = u"cargo-test"_s, .seconds = seconds};
}

demo::Workflow workflow(qint64 id)
{
    return {.id = id,
            .name = u"CI"_s,
            .path = u".github/workflows/ci.yml"_s,
            .triggers = {{u"push"_s, {}}, {u"pull_request"_s, {}}, {u"workflow_dispatch"_s, {}}},
            .jobs = {{.key = u"test"_s,
                      .name = u"Test"_s,
                      .matrix = {{.name = u"toolchain"_s, .values = {u"stable"_s, u"beta"_s}}},
                      .steps = {step(u"Build"_s, 20), step(u"Run tests"_s, 40)},
                      .failFast = false},
                     {.key = u"lint"_s, .name = u"Lint"_s, .needs = {u"test"_s}, .steps = {step(u"Clippy"_s, 15)}}}};
}

/// Whether a change follows from the row that the model has.
template <class Row, class Id>
bool put(std::map<Id, Row>& rows, const core::Changed<Row>& change)
{
    const auto known = rows.find(change.after.id);
    const bool follows = change.before ? known != rows.end() && known->second == *change.before : known == rows.end();
    rows.insert_or_assign(change.after.id, change.after);
    return follows;
}

// The system may keep a piece of an answer back until the one before it is acknowledged, for 40 ms.
constexpr auto longestOnLoopback = 50ms;
constexpr auto moment = 1ms;

/// Lets those events happen that come within so long, or at least the first of them; false when none has come.
bool processEventsFor(std::chrono::milliseconds longest)
{
    QAbstractEventDispatcher& events = *QAbstractEventDispatcher::instance();
    if (events.processEvents(QEventLoop::AllEvents))
        return true;
    bool isOver = false;
    QTimer end;
    end.setSingleShot(true);
    QObject::connect(&end, &QTimer::timeout, &end, [&isOver] { isOver = true; });
    end.start(longest);
    events.processEvents(QEventLoop::WaitForMoreEvents);
    return !isOver || events.processEvents(QEventLoop::AllEvents);
}

} // namespace

Station::Station()
    : clock(QDateTime(QDate(2026, 10, 5), QTime(8, 0), QTimeZone::UTC))
    , server(clock)
{
    server.world().addUser(u"mara"_s, u"Mara Holt"_s);
    server.world().setViewer(u"mara"_s);
    if (const auto opened = server.listen(); !opened)
        qFatal("%s", qPrintable(opened.error().sentence()));
}

Station::~Station()
{
    close();
}

demo::Repository& Station::addRepository(const QString& name)
{
    demo::World& world = server.world();
    demo::Repository& repository = world.addRepository(u"mara"_s, name);
    repository.workflows.push_back(workflow(world.nextId(u"workflow"_s)));
    world.push(repository, {.message = u"Begin "_s + name});
    return repository;
}

core::RepositoryName Station::nameOf(const demo::Repository& repository) const
{
    return {.owner = repository.owner, .name = repository.name};
}

bool Station::open(const std::vector<core::RepositoryName>& names, const QString& storePath)
{
    model = {};
    store = std::make_unique<history::Store>();
    const auto opened = await(store->open(storePath.isEmpty() ? folder.filePath(u"history.sqlite"_s) : storePath));
    const core::Account account{.id = u"mara@127.0.0.1"_s, .login = login, .apiUrl = server.apiUrl()};
    client = std::make_unique<github::Client>(account, token, clock, github::Options{.seed = 7});
    watcher = std::make_unique<monitor::Watcher>(*client, *store, clock);
    commands = std::make_unique<monitor::RunCommands>(*client, *store, *watcher, clock);
    QObject::connect(watcher.get(), &monitor::Watcher::changed, watcher.get(),
                     [this](const core::ChangeSet& set) { take(set); });
    QObject::connect(watcher.get(), &monitor::Watcher::failed, watcher.get(),
                     [this](const core::Error& error) { failures.push_back(error); });
    watcher->setConditions({.offline = offline});
    const auto started = await(watcher->start(names));
    settle();
    return opened && *opened && started && *started;
}

void Station::close()
{
    commands.reset();
    watcher.reset();
    client.reset();
    store.reset();
}

void Station::pass(Duration length)
{
    const Duration end = clock.elapsed() + length;
    settle();
    while (clock.untilNext() >= 0ms && clock.elapsed() + clock.untilNext() <= end) {
        clock.advanceToNext();
        settle();
    }
    clock.advance(end - clock.elapsed());
    settle();
}

void Station::settle()
{
    QCoreApplication::processEvents();
    while (isBusy()) {
        if (processEventsFor(moment))
            continue;
        const auto before = OtherThreads::now();
        const bool isOnTheWire = client && client->inFlight() > 0;
        const bool came = processEventsFor(isOnTheWire ? longestOnLoopback : moment);
        if (!came && before.allSleep() && OtherThreads::now() == before)
            return;
    }
    QCoreApplication::processEvents();
}

bool Station::isBusy() const
{
    if (m_isDone)
        return !m_isDone();
    return (watcher && watcher->isLooking()) || (client && client->inFlight() > 0);
}

void Station::take(const core::ChangeSet& set)
{
    if (listener)
        listener(set);
    else
        sets.push_back(set);
    for (const core::Change& change : set.changes) {
        bool follows = true;
        if (const auto* repository = std::get_if<core::Changed<core::Repository>>(&change))
            follows = put(model.repositories, *repository);
        else if (const auto* listed = std::get_if<core::Changed<core::Workflow>>(&change))
            follows = put(model.workflows, *listed);
        else if (const auto* run = std::get_if<core::Changed<core::Run>>(&change))
            follows = put(model.runs, *run) && model.repositories.contains(run->after.repository);
        else if (const auto* job = std::get_if<core::Changed<core::Job>>(&change))
            // Jobs of a run that is followed no more are forgotten; then they come as new.
            follows = put(model.jobs, *job) || !job->before;
        else if (const auto* gone = std::get_if<core::RunRemoved>(&change))
            follows = model.runs.erase(gone->run) == 1;
        else if (const auto* left = std::get_if<core::RepositoryRemoved>(&change)) {
            follows = model.repositories.erase(left->repository) == 1;
            std::erase_if(model.runs, [&](const auto& row) { return row.second.repository == left->repository; });
        }
        if (!follows)
            broken
                << u"%1: a change of kind %2 does not follow"_s.arg(set.at.toString(Qt::ISODate)).arg(change.index());
    }
}

core::Run Station::modelRun(const demo::Run& run) const
{
    const auto known = model.runs.find(core::RunId{run.id});
    return known == model.runs.end() ? core::Run{} : known->second;
}

int Station::jobsInModel(const demo::Run& run) const
{
    return static_cast<int>(std::ranges::count(model.jobs | std::views::values, core::RunId{run.id}, &core::Job::run));
}

QStringList Station::differences()
{
    QStringList result;
    std::size_t runs = 0;
    for (const core::RepositoryName& name : watcher->watched()) {
        demo::Repository* repository = server.world().repository(name.full());
        if (!repository) {
            result << name.full() + u": not at GitHub"_s;
            continue;
        }
        runs += repository->runs.size();
        for (const auto& run : repository->runs) {
            const core::Run known = modelRun(*run);
            const auto state = core::State::fromWords(run->status(), run->conclusion());
            if (known.state != state || known.attempt != run->latest().number)
                result << u"%1 #%2: %3 %4"_s.arg(name.full()).arg(run->number).arg(run->status(), run->conclusion());
            for (const qint64 id : run->ended() ? std::vector<qint64>{} : run->latest().jobs) {
                const demo::Job* job = server.world().job(id);
                const auto row = model.jobs.find(core::JobId{id});
                if (row == model.jobs.end()
                    || row->second.state != core::State::fromWords(job->status, job->conclusion))
                    result << u"%1 #%2, %3: %4"_s.arg(name.full()).arg(run->number).arg(job->name, job->status);
            }
        }
    }
    if (model.runs.size() > runs)
        result << u"%1 runs more than GitHub has"_s.arg(model.runs.size() - runs);
    return result;
}

} // namespace signalbox::tests
