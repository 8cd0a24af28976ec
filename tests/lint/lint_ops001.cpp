// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text_lines.h"
#include "lint/checker.h"
#include "lint/fixing.h"
#include "support/data_folder.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace signalbox;
using namespace signalbox::lint;
using namespace Qt::StringLiterals;

/// The document that a user of Signalbox begins with: its two workflows have nine traps, and each is found, explained
/// and, where a fix is offered, mended.
class LintOps001 : public QObject {
    Q_OBJECT

    struct Found {
        Diagnostic diagnostic;
        int line = 0;
    };

    std::vector<Found> found(const QString& file, const QString& rule) const
    {
        const QByteArray text = m_files.value(file);
        const core::TextLines lines(text);
        std::vector<Found> all;
        for (const Diagnostic& each : m_checker.check(text, file)) {
            if (each.rule == rule)
                all.push_back({.diagnostic = each, .line = lines.positionAt(each.range.start).line});
        }
        return all;
    }

    qsizetype errorsIn(const QByteArray& text, const QString& file) const
    {
        return std::ranges::count(m_checker.check(text, file), Severity::Error, &Diagnostic::severity);
    }

    QByteArrayList lines(const QString& file) const { return m_files.value(file).split('\n'); }

private Q_SLOTS:
    void initTestCase()
    {
        const auto folder = tests::dataFolder("SIGNALBOX_SHARED", u"."_s);
        QFile document(folder ? *folder + u"/OPS-001.md"_s : QString());
        if (!document.open(QIODevice::ReadOnly))
            QSKIP("without OPS-001.md, which SIGNALBOX_SHARED or ../shared holds");
        static const QRegularExpression block(u"```yaml\\n(# (\\.github/workflows/[a-z]+\\.yml)\\n.*?)```"_s,
                                              QRegularExpression::DotMatchesEverythingOption);
        for (const auto& match : block.globalMatch(QString::fromUtf8(document.readAll())))
            m_files.insert(match.captured(2), match.captured(1).toUtf8());
        QCOMPARE(m_files.size(), 2);
    }

