// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_viewers.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThread>

#include <cstdio>
#include <functional>
#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::bench {
namespace {

constexpr auto look = 10ms;
constexpr auto standsStill = 1000; // milliseconds without work
constexpr auto patience = 300'000; // milliseconds

struct Cost {
    double milliseconds = 0;
    double megabytes = 0; // the most that was resident
};

QByteArray ofProcess(qint64 process, const QString& file)
{
    QFile source(u"/proc/%1/%2"_s.arg(process).arg(file));
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

/// The number behind a name, in a file of lines "name: number".
qint64 numberIn(const QByteArray& lines, const QByteArray& name)
{
    for (const QByteArray& line : lines.split('\n')) {
        if (line.startsWith(name + ':'))
            return line.sliced(name.size() + 1).trimmed().split(' ').first().toLongLong();
    }
    return 0;
}

/// What it has computed so far, in ticks of the system's clock.
/// https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
qint64 ticksOf(qint64 process)
{
    const QByteArray stat = ofProcess(process, u"stat"_s);
    const QByteArrayList fields = stat.sliced(stat.lastIndexOf(')') + 1).simplified().split(' ');
    return fields.size() > 12 ? fields[11].toLongLong() + fields[12].toLongLong() : 0;
}

/// Runs it until it ends or `isDone`, which is given its id; nothing when it fails.
std::optional<Cost> run(const QString& program, const QStringList& arguments,
                        const std::function<std::optional<double>(qint64, const QElapsedTimer&)>& isDone)
{
    const QTemporaryDir home;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, home.path());
    environment.insert(u"XDG_CONFIG_HOME"_s, home.path());
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"TERM"_s, u"xterm"_s);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.setStandardInputFile(QProcess::nullDevice());
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);
    if (!process.waitForStarted())
        return std::nullopt;
    const qint64 id = process.processId();
    Cost cost;
    while (timer.elapsed() < patience) {
        cost.megabytes = std::max(cost.megabytes, double(numberIn(ofProcess(id, u"status"_s), "VmHWM")) / 1024);
        if (process.waitForFinished(int(look.count()))) {
            cost.milliseconds = double(timer.nsecsElapsed()) / 1e6;
            const bool ended = process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
            return ended ? std::optional(cost) : std::nullopt;
        }
        if (const auto done = isDone(id, timer)) {
            cost.milliseconds = *done;
            process.kill();
            process.waitForFinished();
            return cost;
        }
    }
    process.kill();
    process.waitForFinished();
    return std::nullopt;
}

void row(const QString& program, const QString& what, const std::optional<Cost>& cost, double size)
{
    if (!cost) {
        std::printf("log: %s, %s\t-\tms\tfailed\t-\t-\t-\n", qPrintable(program), qPrintable(what));
    } else {
        std::printf("log: %s, %s\t%.2f\tms\t-\t-\t-\t-\n", qPrintable(program), qPrintable(what), cost->milliseconds);
        std::printf("log: %s, most memory\t%.2f\tMB\tthe file: %.0f MB\t%.2f\t-\t-\n", qPrintable(program),
                    cost->megabytes, size, cost->megabytes / size);
    }
    std::fflush(stdout);
}

bool isInstalled(const QString& program)
{
    if (!QStandardPaths::findExecutable(program).isEmpty())
        return true;
    std::printf("log: %s\t-\t-\tnot installed\t-\t-\t-\n", qPrintable(program));
    return false;
}

} // namespace

void measureOtherViewers(const QString& log)
{
    const qint64 bytes = QFileInfo(log).size();
    const double size = double(bytes) / 1e6;
    if (isInstalled(u"lnav"_s)) {
        const auto never = [](qint64, const QElapsedTimer&) { return std::optional<double>(); };
        // It prints what is below the place that it is at: the last line.
        const QStringList toTheEnd{u"-n"_s, u"-c"_s, u":goto 100%"_s, log};
        row(u"lnav"_s, u"to its last line"_s, run(u"lnav"_s, toTheEnd, never), size);
    }
    if (isInstalled(u"glogg"_s)) {
        qint64 ticks = -1;
        double lastWork = 0;
        const auto isRead = [&](qint64 id, const QElapsedTimer& timer) -> std::optional<double> {
            const double now = double(timer.nsecsElapsed()) / 1e6;
            if (const qint64 worked = ticksOf(id); worked != ticks) {
                ticks = worked;
                lastWork = now;
            }
            const bool hasAll = numberIn(ofProcess(id, u"io"_s), "rchar") >= bytes;
            return hasAll && now - lastWork > standsStill ? std::optional(lastWork) : std::nullopt;
        };
        row(u"glogg"_s, u"all read and still"_s, run(u"glogg"_s, {log}, isRead), size);
    }
}

} // namespace signalbox::bench
