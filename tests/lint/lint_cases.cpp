// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text_lines.h"
#include "lint/checker.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace signalbox;
using namespace signalbox::lint;
using namespace Qt::StringLiterals;

namespace {

QString name(Severity severity)
{
    return severity == Severity::Error ? u"error"_s : severity == Severity::Warning ? u"warning"_s : u"hint"_s;
}

/// "LINE:COLUMN rule severity", as the comments at the head of a case have it.
QStringList found(const Checker& checker, const QByteArray& text, const QString& path, bool hints)
{
    const core::TextLines lines(text);
    QStringList all;
    for (const Diagnostic& diagnostic : checker.check(text, path)) {
        const core::TextPosition at = lines.positionAt(diagnostic.range.start);
        if (hints || diagnostic.severity != Severity::Hint)
            all << u"%1:%2 %3 %4"_s.arg(at.line).arg(at.column).arg(diagnostic.rule, name(diagnostic.severity));
    }
    return all;
}

} // namespace

/// Our own files: tests/workflow/cases say what is found in them, tests/workflow/valid have nothing wrong.
class LintCases : public QObject {
    Q_OBJECT

    static void addFiles(const QString& folder)
    {
        QTest::addColumn<QString>("path");
        QDirIterator each(folder, {u"*.yml"_s, u"*.yaml"_s}, QDir::Files, QDirIterator::Subdirectories);
        int count = 0;
        while (each.hasNext()) {
            const QString path = each.next();
            QTest::newRow(qPrintable(QDir(folder).relativeFilePath(path))) << path;
            ++count;
        }
        QVERIFY2(count > 0, qPrintable(folder));
    }

    static QByteArray read(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void whatIsExpectedIsFoundAndNothingElse_data() { addFiles(QStringLiteral(WORKFLOW_FILES "/cases")); }

    void whatIsExpectedIsFoundAndNothingElse()
    {
        QFETCH(const QString, path);
        const QByteArray text = read(path);
        static const QRegularExpression comment(u"^# expect: (\\d+:\\d+ [a-z0-9-]+ (?:error|warning|hint))"_s,
                                                QRegularExpression::MultilineOption);
        QStringList expected;
        for (const auto& match : comment.globalMatch(QString::fromUtf8(text)))
            expected << match.captured(1);
        QVERIFY(!expected.isEmpty());
        const QStringList all = found(m_checker, text, path, true);
        const QStringList loud = found(m_checker, text, path, false);
        QStringList wrong;
        for (const QString& one : expected) {
            if (!all.contains(one))
                wrong << u"not found: "_s + one;
        }
        for (const QString& one : loud) {
            if (!expected.contains(one))
                wrong << u"not expected: "_s + one;
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u"; "_s)));
    }

    void nothingIsWrongInAValidFile_data() { addFiles(QStringLiteral(WORKFLOW_FILES "/valid")); }

    void nothingIsWrongInAValidFile()
    {
        QFETCH(const QString, path);
        const QStringList loud = found(m_checker, read(path), path, false);
        QVERIFY2(loud.isEmpty(), qPrintable(loud.join(u"; "_s)));
    }

private:
    Checker m_checker;
};

QTEST_GUILESS_MAIN(LintCases)
#include "lint_cases.moc"
