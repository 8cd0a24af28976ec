// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_on_disk.h"

#include "logs/log_comparison.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::logs;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;

/// What counts as a difference between the logs of two runs.
class LogComparisonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesOutWhatDiffersFromRunToRun_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        const auto row
            = [](const char* name, const QString& one, const QString& other) { QTest::newRow(name) << one << other; };
        row("ISO time", u"at 2026-11-23T14:07:01.1234567Z on"_s, u"at 2026-11-24T03:00:59Z on"_s);
        row("time with a zone", u"2026-11-23 14:07:01+01:00 x"_s, u"2026-01-03 04:17:01+00:00 x"_s);
        row("date", u"built 2026-11-23"_s, u"built 2026-11-24"_s);
        row("date in words", u"Mon Nov 23 14:07:01 2026"_s, u"Tue Nov 24 03:00:59 2026"_s);
        row("date of mail", u"Mon, 23 Nov 2026 14:07:01"_s, u"Tue, 24 Nov 2026 14:07:02"_s);
        row("time of day", u"[14:07:01] go"_s, u"[03:00:59] go"_s);
        row("time of day with thousandths", u"14:07:01,250 INFO"_s, u"03:00:59,001 INFO"_s);
        row("UUID", u"id 0f8fad5b-d9cb-469f-a165-70867728950e"_s, u"id 7c9e6679-7425-40de-944b-e07fc1f90ae7"_s);
        row("commit", u"HEAD is now at 9f2c1d7 Fix"_s, u"HEAD is now at 0a4b8e1 Fix"_s);
        row("whole commit", u"9f2c1d7e0b4a58d6c3f1e2a7b8c9d0e1f2a3b4c5"_s,
            u"1f2c1d7e0b4a58d6c3f1e2a7b8c9d0e1f2a3b4c6"_s);
        row("digest", u"sha256:9f2c1d7e0b4a58d6c3f1"_s, u"sha256:0f2c1d7e0b4a58d6c3aa"_s);
        row("integrity", u"sha512-AbCdEfGhIjKlMnOpQrSt=="_s, u"sha512-ZbCdEfGhIjKlMnOpQrSu=="_s);
        row("address in memory", u"<object at 0x7f3a2b1c4d5e>"_s, u"<object at 0x55aa01020304>"_s);
        row("runner's script", u"/home/runner/work/_temp/1a2b-3c.sh: line 3"_s,
            u"/home/runner/work/_temp/9d8e-7f.sh: line 3"_s);
        row("temporary folder", u"wrote /tmp/tmp.abc123/x.o"_s, u"wrote /tmp/tmp.zyx987/x.o"_s);
        row("temporary folder, macOS", u"/var/folders/xy/ab12/T/go-build1/b.a"_s,
            u"/var/folders/xy/ab12/T/go-build9/b.a"_s);
        row("temporary folder, Windows", u"C:\\Users\\r\\AppData\\Local\\Temp\\a1b2\\x"_s,
            u"C:\\Users\\r\\AppData\\Local\\Temp\\z9y8\\x"_s);
        row("temporary name", u"pytest tmpab12cd ok"_s, u"pytest tmpzz98yy ok"_s);
        row("run in an address", u"https://x/actions/runs/123/job/456"_s, u"https://x/actions/runs/9/job/77"_s);
        row("port", u"Listening on port 43211"_s, u"Listening on port 50123"_s);
        row("address and port", u"http://127.0.0.1:43211/x"_s, u"http://127.0.0.1:50123/x"_s);
        row("process", u"worker pid=4321 up"_s, u"worker pid=77 up"_s);
        row("process of a sanitizer", u"==4321==ERROR: AddressSanitizer"_s, u"==99==ERROR: AddressSanitizer"_s);
        row("process in brackets", u"sshd[4321]: closed"_s, u"sshd[81]: closed"_s);
        row("address of a machine", u"from 10.1.0.42"_s, u"from 10.1.7.5"_s);
        row("runner", u"Runner name: 'GitHub Actions 12'"_s, u"Runner name: 'GitHub Actions 1003'"_s);
        row("seconds", u"finished in 12.34s"_s, u"finished in 9.8s"_s);
        row("seconds in words", u"Ran 3 tests in 0.004 seconds"_s, u"Ran 3 tests in 1.2 seconds"_s);
        row("minutes and seconds", u"took 1m 02s"_s, u"took 12m 59s"_s);
        row("milliseconds", u"test a (12 ms)"_s, u"test a (3 ms)"_s);
        row("rate", u"at 12.3 MB/s"_s, u"at 4 MB/s"_s);
        row("progress", u"Receiving objects:  42%"_s, u"Receiving objects: 100%"_s);
        row("size", u"fetched 12.1 MB"_s, u"fetched 7 MB"_s);
        row("seed", u"--seed 12345"_s, u"--seed 9"_s);
        row("long number", u"id 30433642001"_s, u"id 30999999999"_s);
        row("space at the end", u"done  "_s, u"done"_s);
    }

    void takesOutWhatDiffersFromRunToRun()
    {
        QFETCH(const QString, one);
        QFETCH(const QString, other);
        QVERIFY(one != other);
        const QString left = normalised(normaliseRules(), one);
        QCOMPARE(left.simplified(), normalised(normaliseRules(), other).simplified());
    }

    void keepsWhatSaysSomething_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::newRow("counts") << u"3 passed, 1 failed"_s << u"4 passed"_s;
        QTest::newRow("exit code") << u"exit code 1"_s << u"exit code 2"_s;
        QTest::newRow("line of a file") << u"src/a.rs:42:13: error"_s << u"src/a.rs:43:13: error"_s;
        QTest::newRow("version") << u"serde v1.0.218"_s << u"serde v1.0.219"_s;
        QTest::newRow("version of four parts") << u"driver v1.2.3.4"_s << u"driver v1.2.3.5"_s;
        QTest::newRow("assertion") << u"left: 41, right: 42"_s << u"left: 42, right: 42"_s;
        QTest::newRow("word") << u"deadbeef feed"_s << u"deadbeef fade"_s;
        QTest::newRow("name of a test") << u"test_retry_3 FAILED"_s << u"test_retry_4 FAILED"_s;
    }

    void keepsWhatSaysSomething()
    {
        QFETCH(const QString, one);
        QFETCH(const QString, other);
        QVERIFY(normalised(normaliseRules(), one) != normalised(normaliseRules(), other));
    }

    void refusesAListOfRulesThatIsNone_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no list") << QByteArray("{\"rules\": 1}");
        QTest::newRow("no name") << QByteArray("{\"rules\": [{\"pattern\": \"a\", \"with\": \"b\"}]}");
        QTest::newRow("no replacement") << QByteArray("{\"rules\": [{\"name\": \"a\", \"pattern\": \"a\"}]}");
        QTest::newRow("no expression") << QByteArray(
            "{\"rules\": [{\"name\": \"a\", \"pattern\": \"(\", \"with\": \"b\"}]}");
    }

    void refusesAListOfRulesThatIsNone()
    {
        QFETCH(const QByteArray, json);
        const auto rules = readNormaliseRules(json);
        QVERIFY(!rules);
        QCOMPARE(rules.error().kind, core::ErrorKind::Malformed);
    }

    void findsTheOneLineThatIsNew()
    {
        QByteArray green;
        QByteArray failed = "\xEF\xBB\xBF";
        for (int i = 0; i < 5000; ++i) {
            const QByteArray number = QByteArray::number(i);
            green += "2026-11-23T14:07:01.1234567Z \x1b[32mok\x1b[0m test " + number + " in 0.0" + number + "s\n";
            failed += "2026-11-24T03:07:09.7654321Z ok test " + number + " in 1.5s\n";
            if (i == 3000)
                failed += "2026-11-24T03:07:09.7654321Z ##[error]lost the lease\n";
        }
        const LogOnDisk before(green);
        const LogOnDisk after(failed);
        const LogComparison found = compareLogs(*before.index, *after.index);
        QCOMPARE(found.changes, (std::vector<LineChange>{{3001, 0, 3001, 1}}));
        QCOMPARE(found.newLines, 5001);
    }

    void aMarkerIsADifference()
    {
        const LogOnDisk before("same words\n");
        const LogOnDisk after("##[error]same words\n");
        QCOMPARE(compareLogs(*before.index, *after.index).changes.size(), 1U);
    }

    void ofAHugeLogTheEndIsCompared()
    {
        QByteArray lines = "a\n";
        lines += QByteArray("b\n").repeated(LogComparison::linesCompared);
        const LogOnDisk before(lines);
        const LogOnDisk after(lines + "end\n");
        const LogComparison found = compareLogs(*before.index, *after.index);
        QCOMPARE(found.oldBegin, 1);
        QCOMPARE(found.newBegin, 2);
        QCOMPARE(found.changes.back().newFirst + found.changes.back().newCount, LogComparison::linesCompared + 2);
        QVERIFY(found.changes.size() <= 2);
    }

    void emptyLogsAreCompared()
    {
        const LogOnDisk empty("");
        const LogOnDisk some("a\nb");
        QVERIFY(compareLogs(*empty.index, *empty.index).changes.empty());
        QCOMPARE(compareLogs(*empty.index, *some.index).changes, (std::vector<LineChange>{{0, 0, 0, 2}}));
        QCOMPARE(compareLogs(*some.index, *empty.index).changes, (std::vector<LineChange>{{0, 2, 0, 0}}));
    }
};

QTEST_GUILESS_MAIN(LogComparisonTest)
#include "log_comparison.moc"
