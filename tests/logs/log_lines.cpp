// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_on_disk.h"

#include "logs/line_reader.h"
#include "logs/save_log.h"
#include "logs/secrets.h"

#include <QRandomGenerator>
#include <QTest>

using namespace signalbox::logs;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;

namespace {

LogLine read(const QByteArray& bytes)
{
    TextStyle style;
    return readLogLine(bytes, bytes.size(), style);
}

TextStyle with(void (*set)(TextStyle&))
{
    TextStyle style;
    set(style);
    return style;
}

} // namespace

class LogLines : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void splitsOffStampAndMarker_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("stamped");
        QTest::addColumn<int>("marker");
        const auto row = [](const char* name, const QByteArray& bytes, const QString& text, bool stamped,
                            Marker marker) { QTest::newRow(name) << bytes << text << stamped << int(marker); };
        const QByteArray stamp = "2026-11-23T14:07:01.1234567Z ";
        row("plain", stamp + "hello", u"hello"_s, true, Marker::None);
        row("empty line", stamp, u""_s, true, Marker::None);
        row("space lost", stamp.chopped(1), u""_s, true, Marker::None);
        row("indented", stamp + "  two", u"  two"_s, true, Marker::None);
        row("continuation", "  at main.js:1", u"  at main.js:1"_s, false, Marker::None);
        row("six digits", "2026-11-23T14:07:01.123456Z x", u"2026-11-23T14:07:01.123456Z x"_s, false, Marker::None);
        row("no such day", "2026-02-30T14:07:01.1234567Z x", u"2026-02-30T14:07:01.1234567Z x"_s, false, Marker::None);
        row("no such hour", "2026-02-03T24:07:01.1234567Z x", u"2026-02-03T24:07:01.1234567Z x"_s, false, Marker::None);
        row("run group", stamp + "##[group]Run make", u"Run make"_s, true, Marker::RunGroup);
        row("group", stamp + "##[group]Runner Image", u"Runner Image"_s, true, Marker::Group);
        row("endgroup", stamp + "##[endgroup]", u""_s, true, Marker::EndGroup);
        row("error", stamp + "##[error]boom", u"Error: boom"_s, true, Marker::Error);
        row("error that says so", stamp + "##[error]Error: boom", u"Error: boom"_s, true, Marker::Error);
        row("warning", "##[warning]w", u"Warning: w"_s, false, Marker::Warning);
        row("notice", "##[notice]n", u"Notice: n"_s, false, Marker::Notice);
        row("debug", "##[debug]d", u"Debug: d"_s, false, Marker::Debug);
        row("command, old", "##[command]git", u"git"_s, false, Marker::Command);
        row("command", "[command]/usr/bin/git version", u"/usr/bin/git version"_s, false, Marker::Command);
        row("section", "##[section]Starting", u"Starting"_s, false, Marker::Section);
        row("not at the beginning", "x ##[error]y", u"x ##[error]y"_s, false, Marker::None);
        row("unknown word", "##[fancy]y", u"##[fancy]y"_s, false, Marker::None);
    }

    void splitsOffStampAndMarker()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const int, marker);
        const LogLine line = read(bytes);
        QTEST(line.text, "text");
        QTEST(line.stamp.has_value(), "stamped");
        QCOMPARE(int(line.marker), marker);
    }

    void readsTimesToTheirLastDigit()
    {
        const auto first = stampOf("2026-11-23T23:59:59.9999999Z a");
        const auto second = stampOf("2026-11-24T00:00:00.0000000Z a");
        QVERIFY(first && second);
        QCOMPARE((second->stamp - first->stamp).count(), 1);
        QCOMPARE(absolute(first->stamp), u"23:59:59.999"_s);
        QCOMPARE(absolute(second->stamp, true), u"2026-11-24 00:00:00.000"_s);
        QCOMPARE(relative(second->stamp + std::chrono::seconds(3725), second->stamp), u"+1:02:05.000"_s);
        QCOMPARE(relative(second->stamp + std::chrono::milliseconds(67'250), second->stamp), u"+1:07.250"_s);
        QCOMPARE(relative(second->stamp - std::chrono::milliseconds(250), second->stamp), u"-0.250"_s);
    }

    void obeysColoursAndDropsOtherSequences_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("styled");
        QTest::newRow("cursor movement") << QByteArray("\x1b[2K\x1b[1Ga\x1b[A") << u"a"_s << false;
        QTest::newRow("link, BEL") << QByteArray("\x1b]8;;http://x\aa\x1b]8;;\ab") << u"ab"_s << false;
        QTest::newRow("link, ST") << QByteArray("\x1b]8;;http://x\x1b\\a") << u"a"_s << false;
        QTest::newRow("link cut off") << QByteArray("a\x1b]8;;http://x") << u"a"_s << false;
        QTest::newRow("sequence cut off") << QByteArray("a\x1b[31") << u"a"_s << false;
        QTest::newRow("escape cut off") << QByteArray("a\x1b") << u"a"_s << false;
        QTest::newRow("private mode") << QByteArray("\x1b[?25ma") << u"a"_s << false;
        QTest::newRow("charset") << QByteArray("\x1b(Ba") << u"a"_s << false;
        QTest::newRow("reset at once") << QByteArray("\x1b[31m\x1b[ma") << u"a"_s << false;
        QTest::newRow("red") << QByteArray("\x1b[31ma") << u"a"_s << true;
        QTest::newRow("controls") << QByteArray("a\0\a\b\x7f\tb\xc2\x9b", 9) << u"a\tb"_s << false;
        QTest::newRow("invalid UTF-8") << QByteArray("a\xff\xc3") << u"a\ufffd\ufffd"_s << false;
        QTest::newRow("beyond the first plane") << QByteArray("\xF0\x9F\x9A\x82 x") << u"🚂 x"_s << false;
        QTest::newRow("turned direction") << QByteArray("a\u202Eb")
                                          << u"a\ufffd"
                                             "b"_s
                                          << false;
    }

    void obeysColoursAndDropsOtherSequences()
    {
        QFETCH(const QByteArray, bytes);
        const LogLine line = read(bytes);
        QTEST(line.text, "text");
        QTEST(!line.spans.empty(), "styled");
    }

    void understandsEveryStyle_data()
    {
        QTest::addColumn<QByteArray>("codes");
        QTest::addColumn<TextStyle>("style");
        const auto row = [](const char* codes, void (*set)(TextStyle&)) {
            QTest::newRow(codes) << QByteArray(codes) << with(set);
        };
        row("1", [](TextStyle& s) { s.bold = true; });
        row("2;3;4", [](TextStyle& s) { s.dim = s.italic = s.underline = true; });
        row("7;9", [](TextStyle& s) { s.inverse = s.struck = true; });
        row("4:0", [](TextStyle&) { });
        row("4:3", [](TextStyle& s) { s.underline = true; });
        row("1;22", [](TextStyle&) { });
        row("35;102", [](TextStyle& s) {
            s.foreground = TextColour::indexed(5);
            s.background = TextColour::indexed(10);
        });
        row("31;39;41;49", [](TextStyle&) { });
        row("38;5;208", [](TextStyle& s) { s.foreground = TextColour::indexed(208); });
        row("38:5:208", [](TextStyle& s) { s.foreground = TextColour::indexed(208); });
        row("48;2;1;2;3;1", [](TextStyle& s) {
            s.background = TextColour::exact(1, 2, 3);
            s.bold = true;
        });
        row("38:2::9:8:7", [](TextStyle& s) { s.foreground = TextColour::exact(9, 8, 7); });
        row("38:2:9:8:7", [](TextStyle& s) { s.foreground = TextColour::exact(9, 8, 7); });
        row("38;5", [](TextStyle&) { });
        row("38;5;999", [](TextStyle&) { });
        row("38;2;1;2", [](TextStyle&) { });
        row("38", [](TextStyle&) { });
        row("99999999999", [](TextStyle&) { });
        row("1;;3", [](TextStyle& s) { s.italic = true; });
        row(">4;1", [](TextStyle&) { });
    }

    void understandsEveryStyle()
    {
        QFETCH(const QByteArray, codes);
        QFETCH(const TextStyle, style);
        TextStyle reached;
        decodeAnsi("\x1b[" + codes + "m", reached);
        QVERIFY(reached == style);
    }

    void survivesAnyBytes()
    {
        QRandomGenerator random(5);
        const QByteArray alphabet = "\x1b[]m;:0123456789?\r\a\\#[error]\xff\xc3\xa9 a\t";
        TextStyle style;
        for (int round = 0; round < 20'000; ++round) {
            QByteArray bytes;
            for (int i = random.bounded(40); i > 0; --i)
                bytes.append(alphabet[random.bounded(int(alphabet.size()))]);
            const LogLine line = readLogLine(bytes, bytes.size(), style);
            qsizetype end = 0;
            for (const StyledSpan& span : line.spans) {
                QVERIFY(span.start >= end && span.length > 0);
                end = span.start + span.length;
            }
            QVERIFY(end <= line.text.size());
            QVERIFY(!line.text.contains(QChar(0x1b)));
        }
    }

    void keepsTheLastStateOfAProgressBar()
    {
        QCOMPARE(read("2026-11-23T14:07:01.1234567Z  10%\r 50%\r100%").text, u"100%"_s);
        QCOMPARE(read("done\r\r").text, u"done"_s);
        const LogOnDisk log("2026-11-23T14:07:01.1234567Z start\r" + QByteArray("half way\r").repeated(5000) + "end\n");
        const LogLine line = LineReader(log.index).line(0);
        QCOMPARE(line.text, u"end"_s);
        QVERIFY(line.stamp.has_value());
    }

    void showsTheBeginningOfAVeryLongLine()
    {
        const LogOnDisk log("a\n" + QByteArray(453'114, 'w') + "\nb\n");
        LineReader reader(log.index);
        const LogLine line = reader.line(1);
        QCOMPARE(line.text.size(), lineLimit);
        QCOMPARE(line.hiddenBytes, 453'114 - lineLimit);
        QCOMPARE(reader.line(2).text, u"b"_s);
        QCOMPARE(reader.line(3).text, QString());
    }

    void carriesAColourOverLinesUntilItIsReset()
    {
        const LogOnDisk log("\x1b[31mred\nstill red\n\x1b[0mplain\nplain\n");
        LineReader reader(log.index);
        QCOMPARE(reader.line(3).spans.size(), 0U);
        QCOMPARE(reader.line(1).spans.size(), 1U);
        QCOMPARE(reader.line(1).spans[0].style.foreground, TextColour::indexed(1));
        const LogOnDisk split(QByteArray("\n").repeated(63) + "\x1b[31mred\nstill red\n");
        QCOMPARE(LineReader(split.index).line(64).spans.size(), 1U); // the colour is set in the block before
    }

    void masksWhatLooksLikeASecret_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        const auto same = [](const char* name, const QString& text) { QTest::newRow(name) << text << text; };
        QTest::newRow("classic") << u"token ghp_16C7e42F292c6912E7710c838347Ae178B4a end"_s << u"token *** end"_s;
        QTest::newRow("fine-grained") << u"github_pat_11ABCDEFG0123456789_abcdefghijk"_s << u"***"_s;
        QTest::newRow("app") << u"x=ghs_abcdefghijklmnopqrstuvwxyz0123456789,"_s << u"x=***,"_s;
        QTest::newRow("oauth") << u"gho_abcdefghijklmnopqrstuvwxyz0123456789"_s << u"***"_s;
        QTest::newRow("aws") << u"AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE"_s << u"AWS_ACCESS_KEY_ID=***"_s;
        QTest::newRow("bearer") << u"Authorization: Bearer abc.def-123456"_s << u"Authorization: Bearer ***"_s;
        QTest::newRow("basic") << u"AUTHORIZATION: basic eHh4OnNlY3JldA=="_s << u"AUTHORIZATION: basic ***"_s;
        QTest::newRow("address") << u"https://me:hunter22@github.com/x"_s << u"https://me:***@github.com/x"_s;
        QTest::newRow("web token") << u"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc_def"_s << u"***"_s;
        QTest::newRow("two") << u"ghp_aaaaaaaaaaaaaaaaaaaa ghp_bbbbbbbbbbbbbbbbbbbb"_s << u"*** ***"_s;
        same("already masked", u"token: ***"_s);
        same("commit", u"HEAD is now at 11bd71901bbe5b1630ceea73d27597364c9af683"_s);
        same("bearer of news", u"the bearer of news"_s);
        same("port", u"http://localhost:8080/a@b"_s);
    }

    void masksWhatLooksLikeASecret()
    {
        QFETCH(const QString, text);
        QTEST(masked(text), "shown");
        QTEST(read(text.toUtf8()).text, "shown");
    }

    void masksASecretThatColoursCutIntoPieces()
    {
        const LogLine line = read("a ghp_abcdefgh\x1b[31mijklmnopqrst\x1b[0muvwxyz0123 b \x1b[32mgreen\x1b[0m");
        QCOMPARE(line.text, u"a *** b green"_s);
        QCOMPARE(line.text.sliced(line.spans.back().start, line.spans.back().length), u"green"_s);
    }

    void masksASecretAtTheEndOfWhatIsShown()
    {
        const LogOnDisk log(QByteArray(lineLimit - 8, ' ') + "ghp_abcdefghijklmnopqrstuvwxyz0123456789"
                            + QByteArray(9000, 'x'));
        QVERIFY(!LineReader(log.index).line(0).text.contains(u"ghp_"));
    }

    void savesWithSecretsMaskedAndAllElseAsItCame()
    {
        const QByteArray secret = "ghp_abcdefghijklmnopqrstuvwxyz0123456789";
        const QByteArray filler = QByteArray("\x1b[31mx\xff\0y\r\n", 11).repeated(200'000);
        const LogOnDisk log(filler + "token " + secret + "\n" + filler + "no end");
        const QString target = log.folder.filePath(u"saved.log"_s);
        QVERIFY(saveLog(log.index->file(), target, {}));
        QFile saved(target);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QVERIFY(saved.readAll() == filler + "token ***\n" + filler + "no end");
        QVERIFY(!saveLog(log.index->file(), u"/nowhere/at/all.log"_s, {}));
    }
};

QTEST_GUILESS_MAIN(LogLines)
#include "log_lines.moc"
