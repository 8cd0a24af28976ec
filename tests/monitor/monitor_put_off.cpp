// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/raw_server.h"
#include "monitor/watcher.h"

#include <QCoroTask>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using signalbox::tests::RawServer;

/// A server in trouble that says for how long: it is left alone for that time, and not as long as we would guess.
class MonitorPutOff : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aServerThatPutsUsOffIsAskedAgainWhenItSays()
    {
        RawServer server([](const QByteArray&) { return RawServer::json({}, 503, "Retry-After: 7200\r\n"); });
        core::ManualClock clock(QDateTime(QDate(2026, 3, 2), QTime(9, 0), QTimeZone::UTC));
        const QTemporaryDir folder;
        history::Store store;
        QVERIFY(QCoro::waitFor(store.open(folder.filePath(u"history.sqlite"_s))));
        github::Client client({.id = u"ada@raw"_s, .apiUrl = server.url()}, "s3cr3t", clock, {.seed = 7});
        monitor::Watcher watcher(client, store, clock);
        const core::RepositoryName name{.owner = u"octo"_s, .name = u"app"_s};
        QVERIFY(QCoro::waitFor(watcher.start({name})));
        const auto isTold = [&] { return !watcher.isLooking() && watcher.freshness(name)->error.has_value(); };
        QTRY_VERIFY(isTold());
        QCOMPARE(watcher.freshness(name)->error->kind, core::ErrorKind::Server);
        QCOMPARE(server.requests().size(), 1);
        for (int minutes = 0; minutes < 115; minutes += 5) {
            clock.advance(5min);
            QTest::qWait(5);
        }
        QCOMPARE(server.requests().size(), 1);
        clock.advance(10min);
        QTRY_COMPARE(server.requests().size(), 2);
    }
};

QTEST_GUILESS_MAIN(MonitorPutOff)
#include "monitor_put_off.moc"
