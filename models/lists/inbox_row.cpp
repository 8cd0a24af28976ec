// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/inbox_row.h"

#include "lists/inbox_model.h"
#include "lists/relative_time.h"

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

QString runName(const core::Run& run)
{
    return u"%1 #%2"_s.arg(run.workflowName).arg(run.number);
}

/// How long it has waited, or since when it is broken.
QDateTime since(const InboxRow& row)
{
    if (row.sort == InboxRow::Sort::SilentCheck)
        return row.silent.since;
    if (row.sort == InboxRow::Sort::FailedRun)
        return row.run.updatedAt;
    return row.run.startedAt.value_or(row.run.createdAt);
}

QString silentTitle(const core::SilentChecks& silent)
{
    const auto more = silent.checks.size() - 1;
    const QString first = silent.checks.front().context.simplified();
    return more == 0 ? InboxModel::tr("#%1 waits for %2").arg(silent.pull.number).arg(first)
                     : InboxModel::tr("#%1 waits for %2 and %3 more").arg(silent.pull.number).arg(first).arg(more);
}

/// What may be why a check is not reported, where GitHub's answers tell.
QString reasonOf(const core::SilentCheck& check)
{
    if (check.byAnotherApp)
        return InboxModel::tr("another app reports it than the rule names");
    return check.reportedAs.isEmpty() ? InboxModel::tr("nobody reports it")
                                      : InboxModel::tr("reported as “%1”").arg(check.reportedAs.simplified());
}

QString silentFacts(const core::SilentChecks& silent, const QDateTime& now)
{
    return QStringList{reasonOf(silent.checks.front()), silent.pull.title.simplified(), silent.repositoryName.full(),
                       InboxModel::tr("into %1").arg(silent.pull.base),
                       InboxModel::tr("last report %1").arg(relativeTime(silent.since, now))}
        .join(u" · "_s);
}

} // namespace

QString sortText(InboxRow::Sort sort)
{
    switch (sort) {
    case InboxRow::Sort::Deployment:
        return InboxModel::tr("Deployments to approve");
    case InboxRow::Sort::ForkRun:
        return InboxModel::tr("Runs of forks to approve");
    case InboxRow::Sort::SilentCheck:
        return InboxModel::tr("Required checks that never report");
    case InboxRow::Sort::FailedRun:
        break;
    }
    return InboxModel::tr("Your failed runs");
}

QString inboxTitle(const InboxRow& row)
{
    if (row.isHeading())
        return u"%1 (%2)"_s.arg(sortText(row.sort)).arg(row.count);
    if (row.sort == InboxRow::Sort::SilentCheck)
        return silentTitle(row.silent);
    if (row.sort != InboxRow::Sort::Deployment)
        return runName(row.run);
    const QString title = u"%1 · %2"_s.arg(row.deployment.environment, runName(row.run));
    return row.offer.isEmpty() ? title : title + u" · "_s + row.offer;
}

QString inboxFacts(const InboxRow& row, const QDateTime& now)
{
    if (row.isHeading())
        return {};
    if (row.sort == InboxRow::Sort::SilentCheck)
        return silentFacts(row.silent, now);
    QStringList facts;
    if (!row.run.title.isEmpty())
        facts << row.run.title.simplified();
    facts << row.run.repositoryName.full();
    if (!row.run.branch.isEmpty())
        facts << row.run.branch;
    if (!row.run.actor.isEmpty())
        facts << row.run.actor;
    if (row.sort == InboxRow::Sort::Deployment && row.deployment.waitMinutes > 0)
        facts << InboxModel::tr("timer of %1 min").arg(row.deployment.waitMinutes);
    if (const QDateTime moment = since(row); moment.isValid())
        facts << relativeTime(moment, now);
    return facts.join(u" · "_s);
}

} // namespace signalbox::lists
