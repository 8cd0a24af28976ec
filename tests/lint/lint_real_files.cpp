// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text_lines.h"
#include "lint/checker.h"
#include "support/data_folder.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QTest>

using namespace signalbox;
using namespace signalbox::lint;
using namespace Qt::StringLiterals;

/// Workflow files of public repositories, which GitHub runs: none of them may be called wrong.
class LintRealFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noneHasAnError()
    {
        const auto folder = tests::dataFolder("SIGNALBOX_WORKFLOWS", u"workflows"_s);
        if (!folder)
            QSKIP("There are no workflow files to read.");
        const Checker checker;
        QMap<QString, int> rules;
        int files = 0;
        int errors = 0;
        QDirIterator each(*folder + u"/real"_s, {u"*.yml"_s, u"*.yaml"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            QFile file(each.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray text = file.readAll();
            const core::TextLines lines(text);
            ++files;
            for (const Diagnostic& diagnostic : checker.check(text, file.fileName())) {
                ++rules[diagnostic.rule];
                QVERIFY(diagnostic.range.start >= 0 && diagnostic.range.end <= text.size()
                        && diagnostic.range.start <= diagnostic.range.end);
                QVERIFY(!diagnostic.message.isEmpty());
                const bool isError = diagnostic.severity == Severity::Error;
                errors += isError ? 1 : 0;
                if (isError || qEnvironmentVariableIsSet("SIGNALBOX_ALL_FINDINGS")) {
                    const core::TextPosition at = lines.positionAt(diagnostic.range.start);
                    qInfo().noquote() << u"%1:%2:%3: %4: %5"_s.arg(QDir(*folder).relativeFilePath(file.fileName()))
                                             .arg(at.line)
                                             .arg(at.column)
                                             .arg(diagnostic.rule, diagnostic.message);
                }
            }
        }
        qInfo() << files << "files," << errors << "errors;" << rules;
        QCOMPARE(errors, 0);
    }
};

QTEST_GUILESS_MAIN(LintRealFiles)
#include "lint_real_files.moc"
