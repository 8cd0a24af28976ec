// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/demo_peer.h"
#include "github/raw_server.h"

using namespace signalbox;
using namespace signalbox::github;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using signalbox::core::ErrorKind;
using signalbox::demo::FaultKind;
using signalbox::tests::DemoPeer;
using signalbox::tests::RawAnswer;
using signalbox::tests::RawServer;

/// When GitHub says for how long it wants to be left alone: a moment is sat out, a long pause is the caller's.
class GithubRetryAfter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aShortPauseOfAServerInTroubleIsSatOut()
    {
        core::ManualClock clock(QDateTime(QDate(2026, 3, 2), QTime(9, 0), QTimeZone::UTC));
        RawServer server([](const QByteArray&) { return RawServer::json({}, 503, "Retry-After: 45\r\n"); });
        Client client({.id = u"ada@raw"_s, .apiUrl = server.url()}, "s3cr3t", clock, {.tries = 2, .seed = 7});
        std::optional<core::Result<User>> answer;
        client.user().then([&answer](const core::Result<User>& user) { answer = user; });
        QTRY_COMPARE(clock.untilNext(), core::Clock::Duration(45s));
        QVERIFY(!answer);
        clock.advanceToNext();
        QTRY_VERIFY(answer);
        QCOMPARE(server.requests().size(), 2);
    }

    void aLongPauseOfAServerInTroubleIsHandedBack_data()
    {
        QTest::addColumn<QByteArray>("asked");
        QTest::addColumn<int>("seconds");
        QTest::newRow("two hours") << QByteArray("7200") << 7200;
        QTest::newRow("beyond all numbers") << QByteArray("9223372036854775807") << 86400;
    }
    void aLongPauseOfAServerInTroubleIsHandedBack()
    {
        QFETCH(const QByteArray, asked);
        QFETCH(const int, seconds);
        core::ManualClock clock(QDateTime(QDate(2026, 3, 2), QTime(9, 0), QTimeZone::UTC));
        RawServer server(
            [asked](const QByteArray&) { return RawServer::json({}, 503, "Retry-After: " + asked + "\r\n"); });
        Client client({.id = u"ada@raw"_s, .apiUrl = server.url()}, "s3cr3t", clock, {.seed = 7});
        std::optional<core::Result<User>> answer;
        client.user().then([&answer](const core::Result<User>& user) { answer = user; });
        QTRY_VERIFY(answer);
        QVERIFY(!*answer);
        QCOMPARE(answer->error().kind, ErrorKind::Server);
        QCOMPARE(answer->error().retryAt, std::optional(clock.now().addSecs(seconds)));
        QCOMPARE(server.requests().size(), 1);
    }

    void aShortLimitIsSatOutWhoeverAsks()
    {
        for (const Priority priority : {Priority::Background, Priority::OnScreen, Priority::User}) {
            DemoPeer peer;
            peer.server.faults().add({.kind = FaultKind::SecondaryLimit, .delay = 9s});
            QVERIFY(peer.await(peer.client->runs(peer.matrixName, {}, priority)));
            QCOMPARE(peer.server.faults().struck(), 1);
        }
    }

    void aLongLimitIsHandedBackWhoeverAsks_data()
    {
        QTest::addColumn<FaultKind>("kind");
        QTest::addColumn<int>("seconds");
        QTest::newRow("primary") << FaultKind::PrimaryLimit << 1200;
        QTest::newRow("secondary") << FaultKind::SecondaryLimit << 1200;
        QTest::newRow("secondary in words alone") << FaultKind::SecondaryLimitBare << 60;
    }
    void aLongLimitIsHandedBackWhoeverAsks()
    {
        QFETCH(const FaultKind, kind);
        QFETCH(const int, seconds);
        for (const Priority priority : {Priority::Background, Priority::OnScreen, Priority::User}) {
            DemoPeer peer;
            peer.server.faults().add({.kind = kind, .delay = 20min});
            const auto runs = peer.await(peer.client->runs(peer.matrixName, {}, priority), false);
            QVERIFY(!runs);
            QCOMPARE(runs.error().kind, ErrorKind::RateLimited);
            const auto left = peer.clock.now().secsTo(runs.error().retryAt.value());
            QVERIFY(left >= seconds && left <= seconds + 1);
            peer.clock.advance(std::chrono::seconds(seconds + 1));
            QVERIFY(peer.await(peer.client->runs(peer.matrixName, {}, priority)));
        }
    }
};

QTEST_GUILESS_MAIN(GithubRetryAfter)
#include "github_retry_after.moc"
