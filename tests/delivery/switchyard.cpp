// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/switchyard.h"

#include "delivery/rollback_reads.h"
#include "support/other_threads.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace signalbox::tests {
namespace {

using delivery::RollbackPhase;
namespace event = delivery::rollback_event;

const QByteArray token = "ghp_the-token-that-nobody-may-see";

bool isRollback(const demo::Run& run)
{
    return run.title.startsWith("Roll "_L1);
}

} // namespace

Switchyard::Switchyard(Begin begin)
{
    if (!server.load(u":/demo/delivery.json"_s) || !server.listen())
        qFatal("the embedded GitHub does not start");
    if (begin == Begin::WithBadDeployment)
        deploy();
    m_runsBefore = repository().runs.size();
}

void Switchyard::deploy()
{
    auto& world = server.world();
    demo::Repository& yard = repository();
    demo::Deployment& made = world.addDeployment(yard,
                                                 {.sha = yard.branches.value(u"main"_s),
                                                  .ref = u"main"_s,
                                                  .environment = u"production"_s,
                                                  .creator = u"mbrandt"_s,
                                                  .payload = R"({"version":"v1.5.0"})",
                                                  .version = u"1.5.0"_s});
    world.addStatus(yard, made, {.state = u"success"_s, .creator = u"mbrandt"_s});
    bad = {made.id};
}

Switchyard::~Switchyard()
{
    kill();
}

void Switchyard::connect()
{
    store = std::make_unique<history::Store>();
    if (!QCoro::waitFor(store->open(m_folder.filePath(u"history.sqlite"_s))))
        qFatal("the store does not open");
    const core::Account account{.id = u"octavia@demo"_s, .apiUrl = server.apiUrl(), .webUrl = server.apiUrl()};
    client = std::make_unique<github::Client>(account, token, clock, github::Options{.timeout = 10s, .seed = 7});
}

void Switchyard::start()
{
    connect();
    runner = std::make_unique<delivery::RollbackRunner>(
        *client, *store, clock, delivery::RollbackRunner::Place{.repository = name, .environment = u"production"_s});
    QObject::connect(runner.get(), &delivery::RollbackRunner::changed, runner.get(),
                     [this](const delivery::RollbackState& state) {
                         phases.push_back(state.phase);
                         if (kept)
                             kept();
                     });
    QObject::connect(runner.get(), &delivery::RollbackRunner::healthWanted, runner.get(), [this](bool isVerifying) {
        const qint64 now = clock.now().toMSecsSinceEpoch();
        if (isVerifying && isHealthy)
            runner->take(event::Healthy{.readAt = now});
        else if (isVerifying)
            runner->take(event::Unhealthy{.readAt = now});
    });
    if (!QCoro::waitFor(runner->open()))
        qFatal("what is kept of the rollback cannot be read");
}

void Switchyard::kill()
{
    runner.reset();
    client.reset();
    store.reset();
}

bool Switchyard::isIdle()
{
    return (!client || client->inFlight() == 0) && server.traffic().inFlight == 0;
}

bool Switchyard::until(const std::function<bool()>& isSo, core::Clock::Duration most)
{
    const auto end = clock.elapsed() + most;
    int idleRounds = 0; // what takes longer than a round may leave an event for the next one
    while (!isSo()) {
        const auto before = OtherThreads::now();
        QTest::qWait(1);
        const bool isQuiet = isIdle() && before.allSleep() && OtherThreads::now() == before;
        idleRounds = isQuiet ? idleRounds + 1 : 0;
        if (idleRounds < 2)
            continue;
        idleRounds = 0;
        if (clock.untilNext() < 0ms || clock.elapsed() > end)
            return isSo();
        clock.advanceToNext();
        server.world().catchUp();
        if (approves)
            approveAll();
    }
    return true;
}

delivery::RollbackPlan Switchyard::plan(const QString& key)
{
    return {.badDeployment = bad,
            .from = {.name = u"v1.5.0"_s, .commit = repository().branches.value(u"main"_s)},
            .target = {.name = u"v1.4.1"_s, .commit = repository().tags.value(u"v1.4.1"_s)},
            .key = key};
}

delivery::RollbackOrder Switchyard::order()
{
    const auto found = std::ranges::find_if(
        repository().workflows, [](const demo::Workflow& each) { return each.path.endsWith("rollback.yml"_L1); });
    return {.workflow = {found->id},
            .workflowPath = found->path,
            .ref = u"main"_s,
            .inputs = {{u"version"_s, u"1.4.1"_s}, {u"environment"_s, u"production"_s}, {u"reason"_s, u"%reason%"_s}}};
}

void Switchyard::approveAll()
{
    for (demo::Run* run : rollbacks()) {
        const auto pending = server.world().pendingEnvironments(*run);
        if (!pending.empty())
            server.world().review(run->id, pending, true, {}, u"octavia"_s);
    }
}

std::vector<demo::Run*> Switchyard::rollbacks()
{
    std::vector<demo::Run*> found;
    for (size_t i = m_runsBefore; i < repository().runs.size(); ++i) {
        if (isRollback(*repository().runs[i]))
            found.push_back(repository().runs[i].get());
    }
    return found;
}

int Switchyard::claims(bool onlyStanding)
{
    return int(std::ranges::count_if(repository().deployments, [&](const demo::Deployment& deployment) {
        return deployment.task == "rollback"_L1 && (!onlyStanding || deployment.statuses.empty());
    }));
}

int Switchyard::writes(const QString& part)
{
    return int(std::ranges::count_if(server.traffic().writes,
                                     [&](const demo::Write& write) { return write.path.contains(part); }));
}

} // namespace signalbox::tests
