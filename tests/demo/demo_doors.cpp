// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo_peer.h"

#include <QDir>
#include <QFile>
#include <QLocalServer>
#include <QLocalSocket>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace signalbox;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;

/// The two doors to the embedded GitHub, byte by byte: HTTP as plain sockets see it, and the Unix socket.
class DemoDoors final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<DemoPeer> m_peer;
    QTemporaryDir m_folder;

    static QByteArray request(const QByteArray& line, const QByteArray& headers = {})
    {
        return line + "\r\nHost: 127.0.0.1\r\nUser-Agent: tests\r\nAuthorization: Bearer a-token\r\n" + headers
            + "\r\n";
    }
    /// Everything that comes for these bytes until the other side closes, or until nothing has come for a while.
    static QByteArray answerTo(QIODevice& socket, const QByteArray& bytes, bool* closed = nullptr)
    {
        socket.write(bytes);
        QByteArray answer;
        const auto ended = [&socket] {
            const auto* tcp = qobject_cast<QTcpSocket*>(&socket);
            const auto* local = qobject_cast<QLocalSocket*>(&socket);
            return tcp ? tcp->state() == QAbstractSocket::UnconnectedState
                       : local->state() == QLocalSocket::UnconnectedState;
        };
        for (int quiet = 0; quiet < 15 && !ended(); ++quiet) {
            QTest::qWait(20);
            const QByteArray more = socket.readAll();
            answer += more;
            quiet = more.isEmpty() ? quiet : 0;
        }
        if (closed)
            *closed = ended();
        return answer + socket.readAll();
    }
    QByteArray answerTo(const QByteArray& bytes, bool* closed = nullptr)
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(m_peer->server.apiUrl().port()));
        return answerTo(socket, bytes, closed);
    }
    static QByteArray headerOf(const QByteArray& answer, const QByteArray& name)
    {
        const qsizetype at = answer.toLower().indexOf("\r\n" + name.toLower() + ": ");
        const qsizetype begin = at + 4 + name.size();
        return at < 0 ? QByteArray() : answer.sliced(begin, answer.indexOf("\r\n", begin) - begin);
    }
    static QByteArray bodyOf(const QByteArray& answer) { return answer.sliced(answer.indexOf("\r\n\r\n") + 4); }

