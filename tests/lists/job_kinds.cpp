// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/job_kinds.h"

#include "lists/action_signs.h"
#include "lists/job_list_model.h"
#include "lists/job_samples.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace signalbox::lists;
using namespace signalbox::samples;

namespace {

/// A file with one job of this name that uses these actions.
workflow::Outline fileOf(const QString& name, const QStringList& actions)
{
    return {.jobs = {{.id = u"one"_s, .name = name, .actions = actions}}};
}

} // namespace

/// What jobs are for, from more than their names.
class JobKindsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void actionsTellWhereTheNameSaysLittle_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("actions");
        QTest::addColumn<JobKind>("kind");
        const auto checkout = u"actions/checkout@v4"_s;
        QTest::newRow("codeql") << u"Analyze"_s << QStringList{checkout, u"github/codeql-action/analyze@v3"_s}
                                << JobKind::Security;
        QTest::newRow("in any letters") << u"main"_s << QStringList{u"GitHub/CodeQL-Action/init@v3"_s}
                                        << JobKind::Security;
        QTest::newRow("image") << u"build"_s << QStringList{checkout, u"docker/build-push-action@v5"_s}
                               << JobKind::Image;
        QTest::newRow("pages") << u"build"_s << QStringList{u"actions/deploy-pages@v4"_s} << JobKind::Deploy;
        QTest::newRow("release") << u"binaries"_s << QStringList{u"softprops/action-gh-release@v2"_s}
                                 << JobKind::Release;
        QTest::newRow("benchmark") << u"ci"_s << QStringList{u"benchmark-action/github-action-benchmark@v1"_s}
                                   << JobKind::Benchmark;
        QTest::newRow("a report aside") << u"ci"_s << QStringList{checkout, u"codecov/codecov-action@v4"_s}
                                        << JobKind::Coverage;
        QTest::newRow("a report of a build")
            << u"build"_s << QStringList{u"codecov/codecov-action@v4"_s} << JobKind::Build;
        QTest::newRow("a report of tests")
            << u"Test (stable)"_s << QStringList{u"codecov/codecov-action@v4"_s} << JobKind::Test;
        QTest::newRow("results of a linter")
            << u"clippy"_s << QStringList{u"github/codeql-action/upload-sarif@v3"_s} << JobKind::Lint;
        QTest::newRow("a check that lints")
            << u"check"_s << QStringList{u"golangci/golangci-lint-action@v6"_s} << JobKind::Lint;
        QTest::newRow("the name says it")
            << u"Build Docker image"_s << QStringList{u"aquasecurity/trivy-action@0.1"_s} << JobKind::Image;
        QTest::newRow("an owner with a star")
            << u"scan-it"_s << QStringList{u"zaproxy/action-full-scan@v1"_s} << JobKind::Security;
        QTest::newRow("a namesake") << u"job"_s << QStringList{u"somebody/codeql-action@v1"_s} << JobKind::Other;
        QTest::newRow("a longer name") << u"job"_s << QStringList{u"psf/blackboard@v1"_s} << JobKind::Other;
        QTest::newRow("nothing of a path")
            << u"job"_s << QStringList{u""_s, u"@"_s, u"./local"_s, u"docker://x"_s} << JobKind::Other;
        QTest::newRow("a called workflow")
            << u"job"_s << QStringList{u"octo/shared/.github/workflows/security-scan.yml@main"_s} << JobKind::Security;
    }

    void actionsTellWhereTheNameSaysLittle()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, actions);
        JobKinds kinds;
        QVERIFY(kinds.setOutline(fileOf(name.section(u" ("_s, 0, 0), actions)));
        if (name.contains(u'('))
            QVERIFY(kinds.setOutline(workflow::Outline{
                .jobs = {{.id = u"one"_s, .name = u"Test"_s, .actions = actions, .hasStrategy = true}}}));
        QTEST(kinds.of(job(1, name, passed())), "kind");
    }

    void withoutTheFileStepsThatNobodyNamedTellTheirActions()
    {
        core::Job sample = job(1, u"main"_s, passed());
        sample.steps = {{.number = 1, .name = u"Run github/codeql-action/init@v3"_s, .state = passed()}};
        QCOMPARE(JobKinds().of(sample), JobKind::Security);
        QCOMPARE(actionOfStep(u"Post Run actions/checkout@v4"_s), QString());
        QCOMPARE(actionOfStep(u"Run make test"_s), QString());
        QCOMPARE(actionOfStep(u"Run a/b@v1"_s), u"a/b@v1"_s);
    }

    void anArtifactThatBearsItsNameIsTheLastSign()
    {
        JobKinds kinds;
        QVERIFY(kinds.setArtifacts({u"linux-x64-coverage"_s, u"other"_s}));
        QVERIFY(!kinds.setArtifacts({u"linux-x64-coverage"_s, u"other"_s}));
        QCOMPARE(kinds.of(job(1, u"linux-x64"_s, passed())), JobKind::Coverage);
        QCOMPARE(kinds.of(job(1, u"macos"_s, passed())), JobKind::Other);
        QCOMPARE(kinds.of(job(1, u"o"_s, passed())), JobKind::Other);
        QCOMPARE(kinds.of(job(1, {}, passed())), JobKind::Other);
    }

    void theUsersWordGoesBeforeEverything()
    {
        JobKinds kinds;
        kinds.setOutline(fileOf(u"Analyze"_s, {u"github/codeql-action/analyze@v3"_s}));
        QVERIFY(kinds.setCorrections({{u"Analyze"_s, JobKind::Lint}, {u"Test"_s, JobKind::Benchmark}}));
        QCOMPARE(kinds.of(job(1, u"Analyze"_s, passed())), JobKind::Lint);
        QCOMPARE(kinds.of(job(1, u"Test (stable)"_s, passed())), JobKind::Benchmark);
        QVERIFY(kinds.isCorrected(u"Test"_s));
        QVERIFY(kinds.setCorrections({}));
        QCOMPARE(kinds.of(job(1, u"Analyze"_s, passed())), JobKind::Security);
    }

    void everyKindHasAWordAndATitle()
    {
        QSet<QString> words;
        for (const JobKind kind : allKinds()) {
            QVERIFY(!title(kind).isEmpty());
            QCOMPARE(kindOfWord(wordOf(kind)), std::optional(kind));
            words << wordOf(kind);
        }
        QCOMPARE(words.size(), 10);
        QCOMPARE(spokenKind(JobKind::Security, u"Analyze"_s), u"security"_s);
        QCOMPARE(spokenKind(JobKind::Security, u"Security Audit"_s), QString());
        QCOMPARE(spokenKind(JobKind::Other, u"Analyze"_s), QString());
        QVERIFY(!kindOfWord(u"nonsense"_s) && !kindOfWord({}) && !kindOfWord(u"Test"_s));
    }

    void theListIsArrangedAnewAndNotMadeAnew()
    {
        JobListModel model(TheRun);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy groups(&model, &JobListModel::groupsChanged);
        model.apply(changes({job(1, u"Test (a)"_s, passed()), job(2, u"Test (b)"_s, passed()),
                             job(3, u"Analyze"_s, passed()), job(4, u"Lint"_s, passed())}));
        QCOMPARE(model.kinds(), (std::vector{JobKind::Lint, JobKind::Other}));
        QCOMPARE(model.matrices().front().kind, JobKind::Test);
        JobKinds kinds;
        kinds.setOutline(fileOf(u"Analyze"_s, {u"github/codeql-action/analyze@v3"_s}));
        kinds.setCorrections({{u"Test"_s, JobKind::Benchmark}});
        model.setKinds(kinds);
        QCOMPARE(model.kinds(), (std::vector{JobKind::Lint, JobKind::Security}));
        QCOMPARE(model.matrices().front().kind, JobKind::Benchmark);
        QCOMPARE(model.matrices().front().title(), u"Test"_s); // no "Test matrix" any more
        QCOMPARE(groups.size(), 2);
        model.setKinds(kinds);
        QCOMPARE(groups.size(), 2);
        QCOMPARE(resets.size(), 0);
    }

    void aMatrixIsCorrectedByItsName()
    {
        JobListModel model(TheRun);
        std::vector<core::Job> jobs;
        for (const auto* version : {"3.10", "3.11", "3.12"})
            jobs.push_back(job(std::ssize(jobs) + 1, u"Python %1"_s.arg(QLatin1String(version)), passed()));
        model.apply(changes(jobs));
        QCOMPARE(model.matrices().size(), 1U);
        QCOMPARE(model.correctedName(jobs[1]), model.matrices().front().name());
        JobKinds kinds;
        kinds.setCorrections({{model.correctedName(jobs[1]), JobKind::Test}});
        model.setKinds(kinds);
        QCOMPARE(model.matrices().front().kind, JobKind::Test);
        QCOMPARE(model.kindOf(jobs[2]), JobKind::Test);
    }
};

QTEST_GUILESS_MAIN(JobKindsTest)
#include "job_kinds.moc"
