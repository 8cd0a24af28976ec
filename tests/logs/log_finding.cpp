// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_on_disk.h"

#include "logs/find_lines.h"
#include "logs/issue_text.h"
#include "logs/links.h"
#include "logs/logs_search.h"

#include <QElapsedTimer>
#include <QTest>
#include <QThreadPool>

using namespace signalbox;
using namespace signalbox::logs;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;

namespace {

LogQuery expression(const QString& text)
{
    return LogQuery(text, LogQuery::Kind::RegularExpression);
}

} // namespace

/// Looking for something in logs, and taking something out of them.
class LogFinding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsLinesByAnExpression_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<std::vector<qint64>>("lines");
        using Found = std::vector<qint64>;
        QTest::newRow("anywhere") << u"l.st"_s << Found{1};
        QTest::newRow("begins behind the stamp") << u"^error"_s << Found{0, 2};
        QTest::newRow("ends in front of CRLF") << u"lease$"_s << Found{1};
        QTest::newRow("any case") << u"error: x\\S"_s << Found{2};
        QTest::newRow("capital counts") << u"^Error"_s << Found{0};
        QTest::newRow("across colours") << u"error: xy"_s << Found{2};
        QTest::newRow("stamps are not text") << u"2026"_s << Found{};
        QTest::newRow("nothing") << u""_s << Found{};
        QTest::newRow("mistaken") << u"(error"_s << Found{};
    }

    void findsLinesByAnExpression()
    {
        QFETCH(const QString, pattern);
        const QByteArray stamp = "2026-11-23T14:07:01.1234567Z ";
        const LogOnDisk log(stamp + "##[error]x\n" + stamp + "lost the lease\r\n" + stamp
                            + "\x1b[31mer\x1b[1mror\x1b[0m: xy\n");
        QTEST(findLines(*log.index, expression(pattern), {}).lines, "lines");
    }

    void anExpressionFindsEachLineOnceAcrossChunks()
    {
        QByteArray bytes;
        qint64 count = 0;
        for (; bytes.size() < 2 * ChunkScan::bytes + 1000; ++count)
            bytes += QByteArray(int(count % 97), 'x') + "needle\n";
        const LogOnDisk log(bytes);
        const FoundLines found = findLines(*log.index, expression(u"n[e]+dle$"_s), {});
        QCOMPARE(qint64(found.lines.size()), count);
        QVERIFY(std::ranges::is_sorted(found.lines));
    }

    void saysWhatIsWrongWithAnExpression()
    {
        QVERIFY(expression(u"a(b"_s).mistake().contains(u"at 4"_s));
        QVERIFY(expression(u"a(b)"_s).mistake().isEmpty());
        QVERIFY(LogQuery(u"a(b"_s).mistake().isEmpty());
    }

    void anExpressionThatNeverEndsIsCutShort()
    {
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!expression(u"(a+)+$"_s).matches(QString(5000, u'a') + u'b'));
        QVERIFY(expression(u"(x+x+)+y"_s).rangesIn(QString(5000, u'x')).empty());
        QVERIFY(timer.elapsed() < 2000);
    }

    void tellsWhatToMark()
    {
        using Ranges = std::vector<TextRange>;
        QCOMPARE(LogQuery(u"ab"_s).rangesIn(u"abAB ab"_s), (Ranges{{0, 2}, {2, 2}, {5, 2}}));
        QCOMPARE(LogQuery(u"AB"_s).rangesIn(u"abAB"_s), (Ranges{{2, 2}}));
        QCOMPARE(expression(u"b*"_s).rangesIn(u"abba"_s), (Ranges{{1, 2}})); // what is empty cannot be seen
    }

    void findsLinks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("found"); ///< pages, and FILE#LINE, with spaces between them
        const auto row
            = [](const char* name, const QString& text, const QString& found) { QTest::newRow(name) << text << found; };
        row("page", u"see https://example.org/a?b=c#d now"_s, u"https://example.org/a?b=c#d"_s);
        row("end of a sentence", u"(see http://example.org/a)."_s, u"http://example.org/a"_s);
        row("brackets of its own", u"https://example.org/a_(b)"_s, u"https://example.org/a_(b)"_s);
        row("other scheme", u"file:///etc/passwd javascript:alert(1) ftp://x/y"_s, QString());
        row("no host", u"http:// https:///x"_s, QString());
        row("mark-up", u"<a href=\"https://example.org/x\">y</a>"_s, u"https://example.org/x"_s);
        row("compiler", u"src/engine.rs:42:13: error: x"_s, u"src/engine.rs#42"_s);
        row("rustc", u"  --> src/engine.rs:42:13"_s, u"src/engine.rs#42"_s);
        row("at the root", u"main.go:7: undefined: x"_s, u"main.go#7"_s);
        row("leading dot", u"./a/b.c:7: x"_s, u"a/b.c#7"_s);
        row("Python", u"  File \"tests/test_a.py\", line 12, in test"_s, u"tests/test_a.py#12"_s);
        row("MSVC", u"src\\x.cpp a/b.cpp(12,3): error C2065"_s, u"a/b.cpp#12"_s);
        row("checkout", u"/home/runner/work/rocket/rocket/src/a.c:3:1: error"_s, u"src/a.c#3"_s);
        row("of the system", u"/usr/include/stdio.h:3: note"_s, QString());
        row("upwards", u"../../etc/passwd.txt:3: x"_s, QString());
        row("no line", u"src/engine.rs is long"_s, QString());
        row("a time", u"14:07:01 12.30:15"_s, QString());
        row("host and port", u"http.server on 127.0.0.1:8080"_s, QString());
    }

    void findsLinks()
    {
        QFETCH(const QString, text);
        QStringList found;
        for (const LogLink& link : linksIn(text))
            found << (link.file.isEmpty() ? link.url.toString() : u"%1#%2"_s.arg(link.file).arg(link.line));
        QTEST(found.join(u' '), "found");
    }

    void aFileIsShownAtTheCommit()
    {
        const LogLink link{.file = u"a dir/x#y.c"_s, .line = 7};
        const QUrl page = sourcePage(QUrl(u"https://github.com/acme/rocket"_s), u"9f2c1d7"_s, link);
        QCOMPARE(page.toString(QUrl::FullyEncoded),
                 u"https://github.com/acme/rocket/blob/9f2c1d7/a%20dir/x%23y.c#L7"_s);
        QVERIFY(sourcePage({}, u"9f2c1d7"_s, link).isEmpty());
        QVERIFY(sourcePage(QUrl(u"https://github.com/acme/rocket"_s), {}, link).isEmpty());
    }

    void anIssueTellsRunJobCommitAndLines()
    {
        core::Run run;
        run.id = {1};
        run.repositoryName = {u"acme"_s, u"rocket"_s};
        run.workflowName = u"CI"_s;
        run.number = 214;
        run.branch = u"main"_s;
        run.commit = u"9f2c1d7e0b4a58d6c3f1e2a7b8c9d0e1f2a3b4c5"_s;
        run.webUrl = QUrl(u"https://github.com/acme/rocket/actions/runs/1"_s);
        core::Job job;
        job.name = u"Test (stable)"_s;
        job.state = core::State::fromWords(u"completed"_s, u"failure"_s);
        job.webUrl = QUrl(u"https://github.com/acme/rocket/actions/runs/1/job/2"_s);
        const QString text = issueText(run, job, {.firstLine = 41, .lines = {u"error: x"_s, u"  --> a"_s}});
        QCOMPARE(text,
                 u"**[Test \\(stable\\)](<https://github.com/acme/rocket/actions/runs/1/job/2>)** failed in "
                 "[CI \\#214](<https://github.com/acme/rocket/actions/runs/1>) of acme/rocket, at "
                 "9f2c1d7e0b4a58d6c3f1e2a7b8c9d0e1f2a3b4c5 on main\n\nLog, lines 42 to 43:\n\n"
                 "```text\nerror: x\n  --> a\n```\n"_s);
    }

    void inAnIssueNothingIsMarkUp()
    {
        core::Job job;
        job.name = u"x](javascript:a) <img src=y> @everyone `rm`\n# big"_s;
        job.webUrl = QUrl(u"javascript:alert(1)"_s);
        const QString text = issueText({}, job, {.lines = {u"a ```` b"_s, u"```"_s}});
        QVERIFY(!text.contains(u"](javascript"_s));
        QVERIFY(text.contains(u"\\<img"_s));
        QVERIFY(text.contains(u"\\@everyone"_s));
        QVERIFY(text.contains(u"\n`````text\na ```` b\n```\n`````\n"_s));
        QVERIFY(!text.contains(u"\n# big"_s));
    }

    void searchesManyLogsAsTheyComeIn()
    {
        const LogOnDisk one("a\nneedle ghp_abcdefghijklmnopqrstuvwxyz0123456789\n");
        const LogOnDisk two("nothing\n");
        const LogOnDisk three("Needle\nb\nneedle\n");
        LogsSearch search;
        std::vector<LogHit> hits;
        connect(&search, &LogsSearch::found, this,
                [&hits](const std::vector<LogHit>& more) { hits.insert(hits.end(), more.begin(), more.end()); });
        search.start(LogQuery(u"needle"_s));
        search.add({.path = one.path(), .title = u"one"_s});
        search.add({.path = two.path()});
        QTRY_COMPARE(search.searched(), 2U);
        search.add({.path = three.path()});
        search.add({.path = u"/nowhere/at/all.log"_s}); // deleted meanwhile
        QTRY_COMPARE(search.searched(), 4U);
        QCOMPARE(hits, (std::vector<LogHit>{{0, 1, u"needle ***"_s}, {2, 0, u"Needle"_s}, {2, 2, u"needle"_s}}));
        QCOMPARE(search.countOf(2), 2);
        hits.clear();
        search.start(LogQuery(u"nothing"_s)); // in what is there already
        QTRY_COMPARE(search.searched(), 4U);
        QCOMPARE(hits, (std::vector<LogHit>{{1, 0, u"nothing"_s}}));
    }

    void aSearchOfManyLogsListsWhatPeopleCanRead()
    {
        const LogOnDisk log(QByteArray("x\n").repeated(LogsSearch::hitsPerLog + 50));
        LogsSearch search;
        size_t hits = 0;
        connect(&search, &LogsSearch::found, this, [&hits](const std::vector<LogHit>& more) { hits += more.size(); });
        search.add({.path = log.path()});
        search.start(LogQuery(u"x"_s));
        QTRY_COMPARE(search.searched(), 1U);
        QCOMPARE(hits, size_t(LogsSearch::hitsPerLog));
        QCOMPARE(search.countOf(0), LogsSearch::hitsPerLog + 50);
    }

    void aSearchOfManyLogsEndsWithItsObject()
    {
        const LogOnDisk log(QByteArray("x\n").repeated(3'000'000));
        {
            LogsSearch search;
            search.add({.path = log.path()});
            search.start(expression(u"(x|y)$"_s));
            QTest::qWait(20);
            search.start(LogQuery(u"y"_s));
            search.clear();
        }
        QThreadPool::globalInstance()->waitForDone();
    }
};

QTEST_GUILESS_MAIN(LogFinding)
#include "log_finding.moc"
