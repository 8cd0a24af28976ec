// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/data_folder.h"

#include "logs/first_error.h"
#include "logs/index_builder.h"
#include "logs/line_reader.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

using namespace signalbox::logs;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;

namespace {

struct Expected {
    QLatin1StringView file;
    QLatin1StringView line; ///< part of the right line, chosen by reading the log
};

constexpr std::array expectedLines{
    Expected{"pytorch-artifact_not_found.log"_L1, "Artifact not found for name: manywheel"_L1},
    Expected{"pytorch-checkout_ciflow_tag_missing.log"_L1, "fatal: couldn't find remote ref refs/tags/ciflow"_L1},
    Expected{"pytorch-collection_syntaxerror.log"_L1, "SyntaxError: invalid decimal literal"_L1},
    Expected{"pytorch-cuda_oom_class.log"_L1, "torch.OutOfMemoryError: CUDA out of memory"_L1},
    Expected{"pytorch-distributed_test_wrapper.log"_L1, "This test class should extend from"_L1},
    Expected{"pytorch-error_log1.log"_L1, "OSError: We couldn't connect to 'https://huggingface.co'"_L1},
    Expected{"pytorch-gh_api_rate_limit.log"_L1, "API rate limit exceeded"_L1},
    Expected{"pytorch-gha_catchall_sigint.log"_L1, "received SIGINT"_L1},
    Expected{"pytorch-gha_timeout.log"_L1, "The action 'Test' has timed out after 360 minutes"_L1},
    Expected{"pytorch-ghstack_old_version_pr_count.log"_L1, "RuntimeError: Found an unexpected number of PRs"_L1},
    Expected{"pytorch-ghstack_too_deep.log"_L1, "refusing to run CI"_L1},
    Expected{"pytorch-infra_osdc_pod_failure.log"_L1, "Error: pod failed to come online"_L1},
    Expected{"pytorch-lintrunner_general_failure.log"_L1, ">>> General linter failure"_L1},
    Expected{"pytorch-ninja_build_failed.log"_L1, "FAILED: [code=127] third_party/fmt"_L1},
    Expected{"pytorch-pr_sanity_exit_code_only.log"_L1, "Your PR is 3174 LOC which is more than"_L1},
    Expected{"pytorch-pytest_failure.log"_L1, "RuntimeError: Process 0 terminated or timed out"_L1},
    Expected{"pytorch-python_importerror_missing_so.log"_L1, "ImportError: librocm_smi64.so.1"_L1},
    Expected{"pytorch-python_runtimeerror.log"_L1, "RuntimeError: Failed to get git diff information"_L1},
    Expected{"pytorch-s3_access_denied.log"_L1, "is not authorized to perform: s3:PutObject"_L1},
    Expected{"pytorch-unittest_failed_consistently.log"_L1,
             "test_vars_traced_correctly_under_compile_dynamic_shapes - "_L1},
    Expected{"hosted-2026-10-extract.log"_L1, ""_L1},
};

struct Opened {
    qint64 line = -1; ///< from 0; -1: at no error
    QString text;
};

Opened openedAt(const QString& path)
{
    const auto file = LogFile::open(path);
    if (!file)
        return {};
    const auto index = std::make_shared<LineIndex>(*file);
    buildIndex(*index, {}, [] { });
    const auto line = firstError(*index, index->markers());
    return line ? Opened{*line, LineReader(index).line(*line).text} : Opened();
}

} // namespace

class LogFirstError : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensLogsOfRealToolsAtTheLineThatSaysWhy()
    {
        QFile table(QStringLiteral(SIGNALBOX_FAILING_LOGS "/expected.tsv"));
        QVERIFY(table.open(QIODevice::ReadOnly));
        const QDir folder(QFileInfo(table.fileName()).path());
        int known = 0;
        int right = 0;
        for (QByteArray row = table.readLine(); !row.isEmpty(); row = table.readLine()) {
            const QStringList fields = QString::fromUtf8(row).chopped(1).split(u'\t');
            QCOMPARE(fields.size(), 2);
            const Opened opened = openedAt(folder.filePath(fields[0] + u".log"_s));
            ++known;
            right += opened.text.contains(fields[1]) ? 1 : 0;
            if (!opened.text.contains(fields[1]))
                qWarning().noquote() << u"%1: opened at %2: %3"_s.arg(fields[0]).arg(opened.line + 1).arg(opened.text);
        }
        qInfo().noquote() << u"first error: %1 logs of real tools, %2 right"_s.arg(known).arg(right);
        QVERIFY(known >= 40);
        QCOMPARE(qsizetype(known), folder.entryList({u"*.log"_s}, QDir::Files).size());
        QVERIFY(right * 100 >= known * 95);
    }

    void opensRealLogsAtTheLineThatSaysWhy()
    {
        const auto place = dataFolder("SIGNALBOX_LOGS", u"logs"_s);
        if (!place)
            QSKIP("No folder with real logs");
        const QDir folder(*place);
        int known = 0;
        int right = 0;
        const QStringList names = folder.entryList({u"*.log"_s, u"*.txt"_s}, QDir::Files);
        for (const QString& name : names) {
            const auto [line, text] = openedAt(folder.filePath(name));
            const auto expected = std::ranges::find(expectedLines, name, &Expected::file);
            if (expected == expectedLines.end()) {
                qInfo().noquote() << u"not in the table: %1: %2: %3"_s.arg(name).arg(line + 1).arg(text);
                continue;
            }
            ++known;
            const bool hit = expected->line.isEmpty() ? line < 0 : text.contains(expected->line);
            right += hit ? 1 : 0;
            if (!hit)
                qWarning().noquote() << u"%1: opened at %2: %3"_s.arg(name).arg(line + 1).arg(text);
        }
        qInfo().noquote() << u"first error: %1 logs read, %2 known, %3 right"_s.arg(names.size()).arg(known).arg(right);
        QVERIFY(right * 100 >= known * 95);
    }
};

QTEST_GUILESS_MAIN(LogFirstError)
#include "log_first_error.moc"
