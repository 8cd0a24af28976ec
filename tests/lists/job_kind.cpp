// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/job_kinds.h"

#include "lists/job_samples.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::lists;
using namespace signalbox::samples;

class JobKindTest : public QObject {
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
        row("Release build", JobKind::Build);
        row("Build release", JobKind::Build);
        row("release", JobKind::Release);
        row("Draft a new release", JobKind::Release);
        row("publish-npm-packages", JobKind::Release);
        row("Community", JobKind::Other);
        row("Specify versions", JobKind::Other);
        row("unit", JobKind::Test);
        row("spec", JobKind::Test);
        row("runUnitTests", JobKind::Test);
        row("integration_object_store", JobKind::Test);
        row("testLatestDeps0", JobKind::Test);
        row("JUnit 5", JobKind::Test);
        row("Playwright", JobKind::Test);
        row("fuzz_targets", JobKind::Test);
        row("black box", JobKind::Test);
        row("black", JobKind::Lint);
        row("isort + flake8", JobKind::Lint);
        row("golangci-lint", JobKind::Lint);
        row("ESLint", JobKind::Lint);
        row("cargo-semver-checks", JobKind::Lint);
        row("ktlintCheck", JobKind::Lint);
        row("check", JobKind::Build);
        row("SAST", JobKind::Security);
        row("osv-scanner", JobKind::Security);
        row("Grype", JobKind::Security);
        row("Generate SBOM", JobKind::Security);
        row("secret-scan", JobKind::Security);
        row("Image scan (trivy)", JobKind::Security);
        row("jacoco report", JobKind::Coverage);
        row("lcov", JobKind::Coverage);
        row("recover", JobKind::Other);
        row("Push to ghcr.io", JobKind::Image);
        row("OCI artefacts", JobKind::Image);
        row("social media", JobKind::Other);
        row("deploy-gh-pages", JobKind::Deploy);
        row("/ - _ (", JobKind::Other);
        row("", JobKind::Other);
    }

    void namesTellWhatAJobIsFor()
    {
        QFETCH(QString, name);
        QTEST(JobKinds().of(job(1, name, passed())), "kind");
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
        QTEST(JobKinds().of(sample), "kind");
        sample.name = u"Lint"_s;
        QCOMPARE(JobKinds().of(sample), JobKind::Lint);
    }
};

QTEST_GUILESS_MAIN(JobKindTest)
#include "job_kind.moc"
