// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/scenario_definitions.h"

#include <QJsonArray>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

StepDefinition stepFrom(const QJsonObject& object)
{
    const QString uses = object.value("uses"_L1).toString();
    StepDefinition step{.name = object.value("name"_L1).toString(),
                        .command = uses.isEmpty() ? object.value("run"_L1).toString() : uses,
                        .log = object.value("log"_L1).toString(),
                        .seconds = object.value("seconds"_L1).toDouble(1),
                        .release = textsFrom(object.value("release"_L1)),
                        .after = object.value("after"_L1).toBool()};
    if (step.name.isEmpty())
        step.name = "Run "_L1 + step.command;
    return step;
}

JobDefinition jobFrom(const QJsonObject& object)
{
    JobDefinition job{.key = object.value("key"_L1).toString(),
                      .name = object.value("name"_L1).toString(object.value("key"_L1).toString()),
                      .needs = textsFrom(object.value("needs"_L1)),
                      .events = textsFrom(object.value("events"_L1)),
                      .branches = textsFrom(object.value("branches"_L1)),
                      .runsOn = object.value("runs-on"_L1).toString(u"ubuntu-latest"_s),
                      .environment = object.value("environment"_L1).toString(),
                      .concurrency = object.value("concurrency"_L1).toString(),
                      .artifact = object.value("artifact"_L1).toString(),
                      .failFast = object.value("fail-fast"_L1).toBool(true),
                      .queueSeconds = object.value("queue"_L1).toDouble(2)};
    for (const QJsonValue& axis : object.value("matrix"_L1).toArray())
        job.matrix.push_back({axis["name"_L1].toString(), textsFrom(axis["values"_L1])});
    for (const QJsonValue& step : object.value("steps"_L1).toArray())
        job.steps.push_back(stepFrom(step.toObject()));
    return job;
}

/// Whether it is required, or more about it.
InputDefinition inputFrom(const QJsonValue& value)
{
    if (value.isBool())
        return {.required = value.toBool(), .options = {}};
    // Only that there is one, or which.
    const QString otherwise = value["default"_L1].toString();
    return {.required = value["required"_L1].toBool(),
            .hasDefault = value["default"_L1].toBool() || !otherwise.isEmpty(),
            .otherwise = otherwise,
            .options = textsFrom(value["options"_L1])};
}

} // namespace

QStringList textsFrom(const QJsonValue& array)
{
    QStringList texts;
    for (const QJsonValue& value : array.toArray())
        texts.append(value.toString());
    return texts;
}

Workflow workflowFrom(const QJsonObject& object)
{
    Workflow workflow{.name = object.value("name"_L1).toString(),
                      .path = object.value("path"_L1).toString(),
                      .state = object.value("state"_L1).toString(u"active"_s)};
    const QJsonObject triggers = object.value("on"_L1).toObject();
    for (auto trigger = triggers.begin(); trigger != triggers.end(); ++trigger)
        workflow.triggers.insert(trigger.key(), textsFrom(trigger.value()));
    const QJsonObject inputs = object.value("inputs"_L1).toObject();
    for (auto input = inputs.begin(); input != inputs.end(); ++input)
        workflow.inputs.insert(input.key(), inputFrom(input.value()));
    workflow.runName = object.value("run-name"_L1).toString();
    const QJsonValue concurrency = object.value("concurrency"_L1);
    workflow.concurrency = concurrency["group"_L1].toString(concurrency.toString());
    workflow.cancelsInProgress = concurrency["cancel-in-progress"_L1].toBool();
    for (const QJsonValue& job : object.value("jobs"_L1).toArray())
        workflow.jobs.push_back(jobFrom(job.toObject()));
    return workflow;
}

Failure failureFrom(const QJsonObject& object)
{
    return {.job = object.value("job"_L1).toString(),
            .step = object.value("step"_L1).toString(),
            .conclusion = object.value("conclusion"_L1).toString(u"failure"_s),
            .log = object.value("log"_L1).toString(),
            .flaky = object.value("flaky"_L1).toBool(),
            .after = object.value("after"_L1).toDouble()};
}

QMap<QString, std::optional<QByteArray>> filesFrom(const QJsonValue& object)
{
    QMap<QString, std::optional<QByteArray>> files;
    const QJsonObject texts = object.toObject();
    for (auto text = texts.begin(); text != texts.end(); ++text)
        files.insert(text.key(),
                     text.value().isNull() ? std::nullopt : std::optional(text.value().toString().toUtf8()));
    return files;
}

std::vector<Failure> failuresFrom(const QJsonValue& array)
{
    std::vector<Failure> failures;
    for (const QJsonValue& value : array.toArray())
        failures.push_back(failureFrom(value.toObject()));
    return failures;
}

} // namespace signalbox::demo
