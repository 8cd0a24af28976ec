// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/scenario.h"

#include "demo/scenario_definitions.h"
#include "demo/scenario_story.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

core::Error malformed(const QString& detail)
{
    return {.kind = core::ErrorKind::Malformed,
            .what = u"The scenario of the demo is not in the form that it should have."_s,
            .advice = u"Compare it with those in resources/demo."_s,
            .detail = detail};
}

core::Result<QJsonObject> read(const QString& name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(core::Error{.kind = core::ErrorKind::Storage,
                                           .what = u"The scenario of the demo cannot be read."_s,
                                           .advice = u"Check the file's name and its permissions."_s,
                                           .detail = name + u": "_s + file.errorString()});
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (error.error != QJsonParseError::NoError)
        return std::unexpected(malformed(u"%1, byte %2: %3"_s.arg(name).arg(error.offset).arg(error.errorString())));
    return document.object();
}

// The first place where something is missing without which nothing can be played; empty when all is there.
QString flawIn(const QJsonObject& scenario)
{
    const QJsonArray repositories = scenario.value("repositories"_L1).toArray();
    if (repositories.isEmpty())
        return u"repositories"_s;
    for (qsizetype index = 0; index < repositories.size(); ++index) {
        const QString at = u"repositories[%1]"_s.arg(index);
        const QJsonObject repository = repositories.at(index).toObject();
        if (repository.value("owner"_L1).toString().isEmpty() || repository.value("name"_L1).toString().isEmpty())
            return at + ".owner, .name"_L1;
        const QJsonArray workflows = repository.value("workflows"_L1).toArray();
        for (qsizetype each = 0; each < workflows.size(); ++each) {
            if (!workflows.at(each)["path"_L1].isString() || !workflows.at(each)["jobs"_L1].isArray())
                return at + u".workflows[%1].path, .jobs"_s.arg(each);
        }
    }
    return {};
}

void addUsers(const QJsonObject& scenario, World& world)
{
    for (const QJsonValue& user : scenario.value("users"_L1).toArray())
        world.addUser(user["login"_L1].toString(), user["name"_L1].toString(), user["organisation"_L1].toBool());
    if (scenario.contains("viewer"_L1))
        world.setViewer(scenario.value("viewer"_L1).toString());
}

