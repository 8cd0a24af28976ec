// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/archive.h"

#include "demo/log_writer.h"

#include <QBuffer>

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

} // namespace

QByteArray zipped(const std::vector<std::pair<QString, QByteArray>>& files)
{
    QBuffer buffer;
    KZip zip(&buffer);
    if (!zip.open(QIODevice::WriteOnly))
        return {};
    for (const auto& [name, content] : files)
        zip.writeFile(name, content);
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
    return zipped(files);
}

QByteArray artifactArchive(World&, const Artifact& artifact)
{
    return zipped({{artifact.name + ".txt"_L1, "Made by the embedded GitHub of Signalbox.\n"}});
}

} // namespace signalbox::demo
