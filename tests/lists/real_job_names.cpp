// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/matrix_cells.h"
#include "support/data_folder.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace signalbox::lists;
using namespace Qt::StringLiterals;

namespace {

/// One job of a workflow file, read by its indentation: enough to tell its name and the values of its matrix.
struct WrittenJob {
    QString name; ///< with its expressions
    QStringList lines;
};

QString unquoted(QString text)
{
    text = text.trimmed();
    if (const qsizetype comment = text.indexOf(" #"_L1); comment > 0)
        text = text.left(comment).trimmed();
    for (const QChar quote : {u'"', u'\''}) {
        if (text.size() > 1 && text.startsWith(quote) && text.endsWith(quote))
            return text.sliced(1, text.size() - 2);
    }
    return text;
}

std::vector<WrittenJob> jobsOf(const QString& path)
{
    static const QRegularExpression id(u"^( +)([\\w-]+):\\s*$"_s);
    static const QRegularExpression name(u"^( +)name:\\s*(.*)$"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    std::vector<WrittenJob> jobs;
    bool within = false;
    qsizetype depth = 0;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (const QString& line : lines) {
        if (line.startsWith("jobs:"_L1))
            within = true;
        else if (!line.isEmpty() && !line[0].isSpace() && line[0] != u'#')
            within = false;
        if (!within)
            continue;
        if (const auto job = id.match(line); job.hasMatch() && (depth == 0 || job.capturedLength(1) == depth)) {
            depth = job.capturedLength(1);
            jobs.push_back({.name = job.captured(2), .lines = {}});
        } else if (const auto shown = name.match(line); shown.hasMatch() && shown.capturedLength(1) == 2 * depth) {
            jobs.back().name = unquoted(shown.captured(2));
        } else if (!jobs.empty()) {
            jobs.back().lines << line;
        }
    }
    return jobs;
}

/// The values that the matrix of the job gives `key`, as far as they are written there; a few of them.
QStringList valuesOf(const WrittenJob& job, const QString& key)
{
    const QRegularExpression given(u"(?:^[\\s-]*|[{,]\\s*)%1:\\s*(?:\\[([^\\]]*)\\]?|([^,}\\[]*))"_s.arg(key));
    QStringList values;
    for (qsizetype i = 0; i < job.lines.size(); ++i) {
        const auto found = given.match(job.lines[i]);
        if (!found.hasMatch() || job.lines[i].contains("${{"_L1))
            continue;
        QStringList here = found.captured(1).split(u',', Qt::SkipEmptyParts);
        if (here.isEmpty())
            here << found.captured(2);
        for (qsizetype item = i + 1; here.constLast().isEmpty() && item < job.lines.size(); ++item) {
            if (!job.lines[item].trimmed().startsWith("- "_L1) || job.lines[item].contains(": "_L1))
                break;
            here.insert(0, job.lines[item].trimmed().sliced(2));
        }
        for (const QString& value : std::as_const(here)) {
            if (const QString plain = unquoted(value); !plain.isEmpty() && !values.contains(plain))
                values << plain;
        }
    }
    return values.first(std::min<qsizetype>(values.size(), 6));
}

/// All names that GitHub would give the job's cells; none when an expression is more than a value of the matrix.
QStringList expanded(const WrittenJob& job)
{
    static const QRegularExpression expression(u"\\$\\{\\{\\s*([^}]*?)\\s*\\}\\}"_s);
    static const QRegularExpression plain(u"^matrix\\.(?:[\\w-]+\\.)*([\\w-]+)$"_s);
    QStringList names{job.name};
    QStringList done;
    while (!names.isEmpty()) {
        const QString name = names.takeFirst();
        const auto first = expression.match(name);
        if (!first.hasMatch()) {
            done << name;
            continue;
        }
        const auto key = plain.match(first.captured(1));
        const QStringList values = key.hasMatch() ? valuesOf(job, key.captured(1)) : QStringList();
        if (values.isEmpty())
            return {};
        for (const QString& value : values)
            names << QString(name).replace(first.captured(), value);
    }
    return done;
}

} // namespace

/// Names that people have written, from the workflow files of public repositories.
class RealJobNames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto folder = signalbox::tests::dataFolder("SIGNALBOX_WORKFLOWS", u"workflows"_s);
        if (!folder)
            QSKIP("There are no workflow files to read.");
        QDirIterator files(*folder + u"/real"_s, {u"*.yml"_s, u"*.yaml"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            m_files.push_back(jobsOf(files.next()));
    }

    void namesWithValuesAreRecognised()
    {
        int all = 0;
        int readable = 0;
        int recognised = 0;
        for (const auto& jobs : m_files) {
            for (const WrittenJob& job : jobs) {
                if (!job.name.contains("matrix."_L1))
                    continue;
                ++all;
                const QStringList names = expanded(job);
                if (names.size() < 2)
                    continue;
                ++readable;
                qsizetype cells = 0;
                for (const MatrixCells& matrix : matrixCells(names))
                    cells += std::ssize(matrix.cells);
                if (cells == names.size())
                    ++recognised;
                else
                    qInfo().noquote() << "  not:" << job.name << "such as" << names.constLast();
            }
        }
        qInfo().noquote() << u"%1 files; %2 job names with values of a matrix, %3 of them readable without GitHub with "
                             "two cells or more: %4 recognised"_s.arg(m_files.size())
                                 .arg(all)
                                 .arg(readable)
                                 .arg(recognised);
        QVERIFY(readable == 0 || recognised > 0);
    }

    /// Jobs that are written one by one are no cells, unless their names differ in a number or a platform alone.
    void jobsOfTheirOwnStayCards()
    {
        int single = 0;
        int gridded = 0;
        for (const auto& jobs : m_files) {
            QStringList names;
            for (const WrittenJob& job : jobs) {
                if (!job.name.contains("${{"_L1))
                    names << job.name;
            }
            single += static_cast<int>(names.size());
            for (const MatrixCells& matrix : matrixCells(names)) {
                QStringList cells;
                for (const MatrixCell& cell : matrix.cells)
                    cells << names[cell.job];
                qInfo().noquote() << "  read as a matrix:" << cells.join(u" | "_s);
                gridded += static_cast<int>(cells.size());
            }
        }
        qInfo() << single << "names of jobs without a matrix," << gridded << "of them read as cells";
        QVERIFY2(gridded * 20 <= single, "One in twenty of them would be a false grid too many.");
    }

private:
    std::vector<std::vector<WrittenJob>> m_files;
};

QTEST_GUILESS_MAIN(RealJobNames)
#include "real_job_names.moc"
