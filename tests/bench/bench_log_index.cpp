// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a log of 1 GB costs: its index beside `wc -l`, searches beside `grep -c`, the first screen, a jump, the most
// memory that was ever resident; and what it costs to compare two long logs; and what the same log costs in lnav and
// glogg, where packaging/toolchain bench has installed them (klogg is in no archive that we install from).
// SIGNALBOX_BENCH_LOG_MB makes the log smaller for a quick look.
#include "log_viewers.h"
#include "logs/find_lines.h"
#include "logs/index_builder.h"
#include "logs/log_comparison.h"
#include "logs/log_text.h"
#include "logs/log_view.h"
#include "logs/outline.h"
#include "resident_memory.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr int tries = 5;

double milliseconds(const QElapsedTimer& timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

/// The fastest of some tries, because the machine is not ours alone.
double best(const std::function<void()>& work)
{
    double least = 1e12;
    for (int i = 0; i < tries; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        least = std::min(least, milliseconds(timer));
    }
    return least;
}

double bestOf(const QString& program, const QStringList& arguments)
{
    return best([&] {
        QProcess process;
        process.setStandardOutputFile(QProcess::nullDevice());
        process.start(program, arguments);
        process.waitForFinished(-1);
    });
}

void row(const QString& name, double figure, const QString& unit, const QString& compared, double ratio,
         const QString& goal, bool met)
{
    std::printf("%s\t%.2f\t%s\t%s\t%.2f\t%s\t%s\n", qPrintable(name), figure, qPrintable(unit), qPrintable(compared),
                ratio, qPrintable(goal), met ? "met" : "missed");
    std::fflush(stdout);
}

qint64 writeLog(const QString& path, qint64 bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("no room for the log");
    QRandomGenerator random(1);
    qint64 lines = 0;
    QByteArray block;
    for (qint64 written = 0; written < bytes; written += block.size()) {
        block.clear();
        while (block.size() < 1 << 20) {
            block += "2026-11-23T14:07:01.1234567Z ";
            const quint32 dice = random.bounded(1000U);
            if (dice == 0)
                block += "##[group]Run step " + QByteArray::number(lines) + "\n";
            else if (dice == 1)
                block += "##[endgroup]\n";
            else if (dice < 100)
                block += "\x1b[32m   Compiling\x1b[0m crate-" + QByteArray::number(lines) + " v0.1.0\n";
            else
                block += QByteArray(int(random.bounded(20U, 120U)), 'x') + " " + QByteArray::number(lines) + "\n";
            ++lines;
        }
        file.write(block);
    }
    file.write("2026-11-23T14:07:01.1234567Z error[E0308]: mismatched types\n"
               "2026-11-23T14:07:01.1234567Z ##[error]Process completed with exit code 101.\n");
    return lines + 2;
}

void measureIndex(const QString& path)
{
    const auto file = *logs::LogFile::open(path);
    const double counted = bestOf(u"wc"_s, {u"-l"_s, path});
    const double indexed = best([&file] {
        logs::LineIndex index(file);
        logs::buildIndex(index, {}, [] { });
    });
    row(u"log: whole index"_s, indexed, u"ms"_s, u"wc -l: %1 ms"_s.arg(counted, 0, 'f', 0), indexed / counted,
        u"<= 2 x"_s, indexed <= 2 * counted);
    const auto index = std::make_shared<logs::LineIndex>(file);
    logs::buildIndex(*index, {}, [] { });
    const double megabytes = double(index->memory()) / 1e6;
    const double share = double(index->memory()) / double(file->size());
    row(u"log: index in memory"_s, megabytes, u"MB"_s, u"the file"_s, share, u"<= 0.1 x"_s, share <= 0.1);
    const double grepped = bestOf(u"grep"_s, {u"-c"_s, u"Needle"_s, path});
    const double searched = best([&index] { logs::findLines(*index, logs::LogQuery(u"Needle"_s), {}); });
    row(u"log: plain search"_s, searched, u"ms"_s, u"grep -c: %1 ms"_s.arg(grepped, 0, 'f', 0), searched / grepped,
        u"<= 2 x"_s, searched <= 2 * grepped);
    const double grepTried = bestOf(u"grep"_s, {u"-cE"_s, u"ne{3}dle|Compiling.*v9"_s, path});
    const logs::LogQuery expression(u"ne{3}dle|Compiling.*v9"_s, logs::LogQuery::Kind::RegularExpression);
    const double tried = best([&index, &expression] { logs::findLines(*index, expression, {}); });
    row(u"log: search by expression"_s, tried, u"ms"_s, u"grep -cE: %1 ms"_s.arg(grepTried, 0, 'f', 0),
        tried / grepTried, u"<= 5000 ms"_s, tried <= 5000);
}

/// Two logs as long as is ever compared, of which every hundredth line differs and every line in its times.
void measureComparison(const QString& folder)
{
    const auto write = [&folder](const QString& name, const QByteArray& day, int different) {
        QFile file(folder + u'/' + name);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no room for the log");
        for (qint64 i = 0; i < logs::LogComparison::linesCompared; ++i) {
            const QByteArray number = QByteArray::number(i % 100 == different ? i * 7 : i);
            file.write(day + "T14:07:01.1234567Z test engine::stage_" + number + " ... ok in 0." + number
                       + "s (/tmp/tmp." + day + ")\n");
        }
        file.close();
        auto index = std::make_unique<logs::LineIndex>(*logs::LogFile::open(file.fileName()));
        logs::buildIndex(*index, {}, [] { });
        return index;
    };
    const auto before = write(u"green.log"_s, "2026-11-22", 3);
    const auto after = write(u"failed.log"_s, "2026-11-23", 5);
    QElapsedTimer timer;
    timer.start();
    const bool differ = !logs::compareLogs(*before, *after).changes.empty();
    const double compared = milliseconds(timer);
    row(u"log: compared with another, 300,000 lines each"_s, compared, u"ms"_s, u"-"_s, compared / 5000,
        u"<= 5000 ms"_s, differ && compared <= 5000);
}

void measureView(const QString& path, qint64 lines)
{
    views::LogView view;
    view.resize(1200, 800);
    view.show();
    static_cast<void>(QTest::qWaitForWindowExposed(&view));
    QElapsedTimer timer;
    timer.start();
    view.open(path);
    while (view.document().lineCount() < 100)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    view.text().viewport()->repaint();
    const double first = milliseconds(timer);
    row(u"log: first lines on screen"_s, first, u"ms"_s, u"-"_s, first / 200, u"<= 200 ms"_s, first <= 200);
    double longest = 0;
    while (!view.document().isComplete()) {
        QElapsedTimer turn;
        turn.start();
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        longest = std::max(longest, milliseconds(turn));
    }
    row(u"log: GUI thread while it is indexed, longest turn"_s, longest, u"ms"_s, u"-"_s, longest / 50, u"<= 50 ms"_s,
        longest <= 50);
    const bool found = view.document().line(view.text().cursor().line).text.startsWith(u"error[E0308]");
    const double opened = milliseconds(timer);
    row(u"log: opened at the first error"_s, opened, u"ms"_s, u"-"_s, opened / 2000, u"<= 2000 ms"_s,
        found && opened <= 2000);
    QRandomGenerator random(2);
    std::vector<double> jumps;
    for (int i = 0; i < 200; ++i) {
        QElapsedTimer jump;
        jump.start();
        view.text().goTo({qint64(random.generate64() % quint64(lines)), 0});
        view.text().viewport()->repaint();
        jumps.push_back(milliseconds(jump));
    }
    std::ranges::sort(jumps);
    row(u"log: jump anywhere and paint, p99"_s, jumps[197], u"ms"_s, u"-"_s, jumps[197] / 16, u"<= 16 ms"_s,
        jumps[197] <= 16);
    const double megabytes = mostResidentMegabytes();
    const double size = double(QFile(path).size()) / 1e6;
    row(u"log: memory of the whole program"_s, megabytes, u"MB"_s, u"the file: %1 MB"_s.arg(size, 0, 'f', 0),
        megabytes / size, u"<= 0.1 x"_s, megabytes <= size / 10);
}

} // namespace

int main(int argc, char* argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"big.log"_s);
    const int wanted = qEnvironmentVariableIntValue("SIGNALBOX_BENCH_LOG_MB");
    const qint64 lines = writeLog(path, qint64(wanted > 0 ? wanted : 1000) * 1'000'000);
    measureIndex(path);
    measureView(path, lines);
    measureComparison(folder.path());
    bench::measureOtherViewers(path);
    return 0;
}
