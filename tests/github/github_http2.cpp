// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "github/client.h"
#include "github/why.h"

#include <QProcess>
#include <QSslConfiguration>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace signalbox::github;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using signalbox::tests::why;

namespace {

const Options quick{.timeout = 1s, .tries = 3, .firstBackoff = 1ms, .seed = 7};

/// A program of somebody else's that speaks HTTP/2 over TLS.
class Http2Peer {
public:
    Http2Peer(const QString& key, const QString& certificate)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(u"node"_s, {QStringLiteral(SIGNALBOX_HTTP2_PEER), key, certificate});
        QString port;
        for (const QString& line : until(u"port "_s)) {
            if (line.startsWith("port "_L1))
                port = line.mid(5);
        }
        m_url = QUrl(u"https://127.0.0.1:%1"_s.arg(port));
    }
    ~Http2Peer()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(Http2Peer)

    QUrl url() const { return m_url; }

    /// What goes wrong from now on.
    void goWrong(const QByteArray& word)
    {
        m_process.write(word + '\n');
        until(u"ready "_s + QString::fromLatin1(word));
    }

    /// How many such lines it has printed so far.
    qsizetype count(const QString& start)
    {
        QTest::qWait(50);
        read();
        return std::ranges::count_if(m_lines, [&](const QString& line) { return line.startsWith(start); });
    }

private:
    void read()
    {
        while (m_process.canReadLine())
            m_lines << QString::fromUtf8(m_process.readLine()).trimmed();
    }

    QStringList until(const QString& start)
    {
        const auto isThere = [&] {
            read();
            return std::ranges::any_of(m_lines, [&](const QString& line) { return line.startsWith(start); });
        };
        (void)QTest::qWaitFor(isThere, 20'000);
        return m_lines;
    }

    QProcess m_process;
    QStringList m_lines;
    QUrl m_url;
};

} // namespace

/// HTTP/2, where all requests share one connection, as they do with github.com.
class GithubHttp2 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"node"_s).isEmpty()
            || QStandardPaths::findExecutable(u"openssl"_s).isEmpty())
            QSKIP("Node.js and openssl are needed for a peer that speaks HTTP/2.");
        const int made = QProcess::execute(
            u"openssl"_s,
            {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s,
             u"-days"_s, u"2"_s, u"-subj"_s, u"/CN=127.0.0.1"_s, u"-addext"_s, u"subjectAltName=IP:127.0.0.1"_s,
             u"-keyout"_s, key(), u"-out"_s, certificate()});
        QCOMPARE(made, 0);
        auto trusting = QSslConfiguration::defaultConfiguration();
        QVERIFY(trusting.addCaCertificates(certificate()));
        QSslConfiguration::setDefaultConfiguration(trusting);
    }

    void requestsShareOneConnection()
    {
        Http2Peer peer(key(), certificate());
        Client client(at(peer), "s3cr3t", m_clock, quick);
        for (int i = 0; i < 3; ++i) {
            const auto user = QCoro::waitFor(client.user());
            QVERIFY2(user, qPrintable(why(user)));
        }
        QCOMPARE(peer.count(u"session"_s), 1);
    }

    void afterASilenceTheNextTryHasAConnectionOfItsOwn()
    {
        Http2Peer peer(key(), certificate());
        Client client(at(peer), "s3cr3t", m_clock, quick);
        QVERIFY(QCoro::waitFor(client.user()));
        peer.goWrong("silence");
        const auto user = QCoro::waitFor(client.user());
        QVERIFY2(user, qPrintable(why(user)));
        QCOMPARE(peer.count(u"session"_s), 2);
        QCOMPARE(peer.count(u"GET "_s), 3);
    }

    void anotherNetworkIsAskedOverAConnectionOfItsOwnAtOnce()
    {
        Http2Peer peer(key(), certificate());
        Client client(at(peer), "s3cr3t", m_clock, quick);
        QVERIFY(QCoro::waitFor(client.user()));
        peer.goWrong("silence");
        client.forgetConnections();
        QVERIFY(QCoro::waitFor(client.user()));
        QCOMPARE(peer.count(u"GET "_s), 2);
    }

    void whatIsOnItsWayIsLeftAlone()
    {
        Http2Peer peer(key(), certificate());
        Client client(at(peer), "s3cr3t", m_clock, quick);
        QVERIFY(QCoro::waitFor(client.user()));
        peer.goWrong("slow");
        std::vector<QCoro::Task<core::Result<User>>> onTheirWay;
        for (int i = 0; i < 5; ++i)
            onTheirWay.push_back(client.user());
        QTRY_COMPARE(peer.count(u"GET "_s), 6);
        client.forgetConnections();
        for (auto& task : onTheirWay)
            QVERIFY(QCoro::waitFor(task));
        QCOMPARE(peer.count(u"GET "_s), 6); // none was asked for again
    }

    void aWriteWhoseAnswerIsLostIsSentOnce_data()
    {
        QTest::addColumn<QByteArray>("fault");
        for (const auto* fault : {"silence", "goaway", "refused", "reset", "hang-up"})
            QTest::newRow(fault) << QByteArray(fault);
    }
    void aWriteWhoseAnswerIsLostIsSentOnce()
    {
        QFETCH(const QByteArray, fault);
        Http2Peer peer(key(), certificate());
        Client client(at(peer), "s3cr3t", m_clock, quick);
        QVERIFY(QCoro::waitFor(client.user()));
        peer.goWrong(fault);
        const auto answer = QCoro::waitFor(client.rerun({u"octo"_s, u"app"_s}, {4711}));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, core::ErrorKind::Timeout);
        QTest::qWait(100);
        QCOMPARE(peer.count(u"POST /repos/octo/app/actions/runs/4711/rerun"_s), 1);
        QVERIFY(QCoro::waitFor(client.user()));
    }

private:
    QString key() const { return m_folder.filePath(u"key.pem"_s); }
    QString certificate() const { return m_folder.filePath(u"certificate.pem"_s); }
    static core::Account at(const Http2Peer& peer) { return {.id = u"ada@peer"_s, .apiUrl = peer.url()}; }

    core::SystemClock m_clock;
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(GithubHttp2)
#include "github_http2.moc"
