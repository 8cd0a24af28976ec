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

/// What a comment at the head of a case announces: "LINE:COLUMN rule severity".
struct Announced {
    QString text;
    core::TextPosition at;
    QString rule;
    QString severity;

    /// The finding is of that line, and its range covers the place: where in a chain of names it begins is its own
    /// affair.
    bool isMet(const Diagnostic& found, const core::TextLines& lines) const
    {
        const core::TextPosition start = lines.positionAt(found.range.start);
        const core::TextPosition end = lines.positionAt(found.range.end);
        return found.rule == rule && name(found.severity) == severity && start.line == at.line
            && start.column <= at.column && (end.line > at.line || end.column >= at.column);
    }
};

std::vector<Announced> announcedIn(const QByteArray& text)
{
    static const QRegularExpression comment(u"^# expect: ((\\d+):(\\d+) ([a-z0-9-]+) (error|warning|hint))"_s,
                                            QRegularExpression::MultilineOption);
    std::vector<Announced> all;
    for (const auto& match : comment.globalMatch(QString::fromUtf8(text)))
        all.push_back({.text = match.captured(1),
                       .at = {.line = match.captured(2).toInt(), .column = match.captured(3).toInt()},
                       .rule = match.captured(4),
                       .severity = match.captured(5)});
    return all;
}

QString words(const Diagnostic& found, const core::TextLines& lines)
{
    const core::TextPosition at = lines.positionAt(found.range.start);
    return u"%1:%2 %3 %4"_s.arg(at.line).arg(at.column).arg(found.rule, name(found.severity));
}

} // namespace

/// Our own files: tests/workflow/cases and repositories say what is found in them, valid have nothing wrong.
class LintCases : public QObject {
    Q_OBJECT

    static void addFiles(const QString& folder)
    {
        QTest::addColumn<QString>("path");
        QDirIterator each(folder, {u"*.yml"_s, u"*.yaml"_s}, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
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

    /// What is found and not announced in the file, or announced and not found.
    QStringList differences(const QString& path, const Repository& repository) const
    {
        const QByteArray text = read(path);
        const core::TextLines lines(text);
        const std::vector<Announced> expected = announcedIn(text);
        const std::vector<Diagnostic> found = m_checker.check(text, path, repository);
        QStringList wrong;
        for (const Announced& one : expected) {
            if (std::ranges::none_of(found, [&](const Diagnostic& each) { return one.isMet(each, lines); }))
                wrong << u"not found: "_s + one.text;
        }
        for (const Diagnostic& each : found) {
            if (each.severity != Severity::Hint
                && std::ranges::none_of(expected, [&](const Announced& one) { return one.isMet(each, lines); }))
                wrong << u"not expected: "_s + words(each, lines);
        }
        return wrong;
    }

private Q_SLOTS:
    void whatIsExpectedIsFoundAndNothingElse_data() { addFiles(QStringLiteral(WORKFLOW_FILES "/cases")); }

    void whatIsExpectedIsFoundAndNothingElse()
    {
        QFETCH(const QString, path);
        QVERIFY(!announcedIn(read(path)).empty());
        const QStringList wrong = differences(path, {});
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u"; "_s)));
    }

    void filesOfOneRepositoryAreHeldAgainstEachOther_data()
    {
        addFiles(QStringLiteral(WORKFLOW_FILES "/repositories"));
    }

    void filesOfOneRepositoryAreHeldAgainstEachOther()
    {
        QFETCH(const QString, path);
        const QString root = CloneFiles::rootOf(path);
        QVERIFY(root.startsWith(QStringLiteral(WORKFLOW_FILES "/repositories/")));
        const QStringList wrong = differences(path, Repository(std::make_shared<const CloneFiles>(root)));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u"; "_s)));
    }

    /// Whoever knows nothing of the files around says nothing of them.
    void nothingIsSaidOfFilesThatAreNotKnown_data() { addFiles(QStringLiteral(WORKFLOW_FILES "/repositories")); }

    void nothingIsSaidOfFilesThatAreNotKnown()
    {
        QFETCH(const QString, path);
        const QString root = CloneFiles::rootOf(path);
        const Repository nothingKnown(std::make_shared<const FetchedFiles>());
        const QByteArray text = read(path);
        const QString inRepository = path.sliced(root.size() + 1);
        std::vector<Diagnostic> found = m_checker.check(text, inRepository, nothingKnown);
        // That a file calls itself is seen without looking at any other.
        std::erase_if(found, [](const Diagnostic& each) { return each.rule == "reusable-cycle"_L1; });
        QCOMPARE(found, m_checker.check(text, inRepository));
    }

    void nothingIsWrongInAValidFile_data() { addFiles(QStringLiteral(WORKFLOW_FILES "/valid")); }

    void nothingIsWrongInAValidFile()
    {
        QFETCH(const QString, path);
        const QByteArray text = read(path);
        const core::TextLines lines(text);
        QStringList loud;
        for (const Diagnostic& each : m_checker.check(text, path)) {
            if (each.severity != Severity::Hint)
                loud << words(each, lines);
        }
        QVERIFY2(loud.isEmpty(), qPrintable(loud.join(u"; "_s)));
    }

private:
    Checker m_checker;
};

QTEST_GUILESS_MAIN(LintCases)
#include "lint_cases.moc"
