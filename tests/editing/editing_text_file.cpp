// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/offset_map.h"
#include "editing/text_file.h"

#include <QRandomGenerator>
#include <QTest>

using namespace signalbox;
using namespace signalbox::editing;
using namespace Qt::StringLiterals;

/// A file's bytes and its text, and where one is in the other.
class TextFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bytesComeBackAsTheyWere_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no final newline") << QByteArray("on: push");
        QTest::newRow("final newline") << QByteArray("on: push\n");
        QTest::newRow("two of them") << QByteArray("on: push\n\n");
        QTest::newRow("CRLF") << QByteArray("on: push\r\njobs:\r\n");
        QTest::newRow("CRLF without an end") << QByteArray("on: push\r\njobs:");
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBFon: push\n");
        QTest::newRow("both") << QByteArray("\xEF\xBB\xBFon: push\r\n");
        QTest::newRow("a mark alone") << QByteArray("\xEF\xBB\xBF");
        QTest::newRow("letters of all lengths")
            << QByteArray("name: \xC3\xA9 \xE2\x82\xAC \xF0\x9F\x9A\x82\xC2\xA0.\n");
        QTest::newRow("a second mark is text") << QByteArray("\xEF\xBB\xBF\xEF\xBB\xBFon: push\n");
        QTest::newRow("tabs") << QByteArray("on:\tpush\t\n");
    }

    void bytesComeBackAsTheyWere()
    {
        QFETCH(QByteArray, bytes);
        const auto file = TextFile::read(bytes);
        QVERIFY(file);
        QVERIFY(!file->obstacle);
        QVERIFY(!file->mixedLineEnds);
        QVERIFY(!file->text.contains(u'\r'));
        QCOMPARE(file->write(file->text), bytes);
    }

    void mixedLineEndsAreSaidAndTheMoreFrequentIsWritten()
    {
        const auto file = TextFile::read("a\r\nb\r\nc\nd");
        QVERIFY(file->mixedLineEnds);
        QCOMPARE(file->write(file->text), "a\r\nb\r\nc\r\nd");
        QVERIFY(TextFile::read("a\rb\n")->mixedLineEnds);
        QCOMPARE(TextFile::read("a\rb\n")->text, u"a\nb\n"_s);
    }

    void whatIsNoUtf8IsShownAndNotWritten_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("Latin 1") << QByteArray("name: caf\xE9\n");
        QTest::newRow("cut letter") << QByteArray("name: \xE2\x82");
        QTest::newRow("overlong") << QByteArray("name: \xC0\xAF\n");
        QTest::newRow("surrogate") << QByteArray("name: \xED\xA0\x80\n");
        QTest::newRow("UTF-16") << QByteArray("\xFF\xFEo\0n\0", 6);
        QTest::newRow("zero") << QByteArray("name: a\0b\n", 10);
        QTest::newRow("paragraph separator") << QByteArray("name: a\xE2\x80\xA9g\n");
    }

    void whatIsNoUtf8IsShownAndNotWritten()
    {
        QFETCH(QByteArray, bytes);
        const auto file = TextFile::read(bytes);
        QVERIFY(file);
        QVERIFY(file->obstacle);
        QVERIFY(!file->obstacle->what.isEmpty() && !file->obstacle->advice.isEmpty());
    }

    void moreThanAMegabyteIsRefused()
    {
        QVERIFY(TextFile::read(QByteArray(TextFile::mostBytes, 'a')));
        const auto file = TextFile::read(QByteArray(TextFile::mostBytes + 1, 'a'));
        QVERIFY(!file);
        QCOMPARE(file.error().kind, core::ErrorKind::Rejected);
    }

    void aByteIsFoundInTheTextAndBack()
    {
        const auto file = TextFile::read("\xEF\xBB\xBF"
                                         "a\xC3\xA9\r\n\xF0\x9F\x9A\x82x\r\n");
        const OffsetMap map(*file, file->text);
        QCOMPARE(map.position(3), 0);
        QCOMPARE(map.position(4), 1); // the first byte of two
        QCOMPARE(map.position(5), 1); // the second
        QCOMPARE(map.position(6), 2); // the carriage return
        QCOMPARE(map.position(7), 2); // the line feed
        QCOMPARE(map.position(8), 3);
        QCOMPARE(map.position(10), 3); // within the engine of two units
        QCOMPARE(map.position(12), 5);
        QCOMPARE(map.byte(4), 8); // its second unit
        QCOMPARE(map.byte(5), 12);
        QCOMPARE(map.range({.start = 3, .end = 6}), (core::TextRange{.start = 8, .end = 13}));
    }

    void whatIsOutsideIsTheNearestEnd()
    {
        const auto file = TextFile::read("\xEF\xBB\xBFon: push\n");
        const OffsetMap map(*file, file->text);
        QCOMPARE(map.position(-5), 0);
        QCOMPARE(map.position(1), 0); // within the mark
        QCOMPARE(map.position(10'000), 9);
        QCOMPARE(map.byte(-1), 3);
        QCOMPARE(map.byte(10'000), 12);
        const OffsetMap nothing({}, {});
        QCOMPARE(nothing.position(3), 0);
        QCOMPARE(nothing.byte(3), 0);
    }

    void everyPlaceOfAnyTextComesBack()
    {
        QRandomGenerator random(7);
        const QStringList letters{u"a"_s, u"\n"_s, u"é"_s, u"€"_s, u"🚂"_s, u" "_s};
        for (int round = 0; round < 200; ++round) {
            TextFile file{.lineEnd = random.bounded(2) ? LineEnd::CrLf : LineEnd::Lf,
                          .byteOrderMark = random.bounded(2) == 1};
            QString text;
            for (int i = random.bounded(60); i > 0; --i)
                text += letters[random.bounded(letters.size())];
            const OffsetMap map(file, text);
            for (int at = 0; at <= text.size(); ++at) {
                if (at > 0 && at < text.size() && text[at].isLowSurrogate())
                    continue;
                QCOMPARE(map.byte(at), int(file.write(text.first(at)).size()));
                QCOMPARE(map.position(map.byte(at)), at);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TextFileTest)
#include "editing_text_file.moc"
