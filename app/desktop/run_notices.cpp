// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/run_notices.h"

#include <ranges>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::desktop {
namespace {

using Kind = monitor::Transition::Kind;

constexpr auto gathering = 1s;
constexpr size_t mostSingle = 3;
const auto lineOfMany = u"many"_s;

QString lineOf(const monitor::Transition& transition)
{
    const auto& run = transition.run;
    return transition.account + u'\n' + QString::number(run.repository.value) + u'\n'
        + QString::number(run.workflow.value) + u'\n' + run.branch;
}

QString name(const core::Run& run)
{
    return run.workflowName.isEmpty() ? run.workflowPath : run.workflowName;
}

bool startedBy(const core::Run& run, const QString& login)
{
    const auto is = [&](const QString& who) { return who.compare(login, Qt::CaseInsensitive) == 0; };
    return !login.isEmpty() && (is(run.triggeringActor) || is(run.actor));
}

Notice single(const monitor::Transition& transition)
{
    const auto& run = transition.run;
    QString title;
    switch (transition.kind) {
    case Kind::Broken:
        title = RunNotices::tr("%1 broke on %2");
        break;
    case Kind::Fixed:
        title = RunNotices::tr("%1 is fixed on %2");
        break;
    case Kind::StillBroken:
        title = RunNotices::tr("%1 is still broken on %2");
        break;
    default:
        break;
    }
    return {.line = lineOf(transition),
            .title = title.arg(name(run), run.branch),
            .body = u"%1 #%2: %3\n%4"_s.arg(run.repositoryName.full()).arg(run.number).arg(run.title, run.actor),
            .urgent = transition.kind == Kind::Broken,
            .offersRerun = transition.kind != Kind::Fixed};
}

/// "7 runs failed": which ones is a matter for the window.
Notice many(const std::vector<monitor::Transition>& transitions)
{
    const auto fixed = std::ranges::count(transitions, Kind::Fixed, &monitor::Transition::kind);
    const auto failed = static_cast<qsizetype>(transitions.size()) - fixed;
    QStringList parts;
    if (failed > 0)
        parts << (failed == 1 ? RunNotices::tr("1 run failed") : RunNotices::tr("%1 runs failed").arg(failed));
    if (fixed > 0)
        parts << (fixed == 1 ? RunNotices::tr("1 run is fixed") : RunNotices::tr("%1 runs are fixed").arg(fixed));
    QStringList names;
    for (const auto& transition : transitions | std::views::take(5))
        names << u"%1: %2 #%3"_s.arg(transition.run.repositoryName.full(), name(transition.run))
                     .arg(transition.run.number);
    return {.line = lineOfMany, .title = parts.join(", "_L1), .body = names.join(u'\n'), .urgent = failed > 0};
}

} // namespace

RunNotices::RunNotices(core::Clock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
{
}

void RunNotices::add(const monitor::Transition& transition, const QString& login)
{
    if (!monitor::isVerdict(transition.kind))
        return;
    const bool turnsDefault = transition.onDefaultBranch && transition.kind != Kind::StillBroken;
    if (!turnsDefault && !startedBy(transition.run, login))
        return;
    if (m_gathered.empty())
        m_clock.after(gathering, this, [this] { flush(); });
    m_gathered.push_back(transition);
}

std::optional<monitor::Transition> RunNotices::about(const QString& line) const
{
    const auto found = m_told.constFind(line);
    return found == m_told.constEnd() ? std::nullopt : std::optional(*found);
}

void RunNotices::flush()
{
    const auto gathered = std::exchange(m_gathered, {});
    if (gathered.size() > mostSingle) {
        Q_EMIT notice(many(gathered));
        return;
    }
    for (const auto& transition : gathered) {
        const auto shown = single(transition);
        m_told.insert(shown.line, transition);
        Q_EMIT notice(shown);
    }
}

} // namespace signalbox::desktop
