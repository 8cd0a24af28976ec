// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/log_writer.h"

namespace signalbox::demo {

using namespace Qt::StringLiterals;

QByteArray stepLogText(World& world, const Job& job, size_t index)
{
    const Run& run = *world.run(job.run);
    const Workflow* workflow = world.repositoryOf(run)->workflow(run.workflow);
    const JobDefinition* definition = workflow ? workflow->job(job.key) : nullptr;
    const Step& step = job.steps.at(index);
    QByteArray text;
    const auto line
        = [&](const QString& words) { text += logStamp(step.startedAt).toUtf8() + ' ' + words.toUtf8() + '\n'; };
    if (definition && index > 0 && index <= definition->steps.size()) {
        const QString command = definition->steps[index - 1].command;
        line("##[group]Run "_L1 + command);
        line(u"\033[36;1m"_s + command + u"\033[0m"_s);
        line(u"##[endgroup]"_s);
    }
    if (step.conclusion == "failure"_L1)
        line(u"##[error]Process completed with exit code 101."_s);
    return text;
}

QByteArray jobLogText(World& world, const Job& job)
{
    QByteArray text = "\xEF\xBB\xBF";
    for (size_t index = 0; index < job.steps.size(); ++index) {
        if (job.steps[index].conclusion != "skipped"_L1)
            text += stepLogText(world, job, index);
    }
    return text;
}

} // namespace signalbox::demo