private Q_SLOTS:
    void init()
    {
        m_peer = std::make_unique<DemoPeer>();
        QVERIFY(m_peer->ready);
    }

    void speaksHttp_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QByteArray>("begins");
        QTest::addColumn<int>("answers");
        QTest::addColumn<bool>("closes");
        const QByteArray user = request("GET /user HTTP/1.1");
        QTest::newRow("GET") << user << "HTTP/1.1 200 OK\r\n"_ba << 1 << false;
        QTest::newRow("HEAD") << request("HEAD /user HTTP/1.1") << "HTTP/1.1 200 OK\r\n"_ba << 1 << false;
        QTest::newRow("OPTIONS") << request("OPTIONS /user HTTP/1.1") << "HTTP/1.1 204 No Content\r\n"_ba << 1 << false;
        QTest::newRow("keep-alive") << request("GET /user HTTP/1.1", "Connection: keep-alive\r\n")
                                    << "HTTP/1.1 200 OK\r\n"_ba << 1 << false;
        QTest::newRow("close") << request("GET /user HTTP/1.1", "Connection: close\r\n") << "HTTP/1.1 200 OK\r\n"_ba
                               << 1 << true;
        QTest::newRow("HTTP/1.0") << request("GET /user HTTP/1.0") << "HTTP/1.1 200 OK\r\n"_ba << 1 << true;
        QTest::newRow("pipelined") << user + user + user << "HTTP/1.1 200 OK\r\n"_ba << 3 << false;
        QTest::newRow("an address of 20 kB") << request("GET /repos/a/" + QByteArray(20'000, 'b') + " HTTP/1.1")
                                             << "HTTP/1.1 404 Not Found\r\n"_ba << 1 << false;
        QTest::newRow("percent-encoded") << request(
            "GET /repos/langgraph/rust-langgraph/actions/workflows/ci%2Eyml HTTP/1.1")
                                         << "HTTP/1.1 200 OK\r\n"_ba << 1 << false;
        QTest::newRow("half a percent") << request("GET /repos/langgraph/rust%2 HTTP/1.1") << "HTTP/1.1 404 "_ba << 1
                                        << false;
        QTest::newRow("an unknown method") << request("BREW /user HTTP/1.1") << "HTTP/1.1 404 "_ba << 1 << false;
    }

    void speaksHttp()
    {
        QFETCH(const QByteArray, sent);
        QFETCH(const QByteArray, begins);
        QFETCH(const int, answers);
        QFETCH(const bool, closes);
        bool closed = false;
        const QByteArray answer = answerTo(sent, &closed);
        QVERIFY2(answer.startsWith(begins), answer.left(200).constData());
        QCOMPARE(answer.count("HTTP/1.1 "), answers);
        QCOMPARE(closed, closes);
        QCOMPARE(headerOf(answer, "Connection"), closes ? "close"_ba : ""_ba);
        QCOMPARE(m_peer->server.traffic().inFlight, 0);
    }

    void survivesGarbage_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::newRow("words") << "hello\r\n\r\n"_ba;
        QTest::newRow("zeros") << QByteArray(5000, '\0');
        QTest::newRow("a record of TLS") << QByteArray::fromHex("16030100a5010000a10303") + QByteArray(200, '\x5a');
        QTest::newRow("no version") << "GET /user\r\n\r\n"_ba;
        QTest::newRow("a length in words") << request("POST /graphql HTTP/1.1", "Content-Length: many\r\n");
        QTest::newRow("a length below nothing") << request("POST /graphql HTTP/1.1", "Content-Length: -5\r\n");
    }

    void survivesGarbage()
    {
        QFETCH(const QByteArray, sent);
        (void)answerTo(sent);
        QCOMPARE(m_peer->ask->get(u"/user"_s).status, 200);
        QCOMPARE(m_peer->server.traffic().inFlight, 0);
    }

    void tellsHeadWhatGetWouldSay()
    {
        const QByteArray get = answerTo(request("GET /user HTTP/1.1", "Connection: close\r\n"));
        const QByteArray head = answerTo(request("HEAD /user HTTP/1.1", "Connection: close\r\n"));
        for (const auto* name : {"Content-Length", "Content-Type", "ETag", "Last-Modified", "X-RateLimit-Limit"})
            QCOMPARE(headerOf(head, name), headerOf(get, name));
        QCOMPARE(headerOf(get, "Content-Length").toInt(), bodyOf(get).size());
        QVERIFY(bodyOf(head).isEmpty());
    }

    void redirectsToALogAsGitHubDoes()
    {
        const std::vector<qint64>& jobs = m_peer->ended(u"success"_s)->latest().jobs;
        const qint64 job = *std::ranges::find_if(
            jobs, [this](qint64 each) { return !m_peer->server.world().job(each)->steps.empty(); });
        const QByteArray answer = answerTo(
            request("GET " + rustRepository.toUtf8() + "/actions/jobs/" + QByteArray::number(job) + "/logs HTTP/1.1"));
        QVERIFY(answer.startsWith("HTTP/1.1 302 Found\r\n"));
        QVERIFY(headerOf(answer, "Content-Type").startsWith("text/html"));
        QVERIFY(bodyOf(answer).isEmpty());
    }

    void servesTheSameOverAUnixSocketAndCutsThereToo()
    {
        demo::Server& server = m_peer->server;
        const QString path = m_folder.filePath(u"cut.sock"_s);
        demo::Server other(m_peer->clock);
        QVERIFY(other.load() && other.listen(path));
        QLocalSocket socket;
        socket.connectToServer(path);
        const QByteArray get = "GET /user HTTP/1.1\r\nHost: api.github.com\r\nUser-Agent: tests\r\n"
                               "Authorization: Bearer a-token\r\n\r\n";
        bool closed = false;
        const QByteArray whole = answerTo(socket, get, &closed);
        QVERIFY(whole.contains("\"url\":\"https://api.github.com/users/octavia\""));
        QVERIFY(!closed);
        other.faults().add({.kind = demo::FaultKind::CutOff});
        const QByteArray half = answerTo(socket, get, &closed);
        QVERIFY(closed);
        QVERIFY(bodyOf(half).size() < headerOf(half, "Content-Length").toInt());
        QVERIFY(server.traffic().requests == 0);
    }

    void leavesAloneWhatIsNoDeadSocketOfOurs_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("a file") << u"file"_s;
        QTest::newRow("a folder") << u"folder"_s;
        QTest::newRow("a link to a file") << u"link"_s;
        QTest::newRow("a living socket") << u"living"_s;
    }

    void leavesAloneWhatIsNoDeadSocketOfOurs()
    {
        QFETCH(const QString, what);
        const QString path = m_folder.filePath(what);
        const QString target = m_folder.filePath(u"target"_s);
        QLocalServer living;
        QFile file(what == "link"_L1 ? target : path);
        if (what == "folder"_L1)
            QVERIFY(QDir().mkdir(path));
        else if (what == "living"_L1)
            QVERIFY(living.listen(path));
        else
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("precious") == 8);
        file.close();
        if (what == "link"_L1)
            QVERIFY(QFile::link(target, path));
        demo::Server other(m_peer->clock);
        const auto listening = other.listen(path);
        QVERIFY(!listening);
        QCOMPARE(listening.error().kind, core::ErrorKind::Storage);
        QVERIFY2(listening.error().detail.contains(path), qPrintable(listening.error().detail));
        QVERIFY(!listening.error().advice.isEmpty());
        QVERIFY(QFileInfo::exists(path));
        if (what == "file"_L1 || what == "link"_L1)
            QVERIFY(file.open(QIODevice::ReadOnly) && file.readAll() == "precious");
    }

    void takesThePlaceOfADeadSocketBelowTheWorkingFolder()
    {
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(m_folder.path()));
        const auto back = qScopeGuard([&before] { QDir::setCurrent(before); });
        // What a program leaves behind that was killed.
        const int descriptor = socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un address{.sun_family = AF_UNIX, .sun_path = "dead.sock"};
        QCOMPARE(bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
        close(descriptor);
        QVERIFY(QFileInfo::exists(u"dead.sock"_s));

        demo::Server other(m_peer->clock);
        const auto listening = other.listen(u"dead.sock"_s);
        QVERIFY2(listening, qPrintable(listening ? QString() : listening.error().sentence()));
        QLocalSocket caller;
        caller.connectToServer(m_folder.filePath(u"dead.sock"_s));
        QVERIFY(caller.waitForConnected(1000));
    }
};

QTEST_GUILESS_MAIN(DemoDoors)
#include "demo_doors.moc"
