// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/log_text.h"

#include "demo/seed.h"

#include <QFile>
#include <QRegularExpression>

#include <array>
#include <numeric>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr double alert = 1.1; // times as slow as before is a regression, as store-bench.txt says

// Lines of code that a test could reach, by file, in the order of coverage.txt and cobertura.xml.
constexpr std::array<int, 7> linesOfFiles{61, 160, 231, 101, 77, 92, 197};
constexpr int totalLines = std::accumulate(linesOfFiles.begin(), linesOfFiles.end(), 0);

// How many of each file's lines were reached when so many were in all: about the same part of each, and together all.
std::array<int, linesOfFiles.size()> reachedOf(int covered)
{
    std::array<int, linesOfFiles.size()> reached{};
    int before = 0;
    int linesBefore = 0;
    for (size_t file = 0; file < linesOfFiles.size(); ++file) {
        linesBefore += linesOfFiles[file];
        const int upToHere = covered * linesBefore / totalLines;
        reached[file] = upToHere - before;
        before = upToHere;
    }
    return reached;
}

// The lines of a file as Cobertura lists them; those that no test reached stand at its end.
QString coberturaLines(int reached, int total)
{
    QString lines;
    for (int line = 1; line <= total; ++line)
        lines += u"<line number=\"%1\" hits=\"%2\"/>"_s.arg(line).arg(line <= reached ? 1 : 0);
    return lines;
}

// The newest version tag that the job's commit stands on; a project has one from its first day.
QString versionOf(const Run& run)
{
    return run.ref.startsWith(u'v') ? run.ref.mid(1) : u"0.9.0"_s;
}

// One line, as an audit's JSON is written: 450 kB of it have been seen.
QString longLine(qsizetype length)
{
    const QString entry = u"{\"name\":\"crate\",\"version\":\"1.0.0\",\"source\":\"registry\",\"dependencies\":[]},"_s;
    return u"{\"packages\":["_s + entry.repeated(length / entry.size() + 1).left(length - 14) + u"]}"_s;
}

QString named(const QString& file)
{
    QFile text(u":/demo/logs/"_s + file);
    return text.open(QIODevice::ReadOnly) ? QString::fromUtf8(text.readAll()) : QString();
}

} // namespace

LogText::LogText(World& world, const Job& job)
    : m_salt(mix(static_cast<quint64>(job.run), numberFrom(job.name)))
{
    const Run& run = *world.run(job.run);
    const Repository& repository = *world.repositoryOf(run);
    const qsizetype cell = job.name.indexOf(u'(');
    const int covered = static_cast<int>(run.figures.coverage / 100 * totalLines);
    m_slowdown = run.figures.slowdown;
    m_values = {{u"repository"_s, repository.fullName()},
                {u"name"_s, repository.name},
                {u"ref"_s, run.ref},
                {u"sha"_s, run.sha},
                {u"sha7"_s, run.sha.left(7)},
                {u"job"_s, job.name},
                {u"rust"_s, cell < 0 ? u"stable"_s : job.name.mid(cell + 1).chopped(1).section(", "_L1, 0, 0)},
                {u"version"_s, versionOf(run)},
                {u"worker"_s, u'{' + shaFrom(m_salt, 2).left(32) + u'}'},
                {u"esc"_s, QString(QChar(27))},
                {u"covered"_s, QString::number(covered)},
                {u"coverage"_s, QString::number(100.0 * covered / totalLines, 'f', 2)},
                {u"coverage-rate"_s, QString::number(static_cast<double>(covered) / totalLines, 'f', 4)},
                {u"slowdown"_s, QString::number(run.figures.slowdown, 'f', 2)},
                {u"slower"_s, QString::number((run.figures.slowdown - 1) * 100, 'f', 2)},
                {u"timestamp"_s, QString::number(job.startedAt / 1000)}};
    const auto reached = reachedOf(covered);
    for (size_t file = 0; file < reached.size(); ++file) {
        const QString place = QString::number(file);
        m_values.insert("reached-"_L1 + place, QString::number(reached[file]));
        m_values.insert("rate-"_L1 + place,
                        QString::number(static_cast<double>(reached[file]) / linesOfFiles[file], 'f', 4));
        m_values.insert("lines-"_L1 + place, coberturaLines(reached[file], linesOfFiles[file]));
    }
}

QString LogText::place(const QString& name, const QString& argument) const
{
    if (argument.isEmpty())
        return m_values.value(name, u'{' + name + u'}');
    const double base = argument.toDouble();
    const double varied = base * (0.98 + 0.04 * chance(m_salt, numberFrom(name + argument)));
    if (name == "number"_L1)
        return QString::number(varied, 'f', base < 10 ? 2 : 0);
    if (name == "bench"_L1)
        return QString::number(varied * m_slowdown, 'f', base < 1000 ? 3 : 0);
    if (name == "whole-bench"_L1)
        return QString::number(varied * m_slowdown, 'f', 0);
    return name == "long"_L1 ? longLine(argument.toLongLong()) : u'{' + name + u':' + argument + u'}';
}

QString LogText::filled(const QString& text) const
{
    static const QRegularExpression open(u"\\{([a-z0-9-]+)(?::([0-9.]+))?\\}"_s);
    QString result;
    qsizetype last = 0;
    for (const QRegularExpressionMatch& match : open.globalMatch(text)) {
        result += QStringView(text).sliced(last, match.capturedStart() - last);
        result += place(match.captured(1), match.captured(2));
        last = match.capturedEnd();
    }
    return result + text.sliced(last);
}

QStringList LogText::lines(const QString& kind, bool failed) const
{
    QString text = failed ? named(kind + ".failed.txt"_L1) : QString();
    if (text.isEmpty() && m_slowdown > alert)
        text = named(kind + ".slow.txt"_L1);
    if (text.isEmpty())
        text = named(kind + ".txt"_L1);
    if (text.isEmpty())
        return {};
    QStringList lines = filled(text).split(u'\n');
    lines.removeLast(); // behind the last line's end
    return lines;
}

} // namespace signalbox::demo
