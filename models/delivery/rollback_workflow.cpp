// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/rollback_workflow.h"

#include <QFile>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

/// A value between single quotes of YAML.
QString quoted(QString text)
{
    return u'\'' + text.replace(u'\'', u"''"_s) + u'\'';
}

/// A word of a shell's line, whatever it holds.
QString word(QString text)
{
    return u'\'' + text.replace(u'\'', u"'\\''"_s) + u'\'';
}

/// How the deploy workflow is started from a shell; each value comes from the step's environment.
QString startingLines(const RollbackWorkflowWish& wish)
{
    const DeployWorkflow& deploy = wish.deploy;
    if (deploy.versionInput.isEmpty())
        return u"          echo \"::error::Write here how $VERSION is deployed to $ENVIRONMENT.\"\n"
               "          exit 1\n"_s;
    QString version = deploy.wantsCommit ? u"$COMMIT"_s : deploy.wantsPlainVersion ? u"${VERSION#v}"_s : u"$VERSION"_s;
    QString lines
        = u"          gh workflow run "_s + word(deploy.workflow.path.section(u'/', -1)) + u" --ref \"$BRANCH\" \\\n"_s;
    lines += u"            -f %1=\"%2\""_s.arg(deploy.versionInput, version);
    if (!deploy.environmentInput.isEmpty())
        lines += u" \\\n            -f %1=\"$ENVIRONMENT\""_s.arg(deploy.environmentInput);
    if (!deploy.reasonInput.isEmpty())
        lines += u" \\\n            -f %1=\"$REASON\""_s.arg(deploy.reasonInput);
    return lines + u'\n';
}

} // namespace

std::optional<RollbackWorkflowWish> rollbackWorkflowWish(const RollbackSurvey& survey, const QUrl& health)
{
    const QString& environment = survey.environment.environment.name;
    const auto isMeantForIt = [&](const DeployWorkflow& each) {
        return each.purpose == DeployWorkflow::Purpose::Rollback && each.deploysTo(environment);
    };
    if (std::ranges::any_of(survey.workflows, isMeantForIt))
        return {};
    RollbackWorkflowWish wish{
        .environments = {environment}, .defaultBranch = survey.repository.defaultBranch, .health = health};
    if (const auto* deploy = bestWorkflow(survey.workflows, environment, DeployWorkflow::Purpose::Deploy)) {
        wish.deploy = *deploy;
        wish.environments += deploy->environments;
        wish.environments.removeDuplicates();
    }
    return wish;
}

QString rollbackWorkflowPath()
{
    return u".github/workflows/rollback.yml"_s;
}

QByteArray rollbackWorkflow(const RollbackWorkflowWish& wish)
{
    const bool asks = !wish.health.isEmpty();
    QFile file(asks ? u":/delivery/rollback-health.yml"_s : u":/delivery/rollback.yml"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList environments;
    for (const QString& environment : wish.environments)
        environments << quoted(environment);
    QString text = QString::fromUtf8(file.readAll());
    for (const auto& [mark, value] : {std::pair(u"@ENVIRONMENTS@"_s, environments.join(u", "_s)),
                                      std::pair(u"@ENVIRONMENT@"_s, quoted(wish.environments.value(0))),
                                      std::pair(u"@BRANCH@"_s, quoted(wish.defaultBranch)),
                                      std::pair(u"@HEALTH@"_s, quoted(wish.health.toString(QUrl::FullyEncoded))),
                                      std::pair(u"          @START@\n"_s, startingLines(wish))})
        text.replace(mark, value);
    return text.toUtf8();
}

} // namespace signalbox::delivery
