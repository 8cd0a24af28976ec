// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/killed_rollback.h"

#include "delivery/rollback_runner.h"

#include <QCoreApplication>
#include <QUrl>

#include <cstdio>

using namespace signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using delivery::RollbackPhase;
using delivery::RollbackRunner;

namespace signalbox::tests {

FastClock::FastClock(const QDateTime& start)
    : clock(start)
{
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { clock.advance(100ms); });
    m_timer.start(5ms);
}

std::optional<int> rollBackUntilKilled(const QStringList& arguments)
{
    if (arguments.size() != 9 || arguments[1] != "roll-back"_L1)
        return std::nullopt;
    FastClock time(QDateTime::fromMSecsSinceEpoch(arguments[4].toLongLong(), QTimeZone::UTC));
    history::Store store;
    if (!QCoro::waitFor(store.open(arguments[3])))
        return 1;
    const QUrl url(arguments[2]);
    github::Client client({.id = u"octavia@demo"_s, .apiUrl = url, .webUrl = url}, "ghp_the-token-that-nobody-may-see",
                          time.clock);
    RollbackRunner runner(client, store, time.clock,
                          {.repository = {u"switchyard"_s, u"switchyard"_s}, .environment = u"production"_s});
    const auto tell = [](const delivery::RollbackState& state) {
        std::printf("%s\n", qPrintable(word(state.phase)));
        std::fflush(stdout);
        if (delivery::isEnd(state.phase)) // what follows from the end is sent meanwhile
            QTimer::singleShot(300, QCoreApplication::instance(), [] { QCoreApplication::exit(2); });
    };
    QObject::connect(&runner, &RollbackRunner::changed, &runner, tell);
    QObject::connect(&runner, &RollbackRunner::healthWanted, &runner, [&](bool isVerifying) {
        if (isVerifying)
            runner.take(delivery::rollback_event::Healthy{.readAt = time.clock.now().toMSecsSinceEpoch()});
    });
    if (!QCoro::waitFor(runner.open()))
        return 1;
    const auto phase = runner.state().phase;
    if (phase == RollbackPhase::Idle || phase == RollbackPhase::AwaitingConfirmation) {
        runner.ask({.badDeployment = {arguments[5].toLongLong()},
                    .from = {.name = u"v1.5.0"_s, .commit = arguments[6]},
                    .target = {.name = u"v1.4.1"_s, .commit = arguments[7]},
                    .key = u"sb-0123456789ab"_s},
                   {.workflow = {arguments[8].toLongLong()},
                    .workflowPath = u".github/workflows/rollback.yml"_s,
                    .ref = u"main"_s,
                    .inputs
                    = {{u"version"_s, u"1.4.1"_s}, {u"environment"_s, u"production"_s}, {u"reason"_s, u"%reason%"_s}}});
        runner.confirm(u"It answers 503"_s);
    } else if (delivery::isEnd(phase)) {
        tell(runner.state());
    }
    return QCoreApplication::exec();
}

} // namespace signalbox::tests
