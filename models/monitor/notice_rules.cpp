// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/notice_rules.h"

#include "core/line.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

// A static library's resources are taken in by naming them; Qt wants this outside of all namespaces.
static void takeInResources()
{
    Q_INIT_RESOURCE(signalbox_notices);
}

namespace signalbox::monitor {
namespace {

/// GitHub names a pull request of every run but those of forks.
bool isOfFork(const core::Run& run)
{
    return core::Line::of({}, run).pullRequest && run.pullRequest == 0;
}

} // namespace

bool NoticeRule::fits(const Transition& transition, bool isMine) const
{
    const core::Run& run = transition.run;
    if (mineOnly && !isMine)
        return false;
    if (!kinds.empty() && !kinds.contains(transition.kind))
        return false;
    if (!repository.matches(run.repositoryName.full()))
        return false;
    if (!workflow.matches(run.workflowName) && !workflow.matches(run.workflowPath.section(u'/', -1)))
        return false;
    if (defaultBranchOnly)
        return transition.onDefaultBranch;
    return branch == core::Glob() || (branch.matches(run.branch) && !isOfFork(run));
}

NoticeActions NoticeRules::decide(const Transition& transition, bool isMine) const
{
    const auto rule
        = std::ranges::find_if(rules, [&](const NoticeRule& each) { return each.fits(transition, isMine); });
    return rule == rules.end() ? NoticeActions() : rule->actions;
}

const NoticeRules& NoticeRules::defaults()
{
    static const NoticeRules rules = [] {
        takeInResources();
        QFile file(u":/signalbox/notices/default_rules.json"_s);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("default_rules.json is not compiled in");
        auto read = readNoticeRules(file.readAll());
        if (!read)
            qFatal("default_rules.json: %s", qUtf8Printable(read.error().what));
        return *std::move(read);
    }();
    return rules;
}

bool isStartedBy(const core::Run& run, const QString& login)
{
    const auto is = [&](const QString& who) { return who.compare(login, Qt::CaseInsensitive) == 0; };
    return !login.isEmpty() && (is(run.triggeringActor) || is(run.actor));
}

} // namespace signalbox::monitor
