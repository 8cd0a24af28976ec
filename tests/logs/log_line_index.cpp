// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_on_disk.h"

#include <QRandomGenerator>
#include <QTest>

using namespace signalbox::logs;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;

namespace {

/// Lines as the words of LineIndex define them, found the slow way.
QList<QByteArray> split(QByteArray bytes)
{
    if (bytes.startsWith("\xEF\xBB\xBF"))
        bytes.remove(0, 3);
    if (bytes.isEmpty())
        return {};
    if (bytes.endsWith('\n'))
        bytes.chop(1);
    QList<QByteArray> lines = bytes.split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].endsWith('\r'))
            lines[i].chop(1);
    }
    return lines;
}

QByteArray randomBytes(QRandomGenerator& random, qsizetype size, int longest)
{
    QByteArray bytes;
    while (bytes.size() < size) {
        bytes.append(QByteArray(random.bounded(longest), char('a' + random.bounded(26))));
        if (random.bounded(10) == 0)
            bytes.append('\r');
        bytes.append(random.bounded(20) == 0 ? "\n\n\n" : "\n");
    }
    return bytes;
}

} // namespace

class LogLineIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheLinesOfOddFiles_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QList<QByteArray>>("lines");
        using Lines = QList<QByteArray>;
        QTest::newRow("empty") << QByteArray() << Lines();
        QTest::newRow("nothing but a byte order mark") << QByteArray("\xEF\xBB\xBF") << Lines();
        QTest::newRow("one line feed") << QByteArray("\n") << Lines{""};
        QTest::newRow("no final newline") << QByteArray("a\nb") << Lines{"a", "b"};
        QTest::newRow("final newline") << QByteArray("a\nb\n") << Lines{"a", "b"};
        QTest::newRow("CRLF") << QByteArray("a\r\n\r\nb\r\n") << Lines{"a", "", "b"};
        QTest::newRow("CRLF after the mark") << QByteArray("\xEF\xBB\xBF\r\na") << Lines{"", "a"};
        QTest::newRow("lone carriage return stays") << QByteArray("10%\r20%\nx") << Lines{"10%\r20%", "x"};
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                       "a\n")
                                         << Lines{"a"};
        QTest::newRow("NULs") << QByteArray("a\0b\n\0\n", 6) << Lines{QByteArray("a\0b", 3), QByteArray("\0", 1)};
        QTest::newRow("invalid UTF-8") << QByteArray("\xff\xfe\n\xc3") << Lines{"\xff\xfe", "\xc3"};
        const QByteArray wide(453'114, 'w');
        QTest::newRow("a line of 450 kB") << QByteArray("a\n" + wide + "\nb") << Lines{"a", wide, "b"};
    }

    void findsTheLinesOfOddFiles()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QList<QByteArray>, lines);
        const LogOnDisk log(bytes);
        QVERIFY(log.index->isComplete());
        QCOMPARE(log.lines(), lines);
        QCOMPARE(log.lines(), split(bytes));
    }

    void agreesWithASlowSplitOnRandomFiles()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 60; ++round) {
            QByteArray bytes = randomBytes(random, random.bounded(200'000), round % 3 == 0 ? 3 : 400);
            if (round % 4 == 0)
                bytes.chop(1);
            const LogOnDisk log(bytes);
            const QList<QByteArray> expected = split(bytes);
            QCOMPARE(log.index->lineCount(), expected.size());
            QCOMPARE(log.lines(), expected);
        }
    }

    void findsAnyLineOfALogOfManyChunks()
    {
        QRandomGenerator random(11);
        const QByteArray bytes = randomBytes(random, 3 * ChunkScan::bytes + 12'345, 300);
        const LogOnDisk log(bytes);
        const QList<QByteArray> expected = split(bytes);
        QCOMPARE(log.index->lineCount(), expected.size());
        for (int i = 0; i < 2000; ++i) {
            const qint64 line = random.bounded(expected.size());
            const ByteRange range = log.index->ranges(line, 1).front();
            QCOMPARE(log.index->file().read(range.begin, range.size()), expected[line]);
            QCOMPARE(log.index->lineAt(range.begin), line);
            QCOMPARE(log.index->lineAt(range.end), line);
        }
    }

    void answersNothingBeyondItsEnds()
    {
        const LogOnDisk log("a\nb\n");
        QVERIFY(log.index->ranges(2, 5).empty());
        QVERIFY(log.index->ranges(-1, 5).empty());
        QCOMPARE(log.index->ranges(1, 5).size(), 1U);
        QCOMPARE(log.index->lineAt(-1), -1);
        QCOMPARE(log.index->lineAt(4), -1);
    }

    void marksLinesWhereverTheyFall()
    {
        // Every distance from the beginning of a block, so that the word, the stamp or the newline is cut by its edge.
        constexpr qint64 block = 256 << 10;
        for (qint64 shift = -60; shift <= 20; ++shift) {
            QByteArray bytes(block + shift, 'x');
            bytes[bytes.size() - 1] = '\n';
            bytes += "2026-11-23T14:07:01.0000000Z ##[error]broken\n##[group]g\nno ##[error]here\n";
            const LogOnDisk log(bytes);
            const std::vector<MarkedLine> expected{{1, Marker::Error}, {2, Marker::Group}};
            QCOMPARE(log.index->markers(), expected);
        }
    }

    void marksTheFirstLineBehindAByteOrderMark()
    {
        const LogOnDisk log("\xEF\xBB\xBF"
                            "2026-11-23T14:07:01.0000000Z ##[group]Run make\n##[endgroup]\n##[warning]w\n");
        const std::vector<MarkedLine> expected{{0, Marker::RunGroup}, {1, Marker::EndGroup}, {2, Marker::Warning}};
        QCOMPARE(log.index->markers(), expected);
    }

    void answersForItsFrontWhileItGrows()
    {
        QRandomGenerator random(3);
        const QByteArray bytes = randomBytes(random, 2 * ChunkScan::bytes + 99, 200);
        const LogOnDisk whole(bytes);
        LineIndex growing(*LogFile::open(whole.path()));
        std::vector<char> buffer;
        QCOMPARE(growing.lineCount(), 0);
        growing.put(1, scanChunk(growing.file(), ChunkScan::bytes, buffer)); // helpers finish in any order
        QCOMPARE(growing.lineCount(), 0);
        growing.put(0, scanChunk(growing.file(), 0, buffer));
        QVERIFY(!growing.isComplete());
        QCOMPARE(growing.lineCount(), bytes.first(2 * ChunkScan::bytes).count('\n'));
        const qint64 last = growing.lineCount() - 1;
        QCOMPARE(growing.ranges(last, 9), whole.index->ranges(last, 1));
        growing.put(2, scanChunk(growing.file(), 2 * ChunkScan::bytes, buffer));
        QVERIFY(growing.isComplete());
        QCOMPARE(growing.lineCount(), whole.index->lineCount());
    }

    void stopsWhenAsked()
    {
        const LogOnDisk log(QByteArray(3 * ChunkScan::bytes, '\n'));
        LineIndex index(*LogFile::open(log.path()));
        std::stop_source stop;
        stop.request_stop();
        buildIndex(index, stop.get_token(), [] { });
        QVERIFY(!index.isComplete());
    }

    void staysSmall_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("nothing but line feeds") << QByteArray("\n");
        QTest::newRow("nothing but errors") << QByteArray("##[error]\n");
        QTest::newRow("a usual log") << QByteArray("2026-11-23T14:07:01.0000000Z compiling this and that file\n");
    }

    void staysSmall()
    {
        QFETCH(const QByteArray, line);
        const LogOnDisk log(line.repeated(2 * ChunkScan::bytes / line.size()));
        QVERIFY(log.index->memory() * 10 <= log.index->file().size());
    }

    void aMissingFileIsAnError()
    {
        const auto file = LogFile::open(u"/nowhere/at/all.log"_s);
        QVERIFY(!file);
        QCOMPARE(file.error().kind, signalbox::core::ErrorKind::NotFound);
        QVERIFY(!LogFile::open(QDir::tempPath()));
    }
};

QTEST_GUILESS_MAIN(LogLineIndex)
#include "log_line_index.moc"
