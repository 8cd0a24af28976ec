// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/id.h"
#include "core/job_name.h"
#include "core/outcome.h"
#include "core/repository.h"
#include "core/state.h"

#include <QTest>

using namespace signalbox::core;
using namespace Qt::StringLiterals;

class CoreValues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stateKeepsWordsItDoesNotKnow()
    {
        const State state = State::fromWords(u"levitating"_s, u"ascended"_s);
        QCOMPARE(state.status, Status::Unknown);
        QCOMPARE(state.statusWord(), u"levitating"_s);
        QCOMPARE(state.conclusion, Conclusion::Unknown);
        QCOMPARE(state.conclusionWord(), u"ascended"_s);
        QCOMPARE(words(state), u"levitating"_s);
        QCOMPARE(words(State::fromWords(u"completed"_s, u"ascended"_s)), u"ascended"_s);
    }

    void everyKnownWordComesBackAsItWent_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("conclusion");
        for (const auto* status : {"queued", "requested", "waiting", "pending", "in_progress"})
            QTest::newRow(status) << QString::fromLatin1(status) << QString();
        for (const auto* conclusion : {"success", "failure", "cancelled", "skipped", "timed_out", "action_required",
                                       "neutral", "stale", "startup_failure"})
            QTest::newRow(conclusion) << u"completed"_s << QString::fromLatin1(conclusion);
    }

    void everyKnownWordComesBackAsItWent()
    {
        QFETCH(QString, status);
        QFETCH(QString, conclusion);
        const State state = State::fromWords(status, conclusion);
        QVERIFY(state.status != Status::Unknown);
        QVERIFY(state.conclusion != Conclusion::Unknown);
        QCOMPARE(state.statusWord(), status);
        QCOMPARE(state.conclusionWord(), conclusion);
        QVERIFY(!words(state).isEmpty());
    }

    void failureIsMoreAlarmingThanAnythingElse()
    {
        QCOMPARE(worse(Outcome::Passed, Outcome::Failed), Outcome::Failed);
        QCOMPARE(worse(Outcome::Failed, Outcome::Running), Outcome::Failed);
        QCOMPARE(worse(Outcome::Passed, Outcome::Skipped), Outcome::Skipped);
    }

    void jobNameIsSplit_data()
    {
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("group");
        QTest::addColumn<QStringList>("values");
        QTest::newRow("plain") << u"Security Audit"_s << u"Security Audit"_s << QStringList();
        QTest::newRow("one axis") << u"Test (stable)"_s << u"Test"_s << QStringList{u"stable"_s};
        QTest::newRow("three axes") << u"build (ubuntu-24.04, 1.80, release)"_s << u"build"_s
                                    << QStringList{u"ubuntu-24.04"_s, u"1.80"_s, u"release"_s};
        QTest::newRow("reusable") << u"call / inner / build (x, y)"_s << u"call / inner / build"_s
                                  << QStringList{u"x"_s, u"y"_s};
        QTest::newRow("matrix of calls") << u"call (ubuntu, 3.12) / test"_s << u"call / test"_s
                                         << QStringList{u"ubuntu"_s, u"3.12"_s};
        QTest::newRow("matrix in a matrix")
            << u"call (a) / test (1)"_s << u"call / test"_s << QStringList{u"a"_s, u"1"_s};
        QTest::newRow("matrix at each end")
            << u"a (x) / b / c (y, z)"_s << u"a / b / c"_s << QStringList{u"x"_s, u"y"_s, u"z"_s};
        QTest::newRow("slash in a value of a call")
            << u"call (a / b) / test"_s << u"call / test"_s << QStringList{u"a / b"_s};
        QTest::newRow("bracket that never closes") << u"call / test (a"_s << u"call / test (a"_s << QStringList();
        QTest::newRow("bracket that never opened") << u"call) / test (a)"_s << u"call) / test"_s << QStringList{u"a"_s};
        QTest::newRow("only a slash") << u" / "_s << u"/"_s << QStringList();
        QTest::newRow("slash in a value") << u"fuzz (a / b, c)"_s << u"fuzz"_s << QStringList{u"a / b"_s, u"c"_s};
        QTest::newRow("brackets in a value")
            << u"test (f(x, y), [1, 2])"_s << u"test"_s << QStringList{u"f(x, y)"_s, u"[1, 2]"_s};
        QTest::newRow("empty value") << u"test (, 3)"_s << u"test"_s << QStringList{QString(), u"3"_s};
        QTest::newRow("no space before") << u"main(void)"_s << u"main(void)"_s << QStringList();
        QTest::newRow("unbalanced") << u"odd )"_s << u"odd )"_s << QStringList();
        QTest::newRow("only brackets") << u"(x)"_s << u"(x)"_s << QStringList();
        QTest::newRow("empty") << QString() << QString() << QStringList();
    }

    void jobNameIsSplit()
    {
        QFETCH(QString, shown);
        const JobName name = JobName::parse(shown);
        QTEST(name.group(), "group");
        QTEST(name.values, "values");
    }

    void repositoryNameIsRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("full");
        QTest::newRow("plain") << u"octo/hello-world"_s << u"octo/hello-world"_s;
        QTest::newRow("web address") << u"https://github.com/octo/hello"_s << u"octo/hello"_s;
        QTest::newRow("clone address") << u" git@github.example.org:octo/he.llo.git "_s << u"octo/he.llo"_s;
        QTest::newRow("with user") << u"https://me@host/octo/x/"_s << u"octo/x"_s;
        QTest::newRow("no slash") << u"octo"_s << QString();
        QTest::newRow("three parts") << u"a/b/c"_s << QString();
        QTest::newRow("parent folder") << u"a/.."_s << QString();
        QTest::newRow("space") << u"a b/c"_s << QString();
        QTest::newRow("query") << u"a/b?x=1"_s << QString();
        QTest::newRow("empty") << QString() << QString();
    }

    void repositoryNameIsRead()
    {
        QFETCH(QString, text);
        QFETCH(QString, full);
        const auto name = RepositoryName::parse(text);
        QCOMPARE(name ? name->full() : QString(), full);
    }

    void repositoryNamesCompareAsGitHubDoes()
    {
        const RepositoryName a{u"Octo"_s, u"Hello"_s};
        const RepositoryName b{u"octo"_s, u"hello"_s};
        QCOMPARE(a, b);
        QCOMPARE(qHash(a), qHash(b));
        QVERIFY((a <=> b) == 0);
    }

    void idsOfTwoKindsDoNotMix()
    {
        QVERIFY(!(std::is_convertible_v<RunId, JobId>));
        QVERIFY(!RunId{});
        QVERIFY(RunId{11234567890});
    }
};

QTEST_GUILESS_MAIN(CoreValues)
#include "core_values.moc"
