// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "github/client.h"
#include "github/raw_server.h"
#include "github/why.h"

#include <QFile>
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

/// A chunked answer of these parts; cut off, the connection closes where the next chunk would begin.
RawAnswer chunked(const QByteArrayList& parts, bool cutOff)
{
    QByteArray bytes = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (const QByteArray& part : parts)
        bytes += QByteArray::number(part.size(), 16) + "\r\n" + part + "\r\n";
    return {cutOff ? bytes : bytes + "0\r\n\r\n", cutOff};
}

} // namespace

/// A log without a length: it is saved whole or not at all.
class GithubDownloads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLogThatIsWholeIsSaved()
    {
        RawServer server([](const QByteArray&) { return chunked({"one\n", "two\n"}, false); });
        const auto size = fetch(server);
        QVERIFY2(size, qPrintable(why(size)));
        QCOMPARE(*size, 8);
        QCOMPARE(saved(), "one\ntwo\n");
    }

    void aLogWithoutALineEndAtItsEndIsWholeToo()
    {
        RawServer server([](const QByteArray&) { return chunked({"one\n", "two"}, false); });
        QVERIFY(fetch(server));
        QCOMPARE(saved(), "one\ntwo");
    }

    void aLogThatIsCutOffOnceIsSavedWhole_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::newRow("in the middle of a line") << QByteArray("one\ntw");
        QTest::newRow("between two lines") << QByteArray("one\n");
        QTest::newRow("before the first") << QByteArray();
    }
    void aLogThatIsCutOffOnceIsSavedWhole()
    {
        QFETCH(const QByteArray, first);
        int asked = 0;
        RawServer server([&](const QByteArray&) {
            return asked++ == 0 ? chunked(first.isEmpty() ? QByteArrayList() : QByteArrayList{first}, true)
                                : chunked({"one\n", "two\n"}, false);
        });
        const auto size = fetch(server);
        QVERIFY2(size, qPrintable(why(size)));
        QCOMPARE(saved(), "one\ntwo\n");
    }

    void aLogThatIsAlwaysCutOffIsNotSaved()
    {
        int asked = 0;
        RawServer server([&](const QByteArray&) { return chunked({"one\n", QByteArray(++asked, 't')}, true); });
        const auto size = fetch(server);
        QVERIFY(!size);
        QCOMPARE(size.error().kind, core::ErrorKind::Offline);
        QVERIFY(!QFile::exists(path()));
        QVERIFY(server.requests().size() >= 3); // and was tried again
    }

    void aLengthIsProofEnough()
    {
        RawServer server([](const QByteArray&) { return RawServer::json("no line end"); });
        QVERIFY(fetch(server));
        QCOMPARE(server.requests().size(), 1);
    }

private:
    core::Result<qint64> fetch(const RawServer& server)
    {
        Client client({.id = u"ada@raw"_s, .apiUrl = server.url()}, "s3cr3t", m_clock,
                      {.timeout = 2s, .tries = 3, .firstBackoff = 1ms, .seed = 7});
        return QCoro::waitFor(client.downloadJobLog({u"octo"_s, u"app"_s}, {4711}, path()));
    }

    QString path() const { return m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())); }
    QByteArray saved() const
    {
        QFile file(path());
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }

    core::SystemClock m_clock;
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(GithubDownloads)
#include "github_downloads.moc"