QByteArray fileText(const QString& folder, const QString& name)
{
    QFile file(folder + u'/' + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Policies are written "branch:main" and "tag:v*".
Environment environmentFrom(const QJsonObject& object, World& world)
{
    Environment environment{.id = world.nextId(u"environment"_s),
                            .name = object.value("name"_L1).toString(),
                            .reviewers = textsFrom(object.value("reviewers"_L1)),
                            .waitMinutes = object.value("wait"_L1).toInt(),
                            .preventSelfReview = object.value("prevent-self-review"_L1).toBool(),
                            .protectedBranches = object.value("protected"_L1).toBool(),
                            .createdAt = world.now()};
    for (const QString& policy : textsFrom(object.value("policies"_L1)))
        environment.policies.push_back(
            {.id = world.nextId(u"policy"_s), .name = policy.section(u':', 1), .type = policy.section(u':', 0, 0)});
    return environment;
}

void addAlerts(const QJsonObject& object, Repository& repository, World& world)
{
    for (const QJsonValue& value : object.value("alerts"_L1).toArray())
        repository.alerts.push_back({.number = int(repository.alerts.size()) + 1,
                                     .isOfDependency = value["dependency"_L1].toBool(),
                                     .severity = value["severity"_L1].toString(u"high"_s),
                                     .what = value["what"_L1].toString(),
                                     .at = world.now()});
}

void addRules(const QJsonObject& object, Repository& repository, World& world)
{
    repository.immutableReleases = object.value("immutable-releases"_L1).toBool();
    for (const QJsonValue& value : object.value("rulesets"_L1).toArray())
        repository.rulesets.push_back({.id = world.nextId(u"ruleset"_s),
                                       .name = value["name"_L1].toString(),
                                       .target = value["target"_L1].toString(u"tag"_s),
                                       .enforcement = value["enforcement"_L1].toString(u"active"_s),
                                       .include = textsFrom(value["include"_L1]),
                                       .exclude = textsFrom(value["exclude"_L1]),
                                       .rules = textsFrom(value["rules"_L1]),
                                       .createdAt = world.now()});
}

void addRepository(const QJsonObject& object, const QString& name, const QString& folder, World& world)
{
    Repository& repository = world.addRepository(object.value("owner"_L1).toString(), name);
    repository.description = object.value("description"_L1).toString();
    for (const QString& former : textsFrom(object.value("formerly"_L1)))
        world.addFormerName(repository, repository.owner + u'/' + former);
    repository.isPrivate = object.value("private"_L1).toBool();
    repository.isFork = object.value("fork"_L1).toBool();
    repository.topics = textsFrom(object.value("topics"_L1));
    repository.archived = object.value("archived"_L1).toBool();
    repository.runners = object.value("runners"_L1).toInt(20);
    const QString head = repository.branches.value(repository.defaultBranch);
    for (const QString& branch : textsFrom(object.value("branches"_L1)))
        repository.branches.insert(branch, head);
    for (const QJsonValue& value : object.value("workflows"_L1).toArray()) {
        Workflow workflow = workflowFrom(value.toObject());
        workflow.id = world.nextId(u"workflow"_s);
        workflow.createdAt = workflow.updatedAt = world.now();
        const QString source = value["file"_L1].toString();
        if (!source.isEmpty())
            repository.files.insert(workflow.path, fileText(folder, source));
        repository.workflows.push_back(std::move(workflow));
    }
    for (const auto& [path, text] : filesFrom(object.value("files"_L1)).asKeyValueRange())
        repository.files.insert(path, text.value_or(QByteArray()));
    addAlerts(object, repository, world);
    addRules(object, repository, world);
    const QJsonObject required = object.value("required"_L1).toObject();
    if (!required.isEmpty())
        repository.requirements.insert(required.value("branch"_L1).toString(repository.defaultBranch),
                                       {.byProtection = textsFrom(required.value("protection"_L1)),
                                        .byRuleset = textsFrom(required.value("ruleset"_L1))});
    for (const QJsonValue& value : object.value("environments"_L1).toArray())
        repository.environments.push_back(environmentFrom(value.toObject(), world));
}

} // namespace

core::Result<void> loadScenario(const QString& file, World& world)
{
    const core::Result<QJsonObject> scenario = read(file);
    if (!scenario)
        return std::unexpected(scenario.error());
    if (const QString flaw = flawIn(*scenario); !flaw.isEmpty())
        return std::unexpected(malformed(file + u": "_s + flaw));
    if (scenario->contains("seed"_L1))
        world.setSeed(static_cast<quint64>(scenario->value("seed"_L1).toInteger()));
    addUsers(*scenario, world);

    // The past is played as the future will be, only at once and at its own pace.
    const Moment present = world.now();
    const double speed = world.speed();
    world.beginAt(present - days(scenario->value("days"_L1).toDouble(0)));
    world.setSpeed(1);
    for (const QJsonValue& value : scenario->value("repositories"_L1).toArray()) {
        const QJsonObject object = value.toObject();
        const int count = object.value("count"_L1).toInt(1);
        for (int number = 1; number <= count; ++number) {
            QString name = object.value("name"_L1).toString();
            if (count > 1)
                name += u"-%1"_s.arg(number, 3, 10, QLatin1Char('0'));
            addRepository(object, name, QFileInfo(file).path(), world);
            tell(object, *world.repository(object.value("owner"_L1).toString() + u'/' + name), number,
                 {.present = present, .speed = speed}, world);
        }
    }
    world.advanceTo(present);
    world.setSpeed(speed);
    return {};
}

} // namespace signalbox::demo
