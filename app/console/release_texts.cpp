// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/release_texts.h"

#include "cli/plain_text.h"
#include "console/planned_lines.h"
#include "lists/release_rows.h"

using namespace Qt::StringLiterals;

namespace signalbox::console {
QString planText(const ReleasePlan& plan)
{
    const auto& [repository, read, checks, order] = plan;
    QString text
        = u"%1 of %2 at %3: %4\n%5.\n"_s.arg(order.release.tag, repository.full(), order.release.commit.first(7),
                                             cli::harmless(read.proposal.next.why), lists::wayText(order.way));
    for (const auto& group : read.proposal.groups) {
        text += u"\n%1\n"_s.arg(group.title);
        for (const auto& each : group.commits)
            text += u"  %1  %2  %3\n"_s.arg(each.commit.id.first(7), cli::harmless(each.commit.subject()),
                                            cli::harmless(each.commit.author));
    }
    if (!read.proposal.contributors.isEmpty())
        text += u"\nBy %1\n"_s.arg(cli::harmless(read.proposal.contributors.join(", "_L1)));
    if (read.proposal.difference.isValid())
        text += read.proposal.difference.toString() + u'\n';
    text += u'\n' + checkTable(lists::releaseCheckRows(checks));
    text += u"\nRequests that change something:\n"_s + requestLines(delivery::requestsOf(order, repository));
    const auto later = delivery::laterRequestsOf(order, repository);
    if (!later.empty())
        text += u"Then one of these, where the workflow leaves it to us:\n"_s + requestLines(later);
    return text;
}

QByteArray planLine(const ReleasePlan& plan)
{
    const auto& [repository, read, checks, order] = plan;
    QJsonArray groups;
    for (const auto& group : read.proposal.groups) {
        QJsonArray commits;
        for (const auto& each : group.commits)
            commits.append(QJsonObject{{u"commit"_s, each.commit.id},
                                       {u"subject"_s, each.commit.subject()},
                                       {u"author"_s, each.commit.author}});
        groups.append(QJsonObject{{u"title"_s, group.title}, {u"commits"_s, commits}});
    }
    QJsonArray checked;
    for (const auto& check : checks)
        checked.append(QJsonObject{{u"check"_s, delivery::word(check.id)},
                                   {u"outcome"_s, delivery::word(check.outcome)},
                                   {u"words"_s, check.words}});
    return jsonLine({{u"repository"_s, repository.full()},
                     {u"tag"_s, order.release.tag},
                     {u"commit"_s, order.release.commit},
                     {u"previous"_s, read.proposal.previousTag},
                     {u"why"_s, read.proposal.next.why},
                     {u"title"_s, order.release.name},
                     {u"notes"_s, order.release.notes},
                     {u"draft"_s, order.release.isDraft},
                     {u"prerelease"_s, order.release.isPrerelease},
                     {u"latest"_s, order.release.isLatest},
                     {u"way"_s, delivery::word(order.way)},
                     {u"groups"_s, groups},
                     {u"contributors"_s, QJsonArray::fromStringList(read.proposal.contributors)},
                     {u"difference"_s, read.proposal.difference.toString()},
                     {u"checks"_s, checked},
                     {u"blocked"_s, !delivery::blockers(checks).empty()},
                     {u"requests"_s, requestsArray(delivery::requestsOf(order, repository))},
                     {u"later_requests"_s, requestsArray(delivery::laterRequestsOf(order, repository))}});
}

QByteArray stateLine(const core::RepositoryName& repository, const delivery::ReleaseDocument& document,
                     const QDateTime& at)
{
    const delivery::ReleaseState& state = document.state;
    QJsonArray runs;
    for (const delivery::ReleaseRun& run : state.runs)
        runs.append(QJsonObject{{u"id"_s, run.id.value},
                                {u"workflow"_s, run.workflow},
                                {u"status"_s, run.state.statusWord()},
                                {u"conclusion"_s, run.state.conclusionWord()}});
    return jsonLine({{u"at"_s, at.toString(Qt::ISODateWithMs)},
                     {u"repository"_s, repository.full()},
                     {u"tag"_s, document.order.release.tag},
                     {u"phase"_s, delivery::word(state.phase)},
                     {u"request"_s, delivery::word(state.request)},
                     {u"runs"_s, runs},
                     {u"release"_s, state.release.value},
                     {u"words"_s, state.words}});
}

} // namespace signalbox::console
