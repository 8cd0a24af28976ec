// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/job_groups.h"

#include "lists/job_samples.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::lists;
using namespace signalbox::samples;

class JobGroupsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesTellWhatAJobIsFor_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<JobKind>("kind");
        const auto row = [](const char* name, JobKind kind) { QTest::newRow(name) << QString::fromUtf8(name) << kind; };
        row("Test (stable)", JobKind::Test);
        row("Security Audit", JobKind::Security);
        row("Benchmarks", JobKind::Benchmark);
        row("Code Coverage", JobKind::Coverage);
        row("Build Docker Image", JobKind::Image);
        row("Release", JobKind::Release);
        row("Publish to crates.io", JobKind::Release);
        row("Clippy and rustfmt", JobKind::Lint);
        row("Lint and test", JobKind::Lint);
        row("Build and test", JobKind::Test);
        row("Build (release)", JobKind::Build);
        row("Test release", JobKind::Test);
        row("Deploy to staging", JobKind::Deploy);
        row("e2e / chrome", JobKind::Test);
        row("analyze (CodeQL)", JobKind::Other);
        row("CodeQL", JobKind::Security);
        row("contest", JobKind::Other);
        row("", JobKind::Other);
    }

    void namesTellWhatAJobIsFor()
    {
        QFETCH(QString, name);
        QTEST(kindOf(job(1, name, passed())), "kind");
    }

    void stepsTellWhereTheNameDoesNot_data()
    {
        QTest::addColumn<QString>("step");
        QTest::addColumn<JobKind>("kind");
        QTest::newRow("audit") << u"Run cargo audit"_s << JobKind::Security;
        QTest::newRow("codecov") << u"Run codecov/codecov-action@v3"_s << JobKind::Coverage;
        QTest::newRow("image") << u"Run docker/build-push-action@v5"_s << JobKind::Image;
        QTest::newRow("release") << u"Run softprops/action-gh-release@v1"_s << JobKind::Release;
        QTest::newRow("after the job") << u"Post Run codecov/codecov-action@v3"_s << JobKind::Other;
    }

    void stepsTellWhereTheNameDoesNot()
    {
        QFETCH(QString, step);
        core::Job sample = job(1, u"main"_s, passed());
        sample.steps = {{.number = 1, .name = u"Set up job"_s, .state = passed()},
                        {.number = 2, .name = u"Run actions/checkout@v4"_s, .state = passed()},
                        {.number = 3, .name = step, .state = passed()}};
        QTEST(kindOf(sample), "kind");
        sample.name = u"Lint"_s;
        QCOMPARE(kindOf(sample), JobKind::Lint);
    }

    void oneCellIsNoMatrix() { QVERIFY(matrixGroups({job(1, u"Deploy (production)"_s, passed())}).empty()); }

    void testMatricesComeFirst()
    {
        const auto groups = matrixGroups({job(1, u"Build (a)"_s, passed()), job(2, u"Build (b)"_s, passed()),
                                          job(3, u"Test (a)"_s, passed()), job(4, u"Test (b)"_s, passed()),
                                          job(5, u"ci / unit (1)"_s, passed()), job(6, u"ci / unit (2)"_s, passed())});
        QCOMPARE(groups.size(), 3);
        QCOMPARE(groups[0].title(), u"Test matrix"_s);
        QCOMPARE(groups[1].title(), u"Test matrix: ci / unit"_s);
        QCOMPARE(groups[2].title(), u"Build"_s);
    }
};

QTEST_GUILESS_MAIN(JobGroupsTest)
#include "job_groups.moc"
