// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/archive.h"

#include "demo/log_text.h"
#include "demo/log_writer.h"

#include <QBuffer>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QTimeZone>

#include <KZip>

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

QString fileName(QString name)
{
    name.removeIf([](QChar letter) { return letter == u'/' || letter == u':'; });
    return name.left(90);
}

// Which report of resources/demo/artifacts an artifact holds; empty for none.
QString reportOf(const QString& artifact)
{
    if (artifact.startsWith("coverage"_L1))
        return u"cobertura.xml"_s;
    return artifact.startsWith("benchmark"_L1) ? u"benchmarks.txt"_s : QString();
}

} // namespace

QByteArray zipped(const std::vector<std::pair<QString, QByteArray>>& files, Moment written)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(written, QTimeZone::UTC);
    QBuffer buffer;
    KZip zip(&buffer);
    if (!zip.open(QIODevice::WriteOnly))
        return {};
    for (const auto& [name, content] : files)
        zip.writeFile(name, content, 0100644, {}, {}, time, time, time);
    zip.close();
    return buffer.data();
}

QByteArray logArchive(World& world, const Run& run, int attempt)
{
    std::vector<std::pair<QString, QByteArray>> files;
    int number = 0;
    for (const qint64 id : run.attempts.at(static_cast<size_t>(attempt) - 1).jobs) {
        const Job& job = *world.job(id);
        if (!job.ended() || job.steps.empty())
            continue;
        const QString name = fileName(job.name);
        files.emplace_back(u"%1_%2.txt"_s.arg(number++).arg(name), jobLogText(world, job));
        for (size_t index = 0; index < job.steps.size(); ++index) {
            const Step& step = job.steps[index];
            if (step.conclusion != "skipped"_L1)
                files.emplace_back(u"%1/%2_%3.txt"_s.arg(name).arg(step.number).arg(fileName(step.name)),
                                   stepLogText(world, job, index));
        }
    }
    return zipped(files, run.attempts.at(static_cast<size_t>(attempt) - 1).updatedAt);
}

QByteArray artifactArchive(World& world, const Artifact& artifact)
{
    const Run* run = world.run(artifact.run);
    const QFileInfo report(u":/demo/artifacts/"_s + reportOf(artifact.name));
    QFile file(report.filePath());
    if (!run || run->latest().jobs.empty() || !report.isFile() || !file.open(QIODevice::ReadOnly))
        return zipped({{artifact.name, "The embedded GitHub of Signalbox made this.\n"}}, artifact.createdAt);
    const LogText text(world, *world.job(run->latest().jobs.front()));
    return zipped({{report.fileName(), text.filled(QString::fromUtf8(file.readAll())).toUtf8()}}, artifact.createdAt);
}

} // namespace signalbox::demo
