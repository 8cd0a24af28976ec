// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "github/client.h"
#include "github/partial_download.h"
#include "github/raw_server.h"
#include "github/why.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace signalbox::github;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using signalbox::core::ErrorKind;
using signalbox::tests::RawAnswer;
using signalbox::tests::RawServer;
using signalbox::tests::why;

namespace {

QByteArray wholeFile()
{
    QByteArray bytes;
    for (int i = 0; i < 60'000; ++i)
        bytes += QByteArray::number(i) + '\n';
    return bytes;
}

/// From where the request wants it; 0 without a Range.
qint64 rangeOf(const QByteArray& request)
{
    const auto at = request.toLower().indexOf("range: bytes=");
    return at < 0 ? 0 : request.sliced(at + 13).split('-').first().toLongLong();
}

QByteArray head(int status, qint64 length, const QByteArray& more = {})
{
    return "HTTP/1.1 " + QByteArray::number(status)
        + " x\r\nContent-Type: zip\r\nContent-Length: " + QByteArray::number(length) + "\r\n" + more + "\r\n";
}

/// As a blob store does: the whole, or the rest of it.
RawAnswer blob(const QByteArray& request, const QByteArray& file, qint64 cutAfter = -1)
{
    const qint64 from = rangeOf(request);
    if (from >= file.size())
        return {head(416, 0)};
    const QByteArray rest = file.sliced(from);
    const QByteArray range = "Content-Range: bytes " + QByteArray::number(from) + '-'
        + QByteArray::number(file.size() - 1) + '/' + QByteArray::number(file.size()) + "\r\n";
    const QByteArray top = from > 0 ? head(206, rest.size(), range) : head(200, rest.size());
    return cutAfter < 0 ? RawAnswer{top + rest} : RawAnswer{top + rest.left(cutAfter), true};
}

} // namespace

/// A download that is cut off goes on where it stopped.
class GithubPartialDownloads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_part = std::make_shared<PartialDownload>(path());
    }

    void aWholeAnswerIsAWholeFile()
    {
        RawServer server([](const QByteArray& request) { return blob(request, wholeFile()); });
        const auto size = fetch(server);
        QVERIFY2(size, qPrintable(why(size)));
        QCOMPARE(*size, wholeFile().size());
        QVERIFY(saved() == wholeFile());
        QCOMPARE(m_part->total(), wholeFile().size());
        QVERIFY(!server.requests().front().toLower().contains("\nrange:"));
    }

    void whatWasCutOffGoesOnWhereItStopped()
    {
        int asked = 0;
        RawServer server(
            [&](const QByteArray& request) { return blob(request, wholeFile(), asked++ < 2 ? 100'000 : -1); });
        const auto size = fetch(server);
        QVERIFY2(size, qPrintable(why(size)));
        QVERIFY(saved() == wholeFile());
        QCOMPARE(server.requests().size(), 3);
        QCOMPARE(rangeOf(server.requests().at(1)), 100'000);
        QCOMPARE(rangeOf(server.requests().at(2)), 200'000);
    }

    void aPartOfAnEarlierStartIsTakenUp()
    {
        write(wholeFile().left(5000));
        RawServer server([](const QByteArray& request) { return blob(request, wholeFile()); });
        QVERIFY(fetch(server));
        QCOMPARE(rangeOf(server.requests().front()), 5000);
        QVERIFY(saved() == wholeFile());
    }

    void aServerThatKnowsNoRangesSendsItFromTheBeginning()
    {
        write("something else altogether");
        RawServer server([](const QByteArray&) { return blob({}, wholeFile()); });
        QVERIFY(fetch(server));
        QVERIFY(saved() == wholeFile());
    }

    void aPartThatIsLongerThanTheWholeIsBegunAnew()
    {
        write(wholeFile() + wholeFile());
        RawServer server([](const QByteArray& request) { return blob(request, wholeFile()); });
        const auto size = fetch(server);
        QVERIFY2(size, qPrintable(why(size)));
        QVERIFY(saved() == wholeFile());
        QCOMPARE(server.requests().size(), 2);
    }

    void anotherPartThanWasAskedForIsRefused_data()
    {
        QTest::addColumn<QByteArray>("range");
        QTest::newRow("another place") << QByteArray("Content-Range: bytes 7-10/11\r\n");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("nonsense") << QByteArray("Content-Range: lines 5-6/7\r\n");
        QTest::newRow("too large") << QByteArray("Content-Range: bytes 99999999999999999999-3/4\r\n");
    }
    void anotherPartThanWasAskedForIsRefused()
    {
        QFETCH(const QByteArray, range);
        write("12345");
        RawServer server([&](const QByteArray&) { return RawAnswer{head(206, 4, range) + "6789"}; });
        const auto size = fetch(server);
        QVERIFY(!size);
        QCOMPARE(size.error().kind, ErrorKind::Malformed);
        QCOMPARE(saved(), "12345");
    }

    void eachTryGetsANewAddressAndTheTokenStaysAtHome()
    {
        int asked = 0;
        RawServer storage(
            [&](const QByteArray& request) { return blob(request, wholeFile(), asked++ == 0 ? 50'000 : -1); });
        int signedAddresses = 0;
        RawServer api([&](const QByteArray&) {
            return RawAnswer{head(302, 0,
                                  "Location: " + storage.url().toEncoded()
                                      + "/blob?sig=" + QByteArray::number(++signedAddresses) + "\r\n")};
        });
        const auto size = fetch(api);
        QVERIFY2(size, qPrintable(why(size)));
        QVERIFY(saved() == wholeFile());
        QCOMPARE(signedAddresses, 2);
        QVERIFY(storage.requests().at(1).contains("sig=2"));
        for (const QByteArray& request : storage.requests())
            QVERIFY(!request.contains("s3cr3t"));
    }

    void anExpiredOneIsSaidAndWhatCameIsKept()
    {
        write("12345");
        RawServer server(
            [](const QByteArray&) { return RawServer::json(R"({"message":"Artifact has expired"})", 410); });
        const auto size = fetch(server);
        QVERIFY(!size);
        QCOMPARE(size.error().kind, ErrorKind::Gone);
        QCOMPARE(saved(), "12345");
    }

    void stoppingEndsItAtOnceAndKeepsWhatCame()
    {
        RawServer server([](const QByteArray& request) {
            return RawAnswer{blob(request, wholeFile()).bytes.left(100'000)}; // and then silence
        });
        connect(m_part.get(), &PartialDownload::advanced, this, [this](qint64 received, qint64 total) {
            QCOMPARE(total, wholeFile().size());
            if (received > 50'000)
                QMetaObject::invokeMethod(m_part.get(), &PartialDownload::stop, Qt::QueuedConnection);
        });
        QElapsedTimer taken;
        taken.start();
        const auto size = fetch(server);
        QVERIFY(!size);
        QCOMPARE(size.error().kind, ErrorKind::Cancelled);
        QVERIFY(taken.elapsed() < 1900); // less than the silence that is given up
        QVERIFY(saved().size() > 50'000);
        QVERIFY(wholeFile().startsWith(saved()));
        QCOMPARE(server.requests().size(), 1); // and was not tried again
    }

    void whatWasStoppedBeforeAsksNothing()
    {
        RawServer server([](const QByteArray& request) { return blob(request, wholeFile()); });
        m_part->stop();
        QCOMPARE(fetch(server).error().kind, ErrorKind::Cancelled);
        QVERIFY(server.requests().isEmpty());
    }

    void aFolderThatRefusesIsSaid()
    {
        m_part = std::make_shared<PartialDownload>(u"/proc/nowhere/artifact.part"_s);
        RawServer server([](const QByteArray& request) { return blob(request, wholeFile()); });
        const auto size = fetch(server);
        QVERIFY(!size);
        QCOMPARE(size.error().kind, ErrorKind::Storage);
    }

private:
    core::Result<qint64> fetch(const RawServer& server)
    {
        Client client({.id = u"ada@raw"_s, .apiUrl = server.url()}, "s3cr3t", m_clock,
                      {.timeout = 2s, .tries = 3, .firstBackoff = 1ms, .seed = 7});
        return QCoro::waitFor(client.downloadArtifact({u"octo"_s, u"app"_s}, core::ArtifactId{4711}, m_part));
    }

    void write(const QByteArray& bytes) const
    {
        QFile file(path());
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(bytes);
    }

    QString path() const { return m_folder->filePath(u"artifact.zip.part"_s); }
    QByteArray saved() const
    {
        QFile file(path());
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }

    core::SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<PartialDownload> m_part;
};

QTEST_GUILESS_MAIN(GithubPartialDownloads)
#include "github_partial_downloads.moc"
