// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/killed_release.h"

#include "delivery/killed_rollback.h"
#include "delivery/release_runner.h"

#include <QCoreApplication>
#include <QUrl>

#include <cstdio>

using namespace signalbox;
using namespace Qt::StringLiterals;
using delivery::ReleasePhase;
using delivery::ReleaseRunner;

namespace signalbox::tests {

std::optional<int> releaseUntilKilled(const QStringList& arguments)
{
    if (arguments.size() != 7 || arguments[1] != "release"_L1)
        return std::nullopt;
    FastClock time(QDateTime::fromMSecsSinceEpoch(arguments[4].toLongLong(), QTimeZone::UTC));
    history::Store store;
    if (!QCoro::waitFor(store.open(arguments[3])))
        return 1;
    const QUrl url(arguments[2]);
    github::Client client({.id = u"octavia@demo"_s, .apiUrl = url, .webUrl = url}, "ghp_the-token-that-nobody-may-see",
                          time.clock);
    ReleaseRunner runner(client, store, time.clock,
                         {.repository = {u"switchyard"_s, u"switchyard"_s}, .tag = u"v1.5.0"_s});
    const auto tell = [](const delivery::ReleaseState& state) {
        std::printf("%s/%s\n", qPrintable(word(state.phase)), qPrintable(word(state.request)));
        std::fflush(stdout);
        if (delivery::isEnd(state.phase)) // its row in the action log is completed meanwhile
            QTimer::singleShot(300, QCoreApplication::instance(), [] { QCoreApplication::exit(2); });
    };
    QObject::connect(&runner, &ReleaseRunner::changed, &runner, tell);
    if (!QCoro::waitFor(runner.open()))
        return 1;
    if (runner.state().phase == ReleasePhase::Idle)
        runner.begin(
            {.release
             = {.tag = u"v1.5.0"_s, .commit = arguments[5], .name = u"Switchyard 1.5.0"_s, .notes = u"What is new"_s},
             .way = arguments[6] == "tag"_L1 ? delivery::ReleaseWay::Tag : delivery::ReleaseWay::Publish,
             .key = u"sb-0123456789ab"_s,
             .expected = {{.name = u"Release"_s, .path = u".github/workflows/release.yml"_s}},
             .dispatchRef = u"main"_s});
    else if (delivery::isEnd(runner.state().phase))
        tell(runner.state());
    return QCoreApplication::exec();
}

} // namespace signalbox::tests