    void eachTrapIsFoundWhereItIsAndExplained_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QByteArray>("onLine");
        QTest::addColumn<QString>("explained");
        const auto row
            = [](const char* name, const char* file, const char* rule, const char* onLine, const char* explained) {
                  QTest::newRow(name) << u".github/workflows/"_s + QLatin1StringView(file) << QString::fromLatin1(rule)
                                      << QByteArray(onLine) << QString::fromLatin1(explained);
              };
        row("1 the action reads a folder", "ci.yml", "benchmark-file", "output-file-path: target/criterion",
            "reads one file");
        row("2 nothing slower fails", "ci.yml", "benchmark-gate-off", "benchmark-action/github-action-benchmark",
            "200 % and fail-on-alert is off");
        row("3 pull requests are not measured", "ci.yml", "benchmark-not-on-pull-request",
            "if: github.event_name == 'push'", "on a pull request nobody knows");
        row("4 no check when clean", "ci.yml", "check-never-reports", "rustsec/audit-check@v1",
            "require the job 'security'");
        row("5 doc tests twice", "ci.yml", "tests-counted-twice", "cargo test --doc", "counted twice");
        row("5 integration tests twice", "ci.yml", "tests-counted-twice", "cargo test --test", "counted twice");
        row("6 output between results", "ci.yml", "test-output-interleaved", "--all-features -- --nocapture",
            "only the sums can be read");
        row("7 coverage only at the service", "ci.yml", "coverage-unreadable", "codecov/codecov-action@v3",
            "actions/upload-artifact");
        row("7 old codecov", "ci.yml", "action-old-major", "codecov/codecov-action@v3", "newest one known is v");
        row("7 old release", "release.yml", "action-old-major", "softprops/action-gh-release@v1",
            "newest one known is v");
        row("8 lints of nightly", "ci.yml", "lints-from-outside", "RUSTFLAGS: -D warnings",
            "fails the run without a change of the code");
        row("9 no permission", "release.yml", "release-permission", "softprops/action-gh-release@v1",
            "contents: write");
        row("9 published untested and last", "release.yml", "publish-irreversible", "cargo publish",
            "cannot be taken back: no test runs before it, and the release is public");
    }

    void eachTrapIsFoundWhereItIsAndExplained()
    {
        QFETCH(const QString, file);
        QFETCH(const QString, rule);
        QFETCH(const QByteArray, onLine);
        QFETCH(const QString, explained);
        const QByteArrayList text = lines(file);
        QStringList elsewhere;
        for (const auto& [diagnostic, line] : found(file, rule)) {
            if (text.at(line - 1).contains(onLine)) {
                QVERIFY2(diagnostic.message.contains(explained), qPrintable(diagnostic.message));
                return;
            }
            elsewhere << QString::fromUtf8(text.at(line - 1).trimmed());
        }
        QFAIL(qPrintable(u"%1 is found at: %2"_s.arg(rule, elsewhere.join(u" | "_s))));
    }

    void theseTrapsAreMendedByAFix_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("least");
        const auto row = [](const char* rule, const char* file, int least) {
            QTest::newRow(rule) << u".github/workflows/"_s + QLatin1StringView(file) << least;
        };
        row("benchmark-file", "ci.yml", 1);
        row("benchmark-gate-off", "ci.yml", 1);
        row("benchmark-not-on-pull-request", "ci.yml", 1);
        row("tests-counted-twice", "ci.yml", 2);
        row("test-output-interleaved", "ci.yml", 2);
        row("coverage-unreadable", "ci.yml", 1);
        row("action-old-major", "ci.yml", 5);
        row("action-old-major in the release", "release.yml", 2);
        row("lints-from-outside", "ci.yml", 1);
        row("release-permission", "release.yml", 1);
    }

    void theseTrapsAreMendedByAFix()
    {
        QFETCH(const QString, file);
        QFETCH(const int, least);
        const QString rule = QString::fromLatin1(QTest::currentDataTag()).section(u' ', 0, 0);
        const std::vector<Found> before = found(file, rule);
        QVERIFY(std::cmp_greater_equal(before.size(), least));
        for (const Found& each : before)
            QVERIFY(!each.diagnostic.fixes.empty());
    }

    void eachFixTakesItsFindingAwayAndLeavesNoNewError()
    {
        int made = 0;
        for (auto file = m_files.cbegin(); file != m_files.cend(); ++file) {
            const auto errors = errorsIn(*file, file.key());
            for (const Diagnostic& each : m_checker.check(*file, file.key())) {
                const auto count = [&](const QByteArray& text) {
                    return std::ranges::count(m_checker.check(text, file.key()), each.rule, &Diagnostic::rule);
                };
                for (const Fix& fix : each.fixes) {
                    const QByteArray after = edited(*file, fix.edits);
                    const QString what = each.rule + u": "_s + fix.title;
                    QVERIFY2(count(after) < count(*file), qPrintable(what));
                    QVERIFY2(errorsIn(after, file.key()) <= errors, qPrintable(what));
                    ++made;
                }
            }
        }
        QVERIFY2(made >= 15, qPrintable(QString::number(made)));
    }

    /// One after the other, as somebody who clicks through the list does.
    void withEveryFixMadeNoTrapIsLeftThatHasOne()
    {
        for (auto file = m_files.cbegin(); file != m_files.cend(); ++file) {
            QByteArray text = *file;
            for (int turn = 0; turn < 60; ++turn) {
                const std::vector<Diagnostic> all = m_checker.check(text, file.key());
                const auto next = std::ranges::find_if(all, [](const Diagnostic& each) { return !each.fixes.empty(); });
                if (next == all.end())
                    break;
                text = edited(text, next->fixes.front().edits);
            }
            QCOMPARE(errorsIn(text, file.key()), 0);
            for (const Diagnostic& each : m_checker.check(text, file.key()))
                QVERIFY2(each.fixes.empty(), qPrintable(each.rule));
        }
    }

private:
    Checker m_checker;
    QMap<QString, QByteArray> m_files; ///< by path
};

QTEST_GUILESS_MAIN(LintOps001)
#include "lint_ops001.moc"
