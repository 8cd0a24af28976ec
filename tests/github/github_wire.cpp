// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "github/client.h"
#include "github/raw_server.h"
#include "github/why.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace signalbox::github;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using signalbox::tests::RawAnswer;
using signalbox::tests::RawServer;
using signalbox::tests::why;

namespace {

constexpr auto user = R"({"login":"ada","name":null})";
const core::RepositoryName repository{u"octo"_s, u"app"_s};
const Options quick{.timeout = 1s, .tries = 3, .firstBackoff = 1ms, .seed = 7};

} // namespace

/// Answers that are broken on the wire, and what is sent there in the first place.
class GithubWire : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachRequestCarriesWhatGithubAsksFor()
    {
        RawServer server([](const QByteArray&) { return RawServer::json(user); });
        Client client(at(server), "s3cr3t", m_clock, quick);
        const auto answer = QCoro::waitFor(client.user());
        QVERIFY2(answer, qPrintable(why(answer)));
        QCOMPARE(answer->login, u"ada"_s);
        const QByteArray request = server.requests().value(0).toLower(); // header names have no case
        QVERIFY(request.startsWith("get /user http/1.1\r\n"));
        QVERIFY(request.contains("\r\naccept: application/vnd.github+json\r\n"));
        QVERIFY(request.contains("\r\nx-github-api-version: 2022-11-28\r\n"));
        QVERIFY(request.contains("\r\nuser-agent: signalbox/"));
        QVERIFY(request.contains("\r\nauthorization: bearer s3cr3t\r\n"));
    }

    void withoutATokenNothingIsSaidOfOne()
    {
        RawServer server([](const QByteArray&) { return RawServer::json(user); });
        Client client(at(server), {}, m_clock, quick);
        QVERIFY(QCoro::waitFor(client.user()));
        QVERIFY(!server.requests().value(0).toLower().contains("authorization"));
    }

    void aReadIsTriedAgainWhenTheAnswerBreaks_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("close");
        QTest::newRow("closed without a word") << QByteArray() << true;
        QTest::newRow("silence") << QByteArray() << false;
        QTest::newRow("half a head") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le") << true;
        QTest::newRow("cut off in the middle")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{\"login\":\"a") << true;
        QTest::newRow("a chunk cut off") << QByteArray(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{\"login\"")
                                         << true;
        QTest::newRow("stands still in the middle")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{\"login\":\"a") << false;
        QTest::newRow("bad gateway") << RawServer::json("<html>Unicorn</html>", 502).bytes << false;
        QTest::newRow("unavailable") << RawServer::json({}, 503).bytes << false;
    }
    void aReadIsTriedAgainWhenTheAnswerBreaks()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, close);
        bool whole = false;
        RawServer server([&](const QByteArray&) { return whole ? RawServer::json(user) : RawAnswer{bytes, close}; });
        {
            Client client(at(server), "s3cr3t", m_clock, quick);
            const auto answer = QCoro::waitFor(client.user());
            QVERIFY(!answer);
            QVERIFY2(!answer.error().what.isEmpty() && !answer.error().advice.isEmpty(), "no words for it");
            QVERIFY2(server.requests().size() >= quick.tries, "given up too soon");
            QVERIFY(!answer.error().sentence().contains("s3cr3t"_L1));
        }
        whole = true;
        Client client(at(server), "s3cr3t", m_clock, quick);
        QVERIFY(QCoro::waitFor(client.user()));
    }

    void aWriteWhoseAnswerIsLostIsSentOnce_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("close");
        QTest::newRow("closed without a word") << QByteArray() << true;
        QTest::newRow("silence") << QByteArray() << false;
        QTest::newRow("half a head") << QByteArray("HTTP/1.1 201 Crea") << true;
        QTest::newRow("cut off") << QByteArray("HTTP/1.1 201 Created\r\nContent-Length: 40\r\n\r\n{") << true;
        QTest::newRow("bad gateway") << RawServer::json("<html>Unicorn</html>", 502).bytes << false;
        QTest::newRow("gateway timeout") << RawServer::json({}, 504).bytes << false;
    }
    void aWriteWhoseAnswerIsLostIsSentOnce()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, close);
        // A connection that was used before is what tempts a client to send again.
        RawServer server([&](const QByteArray& request) {
            return request.startsWith("GET") ? RawServer::json(user) : RawAnswer{bytes, close};
        });
        Client client(at(server), "s3cr3t", m_clock, quick);
        QVERIFY(QCoro::waitFor(client.user()));
        const auto answer = QCoro::waitFor(client.rerun(repository, {4711}));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, core::ErrorKind::Timeout);
        QTest::qWait(50);
        QCOMPARE(server.requests().size(), 2);
        QVERIFY(server.requests().last().startsWith("POST /repos/octo/app/actions/runs/4711/rerun HTTP/1.1\r\n"));
    }

    void anotherHostLearnsNothingOfUs()
    {
        RawServer storage([](const QByteArray&) { return RawServer::json("a line of the log"); });
        RawServer server([&](const QByteArray&) {
            return RawServer::json({}, 302, "Location: " + storage.url().toEncoded() + "/log?sig=1\r\n");
        });
        Client client(at(server), "s3cr3t", m_clock, quick);
        const QString path = m_folder.filePath(u"far.log"_s);
        const auto size = QCoro::waitFor(client.downloadJobLog(repository, {1}, path));
        QVERIFY2(size, qPrintable(why(size)));
        QCOMPARE(*size, 17);
        QVERIFY(server.requests().value(0).toLower().contains("authorization"));
        const QByteArray request = storage.requests().value(0).toLower();
        QVERIFY(request.startsWith("get /log?sig=1 "));
        QVERIFY(!request.contains("authorization") && !request.contains("s3cr3t") && !request.contains("github"));
    }

    void aLargeDownloadIsWhole()
    {
        const QByteArray log(60'000'000, 'x');
        RawServer server([&](const QByteArray&) { return RawServer::json(log); });
        Client client(at(server), "s3cr3t", m_clock, {.timeout = 20s});
        const QString path = m_folder.filePath(u"large.log"_s);
        const auto size = QCoro::waitFor(client.downloadJobLog(repository, {1}, path));
        QVERIFY2(size, qPrintable(why(size)));
        QCOMPARE(*size, log.size());
        QCOMPARE(QFileInfo(path).size(), log.size());
    }

    void aDownloadThatIsCutOffLeavesNothingBehind()
    {
        const QByteArray log(3'000'000, 'x');
        RawServer server([&](const QByteArray&) {
            const auto whole = RawServer::json(log);
            return RawAnswer{whole.bytes.chopped(1'000'000), true};
        });
        Client client(at(server), "s3cr3t", m_clock, quick);
        const QString folder = m_folder.filePath(u"cut"_s);
        const auto size = QCoro::waitFor(client.downloadJobLog(repository, {1}, folder + u"/cut.log"_s));
        QVERIFY(!size);
        QCOMPARE(size.error().kind, core::ErrorKind::Offline);
        QCOMPARE(server.requests().size(), quick.tries);
        QTRY_VERIFY(QDir(folder).isEmpty());
    }

    void writesLeaveOneSecondBetweenThem()
    {
        RawServer server([](const QByteArray&) { return RawServer::json("{}", 201); });
        core::ManualClock clock(QDateTime(QDate(2026, 3, 2), QTime(9, 0), QTimeZone::UTC));
        Client client(at(server), "s3cr3t", clock, quick);
        int done = 0;
        for (int run = 1; run <= 3; ++run)
            client.cancel(repository, {run}).then([&done](const core::Result<void>& r) { done += r ? 1 : 0; });
        for (int sent = 1; sent <= 3; ++sent) {
            QTRY_COMPARE(done, sent);
            QCOMPARE(client.waiting(), 3 - sent);
            clock.advance(999ms);
            QTest::qWait(5);
            QCOMPARE(server.requests().size(), sent);
            clock.advance(1ms);
        }
    }

    void aWriteThatBelongsToTheOneBeforeGoesAtOnce()
    {
        RawServer server([](const QByteArray&) { return RawServer::json("{}", 201); });
        core::ManualClock clock(QDateTime(QDate(2026, 3, 2), QTime(9, 0), QTimeZone::UTC));
        Client client(at(server), "s3cr3t", clock, quick);
        int done = 0;
        client.cancel(repository, {1}).then([&done](const core::Result<void>& r) { done += r ? 1 : 0; });
        QTRY_COMPARE(done, 1);
        client.dispatch(repository, {7}, u"main"_s, {}, {}, github::Pace::AtOnce)
            .then([&done](const core::Result<std::optional<core::RunId>>& r) { done += r ? 1 : 0; });
        QTRY_COMPARE(done, 2); // on a clock that stands
    }

    void aClosedPortIsOffline()
    {
        QUrl nobody;
        {
            RawServer server([](const QByteArray&) { return RawAnswer{}; });
            nobody = server.url();
        }
        Client client({.apiUrl = nobody, .webUrl = nobody}, "s3cr3t", m_clock, quick);
        const auto answer = QCoro::waitFor(client.user());
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, core::ErrorKind::Offline);
    }

    void plainHttpGoesToThisMachineOnly()
    {
        const QUrl url(u"http://github.example.org"_s);
        Client client({.apiUrl = url, .webUrl = url}, "s3cr3t", m_clock, quick);
        const auto answer = QCoro::waitFor(client.user());
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, core::ErrorKind::Unsupported);
    }

private:
    static core::Account at(const RawServer& server)
    {
        return {.id = u"ada@here"_s, .apiUrl = server.url(), .webUrl = server.url()};
    }

    core::SystemClock m_clock;
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(GithubWire)
#include "github_wire.moc"
