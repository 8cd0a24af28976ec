// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/log_writer.h"

#include "demo/log_text.h"
#include "demo/seed.h"

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

const StepDefinition* definitionOf(World& world, const Job& job, size_t index)
{
    const Run& run = *world.run(job.run);
    const Workflow* workflow = world.repositoryOf(run)->workflow(run.workflow);
    const JobDefinition* definition = workflow ? workflow->job(job.key) : nullptr;
    return definition && index > 0 && index <= definition->steps.size() ? &definition->steps[index - 1] : nullptr;
}

// What the runner says before a step does anything: the command, echoed in colour when it is a script.
QStringList opening(const StepDefinition& step, const LogText& text)
{
    const QString command = text.filled(step.command);
    QStringList lines{"##[group]Run "_L1 + command};
    if (command.contains(u'@')) {
        lines << u"with:"_s << text.filled(u"  repository: {repository}"_s) << u"  token: ***"_s;
    } else {
        lines << text.filled(u"{esc}[36;1m"_s) + command + text.filled(u"{esc}[0m"_s)
              << u"shell: /usr/bin/bash -e {0}"_s;
    }
    lines << u"env:"_s << u"  CARGO_TERM_COLOR: always"_s << u"  RUSTFLAGS: -D warnings"_s << u"##[endgroup]"_s;
    return lines;
}

QStringList linesOf(const StepDefinition* definition, const Job& job, const Step& step, const LogText& text, bool first)
{
    if (!definition)
        return text.lines(first ? u"setup"_s : u"complete"_s, false);
    QStringList lines;
    if (!definition->after)
        lines = opening(*definition, text);
    const bool failed = step.conclusion == "failure"_L1 || step.conclusion == "timed_out"_L1;
    const bool named = failed && job.failure && !job.failure->log.isEmpty();
    lines += text.lines(named ? job.failure->log : definition->log, failed);
    if (step.conclusion == "cancelled"_L1)
        lines << u"##[error]The operation was canceled."_s;
    else if (step.conclusion == "timed_out"_L1)
        lines << u"##[error]The action '"_s + step.name + u"' has timed out after 360 minutes."_s;
    else if (failed && (lines.isEmpty() || !lines.last().startsWith("##[error]"_L1)))
        lines << u"##[error]Process completed with exit code 101."_s;
    return lines;
}

} // namespace

QByteArray stepLogText(World& world, const Job& job, size_t index)
{
    const LogText text(world, job);
    const Step& step = job.steps.at(index);
    const QStringList lines = linesOf(definitionOf(world, job, index), job, step, text, index == 0);
    const double each = static_cast<double>(step.completedAt - step.startedAt) / static_cast<double>(lines.size() + 1);
    QByteArray log;
    for (qsizetype number = 0; number < lines.size(); ++number) {
        const QString& line = lines.at(number);
        // Part of what was written in one go: it got no time of its own.
        if (line.startsWith("{+}"_L1)) {
            log += line.sliced(3).toUtf8() + '\n';
            continue;
        }
        const Moment at = step.startedAt + static_cast<Moment>(each * static_cast<double>(number));
        const auto fraction
            = static_cast<int>(mix(static_cast<quint64>(job.id), index, static_cast<quint64>(number)) % 10'000);
        log += logStamp(at, fraction).toUtf8() + ' ' + line.toUtf8() + '\n';
    }
    return log;
}

QByteArray jobLogText(World& world, const Job& job)
{
    QByteArray log = "\xEF\xBB\xBF";
    for (size_t index = 0; index < job.steps.size(); ++index) {
        if (job.steps[index].conclusion != "skipped"_L1)
            log += stepLogText(world, job, index);
    }
    return log;
}

} // namespace signalbox::demo
