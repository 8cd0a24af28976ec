// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/job_kinds.h"

#include "core/job_name.h"
#include "lists/action_signs.h"
#include "lists/job_signs.h"
#include "workflow/job_matching.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

using Weight = ActionMatch::Weight;

/// From here on a name says what the job is for; below it the name of a step or a file says as much.
constexpr int saysIt = 2;
constexpr int hints = 1;

/// An artifact that bears the name of the job: what else its name says.
JobKind kindByArtifact(const QString& name, const QStringList& artifacts)
{
    if (name.size() < 2)
        return JobKind::Other;
    for (const QString& artifact : artifacts) {
        const qsizetype at = artifact.indexOf(name, 0, Qt::CaseInsensitive);
        if (at < 0)
            continue;
        if (const SignMatch match = signOf(QString(artifact).remove(at, name.size())); match.isFound())
            return match.kind;
    }
    return JobKind::Other;
}

template <class T>
bool take(T& known, const T& news)
{
    const bool differs = known != news;
    known = news;
    return differs;
}

} // namespace

QString JobKinds::nameOf(const core::Job& job)
{
    return core::JobName::parse(job.name).group();
}

JobKind JobKinds::of(const core::Job& job, const QString& name) const
{
    if (const auto correction = m_corrections.constFind(name); correction != m_corrections.cend())
        return *correction;
    const SignMatch said = signOfName(job);
    if (said.rank >= saysIt)
        return said.kind;
    const QStringList used = usedBy(job);
    const ActionMatch action = signOfActions(used);
    if (action.weight == Weight::ForItsSake)
        return action.kind;
    if (said.rank >= hints)
        return said.kind;
    if (action.isFound())
        return action.kind;
    if (said.isFound())
        return said.kind;
    for (const QString& called : used) {
        // A workflow that is called has a name of its own: ".../security-scan.yml@main".
        const QString file = called.section(u'@', 0, 0).section(u'/', -1);
        const bool isWorkflow = file.endsWith(".yml"_L1) || file.endsWith(".yaml"_L1);
        if (const SignMatch match = signOf(file.section(u'.', 0, -2)); isWorkflow && match.isFound())
            return match.kind;
    }
    if (const SignMatch match = signOfSteps(job); match.isFound())
        return match.kind;
    return kindByArtifact(core::JobName::parse(job.name).base, m_artifacts);
}

/// The file's word, else what can be told from the names that GitHub gives to steps without one.
QStringList JobKinds::usedBy(const core::Job& job) const
{
    if (m_outline) {
        const QString name = nameOf(job);
        auto known = m_used.constFind(name);
        if (known == m_used.cend()) {
            QStringList used;
            if (const auto place = workflow::matchJobs(*m_outline, {job.name}).front()) {
                const workflow::JobOutline& written = m_outline->jobs[*place];
                used = written.actions;
                if (!written.uses.isEmpty())
                    used << written.uses;
            }
            known = m_used.insert(name, used);
        }
        if (!known->isEmpty())
            return *known;
    }
    QStringList used;
    for (const core::Step& step : job.steps) {
        if (const QString action = actionOfStep(step.name); !action.isEmpty())
            used << action;
    }
    return used;
}

bool JobKinds::setOutline(const std::optional<workflow::Outline>& outline)
{
    m_used.clear();
    return take(m_outline, outline);
}

bool JobKinds::setArtifacts(const QStringList& names)
{
    return take(m_artifacts, names);
}

bool JobKinds::setCorrections(const KindCorrections& corrections)
{
    return take(m_corrections, corrections);
}

} // namespace signalbox::lists
