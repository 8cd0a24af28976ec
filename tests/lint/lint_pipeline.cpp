// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/checker.h"
#include "lint/fixing.h"
#include "lint/rules.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace signalbox::lint;
using namespace Qt::StringLiterals;

/// What the rules of pipelines offer, as texts before and after; and where they stay silent.
class LintPipeline : public QObject {
    Q_OBJECT

    static QByteArray job(const QByteArray& steps) { return before + steps; }

private Q_SLOTS:
    void aFixWritesWhatItsTitleSays_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char* name, const char* rule, const QByteArray& text, const QString& title,
                            const QByteArray& after) {
            QTest::newRow(name) << QString::fromLatin1(rule) << text << title << after;
        };
        row("newest major", "action-old-major", job("      - uses: actions/checkout@v4\n"), u"Use v7"_s,
            job("      - uses: actions/checkout@v7\n"));
        row("newest major in quotes, its comment kept", "action-old-major",
            job("      - uses: 'actions/checkout@v4.1.0' # pinned\n"), u"Use v7"_s,
            job("      - uses: 'actions/checkout@v7' # pinned\n"));
        row("nocapture alone", "test-output-interleaved", job("      - run: cargo test -v -- --nocapture\n"),
            u"Let the tests print when they fail"_s, job("      - run: cargo test -v\n"));
        row("nocapture first of two", "test-output-interleaved",
            job("      - run: cargo test -- --nocapture --test-threads 1\n"), u"Let the tests print when they fail"_s,
            job("      - run: cargo test -- --test-threads 1\n"));
        row("nocapture last of two", "test-output-interleaved",
            job("      - run: cargo test -- --test-threads 1 --nocapture\n"), u"Let the tests print when they fail"_s,
            job("      - run: cargo test -- --test-threads 1\n"));
        row("nocapture in a script", "test-output-interleaved",
            job("      - run: |\n          cargo test -- --nocapture\n          echo\n"),
            u"Let the tests print when they fail"_s, job("      - run: |\n          cargo test\n          echo\n"));
        row("second run of the tests", "tests-counted-twice",
            job("      - run: cargo test\n      - name: Doc\n        run: cargo test --doc\n      - run: echo\n"),
            u"Take this step out"_s, job("      - run: cargo test\n      - run: echo\n"));
        row("second run at the end, in a script", "tests-counted-twice",
            job("      - run: cargo test\n      - run: |\n          echo\n          cargo test --doc\n"),
            u"Take this step out"_s, job("      - run: cargo test\n"));
        row("coverage of tarpaulin", "coverage-unreadable",
            job("      - run: cargo tarpaulin --out Xml\n      - name: Upload\n        uses: "
                "codecov/codecov-action@v7\n"),
            u"Keep cobertura.xml as an artifact too"_s,
            job("      - run: cargo tarpaulin --out Xml\n      - uses: actions/upload-artifact@v7\n        with:\n"
                "          name: coverage\n          path: cobertura.xml\n      - name: Upload\n        uses: "
                "codecov/codecov-action@v7\n"));
        row("benchmark's gate", "benchmark-gate-off",
            job("      - uses: benchmark-action/github-action-benchmark@v1\n        with:\n          tool: go\n"
                "          fail-on-alert: false\n          output-file-path: a.txt\n"),
            u"Fail when a benchmark is more than 10 % slower"_s,
            job("      - uses: benchmark-action/github-action-benchmark@v1\n        with:\n          alert-threshold: "
                "'110%'\n          tool: go\n          fail-on-alert: true\n          output-file-path: a.txt\n"));
        row("benchmark's threshold", "benchmark-gate-off",
            job("      - uses: benchmark-action/github-action-benchmark@v1\n        with:\n          fail-on-alert: "
                "true\n"
                "          output-file-path: a.txt\n"),
            u"Fail when a benchmark is more than 10 % slower"_s,
            job("      - uses: benchmark-action/github-action-benchmark@v1\n        with:\n          alert-threshold: "
                "'110%'\n          fail-on-alert: true\n          output-file-path: a.txt\n"));
        row("benchmark's file", "benchmark-file",
            job("      - run: cargo bench --all-features\n      - uses: benchmark-action/github-action-benchmark@v1\n"
                "        with:\n          tool: cargo\n          output-file-path: target/criterion\n"),
            u"Write the results to output.txt and read them there"_s,
            job("      - run: cargo bench --all-features -- --output-format bencher | tee output.txt\n      - uses: "
                "benchmark-action/github-action-benchmark@v1\n        with:\n          tool: cargo\n          "
                "output-file-path: output.txt\n"));
        row("lints of nightly", "lints-from-outside",
            "on: push\njobs:\n  test:\n    env:\n      RUSTFLAGS: -D warnings\n    strategy:\n      matrix:\n        "
            "rust: [stable, nightly]\n    runs-on: ubuntu-latest\n    steps:\n      - run: cargo build\n",
            u"Let the run pass when only beta or nightly fail"_s,
            "on: push\njobs:\n  test:\n    continue-on-error: ${{ matrix.rust != 'stable' }}\n    env:\n      "
            "RUSTFLAGS: -D warnings\n    strategy:\n      matrix:\n        rust: [stable, nightly]\n    runs-on: "
            "ubuntu-latest\n    steps:\n      - run: cargo build\n");
        row("permission of a release", "release-permission", job("      - run: gh release create v1\n"),
            u"Let this job write releases"_s,
            "on: [push, pull_request]\njobs:\n  one:\n    permissions:\n      contents: write\n    runs-on: "
            "ubuntu-latest\n    steps:\n      - run: gh release create v1\n");
        row("environment of a deployment", "deploy-without-environment",
            "on: push\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    steps:\n      - run: ./deploy\n",
            u"Deploy to the environment production"_s,
            "on: push\njobs:\n  deploy:\n    environment: production\n    runs-on: ubuntu-latest\n    steps:\n      - "
            "run: ./deploy\n");
        row("benchmarks of pull requests", "benchmark-not-on-pull-request",
            "on: [push, pull_request]\njobs:\n  bench:\n    if: github.event_name == 'push'\n    runs-on: "
            "ubuntu-latest\n    steps:\n      - uses: benchmark-action/github-action-benchmark@v1\n        with:\n"
            "          tool: go\n          output-file-path: a.txt\n          auto-push: true\n          "
            "fail-on-alert: true\n",
            u"Measure pull requests too, and write down only what is pushed"_s,
            "on: [push, pull_request]\njobs:\n  bench:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: "
            "benchmark-action/github-action-benchmark@v1\n        with:\n          tool: go\n          "
            "output-file-path: a.txt\n          auto-push: ${{ github.event_name == 'push' }}\n          "
            "fail-on-alert: true\n");
    }

    void aFixWritesWhatItsTitleSays()
    {
        QFETCH(const QString, rule);
        QFETCH(const QByteArray, text);
        QFETCH(const QString, title);
        QFETCH(const QByteArray, after);
        const std::vector<Diagnostic> found = m_checker.check(text);
        const auto diagnostic = std::ranges::find(found, rule, &Diagnostic::rule);
        QVERIFY(diagnostic != found.end());
        QCOMPARE(diagnostic->fixes.size(), 1);
        QCOMPARE(diagnostic->fixes.front().title, title);
        QVERIFY(!diagnostic->fixes.front().safe);
        const QByteArray mended = edited(text, diagnostic->fixes.front().edits);
        QCOMPARE(mended, after);
        const std::vector<Diagnostic> left = m_checker.check(mended);
        QVERIFY(std::ranges::find(left, rule, &Diagnostic::rule) == left.end());
    }

    void whatAFixWouldSpoilIsLeftToTheWriter_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("a step that others name is not taken out")
            << u"tests-counted-twice"_s
            << job("      - run: cargo test\n      - id: doc\n        run: cargo test --doc\n");
        QTest::newRow("steps in brackets") << u"tests-counted-twice"_s
                                           << QByteArray("on: push\njobs:\n  one:\n    runs-on: ubuntu-latest\n    "
                                                         "steps: [run: cargo test, run: cargo test --doc]\n");
        QTest::newRow("a report of unknown name")
            << u"coverage-unreadable"_s << job("      - uses: codecov/codecov-action@v7\n");
        QTest::newRow("a report whose name would break out")
            << u"coverage-unreadable"_s
            << job("      - uses: codecov/codecov-action@v7\n        with:\n          files: \"a: b\"\n");
        QTest::newRow("a condition with more in it")
            << u"benchmark-not-on-pull-request"_s
            << QByteArray(
                   "on: [push, pull_request]\njobs:\n  bench:\n    if: github.event_name == 'push' && vars.BENCH\n"
                   "    runs-on: ubuntu-latest\n    steps:\n      - uses: "
                   "benchmark-action/github-action-benchmark@v1\n        with:\n          tool: go\n          "
                   "output-file-path: a.txt\n");
    }

    void whatAFixWouldSpoilIsLeftToTheWriter()
    {
        QFETCH(const QString, rule);
        QFETCH(const QByteArray, text);
        const std::vector<Diagnostic> found = m_checker.check(text);
        const auto diagnostic = std::ranges::find(found, rule, &Diagnostic::rule);
        QVERIFY(diagnostic != found.end());
        QVERIFY(diagnostic->fixes.empty());
    }

    void pipelinesThatDoItRightAreLeftAlone_data()
    {
        QTest::addColumn<QString>("path");
        QDirIterator each(QStringLiteral(WORKFLOW_FILES "/valid/pipeline"), {u"*.yml"_s}, QDir::Files);
        int count = 0;
        for (; each.hasNext(); ++count) {
            const QString path = each.next();
            QTest::newRow(qPrintable(each.fileName())) << path;
        }
        QVERIFY(count >= 13);
    }

    /// Hints too, which nobody counts in other valid files.
    void pipelinesThatDoItRightAreLeftAlone()
    {
        QFETCH(const QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const Diagnostic& each : m_checker.check(file.readAll(), path)) {
            const Rule* rule = findRule(each.rule);
            QVERIFY(rule);
            QVERIFY2(rule->family != Family::Pipeline, qPrintable(each.rule + u": "_s + each.message));
        }
    }

    void everyRuleOfTheFamilyHasACaseThatAnnouncesIt()
    {
        QByteArray all;
        QDirIterator each(QStringLiteral(WORKFLOW_FILES "/cases/pipeline"), {u"*.yml"_s}, QDir::Files);
        while (each.hasNext()) {
            QFile file(each.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            all += file.readAll();
        }
        for (const Rule& rule : allRules()) {
            if (rule.family == Family::Pipeline)
                QVERIFY2(all.contains(" " + QByteArray(rule.id.data(), rule.id.size()) + " "), rule.id.data());
        }
    }

private:
    inline static const QByteArray before
        = "on: [push, pull_request]\njobs:\n  one:\n    runs-on: ubuntu-latest\n    steps:\n";
    Checker m_checker;
};

QTEST_GUILESS_MAIN(LintPipeline)
#include "lint_pipeline.moc"
