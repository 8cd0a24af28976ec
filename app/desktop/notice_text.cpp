// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/notice_text.h"

#include "core/line.h"
#include "core/outcome.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <ranges>

using namespace Qt::StringLiterals;

namespace signalbox::desktop {
namespace {

using Kind = monitor::Transition::Kind;

constexpr std::size_t mostNames = 5; // more are not read in a box
const auto matterOfMany = u"many"_s;

QString tr(const char* text)
{
    return QCoreApplication::translate("signalbox::desktop::Notice", text);
}

QString name(const core::Run& run)
{
    return run.workflowName.isEmpty() ? run.workflowPath : run.workflowName;
}

/// "%1": the workflow, "%2": the branch.
QString titleForm(const monitor::Transition& transition)
{
    switch (transition.kind) {
    case Kind::Broken:
        return tr("%1 broke on %2");
    case Kind::StillBroken:
        return tr("%1 is still broken on %2");
    case Kind::Fixed:
        return tr("%1 is fixed on %2");
    case Kind::Started:
        return tr("%1 started on %2");
    case Kind::Finished:
        return tr("%1 ended on %2");
    case Kind::WaitingForApproval:
        return tr("%1 waits for approval on %2");
    case Kind::QueuedTooLong:
        return tr("%1 is still in the queue on %2");
    case Kind::SlowerThanUsual:
        return tr("%1 takes longer than usual on %2");
    case Kind::CronSilent:
        break;
    }
    return transition.run.branch.isEmpty() ? tr("%1 no longer runs by its schedule")
                                           : tr("%1 no longer runs by its schedule on %2");
}

QString bodyOf(const monitor::Transition& transition)
{
    const auto& run = transition.run;
    const auto repository = run.repositoryName.full();
    if (transition.kind == Kind::CronSilent && run.number == 0)
        return tr("%1: GitHub has switched it off for inactivity").arg(repository);
    if (transition.kind == Kind::CronSilent)
        return tr("%1: the last scheduled run is #%2").arg(repository).arg(run.number);
    if (transition.kind == Kind::Finished)
        return u"%1 #%2: %3\n%4"_s.arg(repository).arg(run.number).arg(core::words(run.state), run.title);
    return u"%1 #%2: %3\n%4"_s.arg(repository).arg(run.number).arg(run.title, run.actor);
}

bool hasFailed(const monitor::Transition& transition)
{
    return transition.kind == Kind::Broken || transition.kind == Kind::StillBroken
        || (transition.kind == Kind::Finished && transition.run.state.isFailure());
}

/// What is counted together, in the order in which it is said.
enum class Sort { Failed, Fixed, Waiting, Queued, Slow, Silent, Started, Ended };

Sort sortOf(const monitor::Transition& transition)
{
    if (hasFailed(transition))
        return Sort::Failed;
    switch (transition.kind) {
    case Kind::Fixed:
        return Sort::Fixed;
    case Kind::WaitingForApproval:
        return Sort::Waiting;
    case Kind::QueuedTooLong:
        return Sort::Queued;
    case Kind::SlowerThanUsual:
        return Sort::Slow;
    case Kind::CronSilent:
        return Sort::Silent;
    case Kind::Started:
        return Sort::Started;
    default:
        return Sort::Ended;
    }
}

QString counted(Sort sort, int count)
{
    const auto form
        = [count](const QString& one, const QString& several) { return count == 1 ? one : several.arg(count); };
    switch (sort) {
    case Sort::Failed:
        return form(tr("1 run failed"), tr("%1 runs failed"));
    case Sort::Fixed:
        return form(tr("1 run is fixed"), tr("%1 runs are fixed"));
    case Sort::Waiting:
        return form(tr("1 run waits for approval"), tr("%1 runs wait for approval"));
    case Sort::Queued:
        return form(tr("1 run is still in the queue"), tr("%1 runs are still in the queue"));
    case Sort::Slow:
        return form(tr("1 run takes longer than usual"), tr("%1 runs take longer than usual"));
    case Sort::Silent:
        return form(tr("1 schedule is silent"), tr("%1 schedules are silent"));
    case Sort::Started:
        return form(tr("1 run started"), tr("%1 runs started"));
    case Sort::Ended:
        break;
    }
    return form(tr("1 run ended"), tr("%1 runs ended"));
}

} // namespace

QString matterOf(const monitor::Transition& transition)
{
    const auto line = core::Line::of(transition.account, transition.run);
    QStringList parts{line.account, QString::number(line.repository.value), QString::number(line.workflow.value),
                      line.pullRequest ? u"pull request"_s : u"branch"_s, line.branch};
    if (transition.kind == Kind::WaitingForApproval)
        parts << QString::number(transition.run.id.value);
    return parts.join(u'\n');
}

std::vector<monitor::Transition> mostTelling(const std::vector<monitor::Transition>& transitions)
{
    std::vector<monitor::Transition> kept;
    for (const auto& transition : transitions) {
        const auto known = std::ranges::find(kept, matterOf(transition), matterOf);
        if (known == kept.end())
            kept.push_back(transition);
        else if (!monitor::isVerdict(known->kind) || monitor::isVerdict(transition.kind))
            *known = transition;
    }
    return kept;
}

Notice noticeOf(const monitor::Transition& transition)
{
    const auto& run = transition.run;
    const auto form = titleForm(transition);
    return {.line = matterOf(transition),
            .title = form.contains("%2"_L1) ? form.arg(name(run), run.branch) : form.arg(name(run)),
            .body = bodyOf(transition),
            .urgent = transition.kind == Kind::Broken,
            .offersRerun = hasFailed(transition),
            .offersApproval = transition.kind == Kind::WaitingForApproval,
            .offersMute = true};
}

Notice noticeOf(const std::vector<monitor::Transition>& transitions, const QString& when)
{
    std::map<Sort, int> counts;
    for (const auto& transition : transitions)
        ++counts[sortOf(transition)];
    QStringList parts;
    for (const auto& [sort, count] : counts)
        parts << counted(sort, count);
    QStringList names;
    for (const auto& transition : transitions | std::views::take(mostNames))
        names << u"%1: %2 #%3"_s.arg(transition.run.repositoryName.full(), name(transition.run))
                     .arg(transition.run.number);
    if (transitions.size() > mostNames)
        names << tr("and %1 more").arg(transitions.size() - mostNames);
    const auto title = parts.join(", "_L1);
    return {.line = matterOfMany + when,
            .title = when.isEmpty() ? title : when + u": "_s + title,
            .body = names.join(u'\n'),
            .urgent = when.isEmpty() && counts.contains(Sort::Failed)};
}

} // namespace signalbox::desktop
