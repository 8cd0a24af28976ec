// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/job_kind.h"

#include "core/job_name.h"
#include "lists/job_signs.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

/// What GitHub and everybody's checkout add to each job, which says nothing about it.
bool isScaffold(const core::Step& step)
{
    return step.name.startsWith("Post "_L1) || step.name.startsWith("Set up"_L1)
        || step.name.contains("actions/checkout"_L1) || step.name.startsWith("Complete job"_L1);
}

QString tr(const char* text)
{
    return QCoreApplication::translate("signalbox::lists::JobKind", text);
}

} // namespace

JobKind kindOf(const core::Job& job)
{
    const core::JobName name = core::JobName::parse(job.name);
    for (const QString& text : {name.base, name.caller}) {
        if (const SignMatch match = signOf(text); match.isFound())
            return match.kind;
    }
    SignMatch best;
    for (const core::Step& step : job.steps) {
        if (isScaffold(step))
            continue;
        if (SignMatch match = signOf(step.name); match.isFound()) {
            match.position = step.number; // among steps the earlier one counts
            if (match.beats(best))
                best = match;
        }
    }
    return best.kind;
}

QString title(JobKind kind)
{
    switch (kind) {
    case JobKind::Test:
        return tr("Tests");
    case JobKind::Lint:
        return tr("Lint");
    case JobKind::Build:
        return tr("Build");
    case JobKind::Security:
        return tr("Security");
    case JobKind::Coverage:
        return tr("Coverage");
    case JobKind::Benchmark:
        return tr("Benchmarks");
    case JobKind::Image:
        return tr("Image");
    case JobKind::Release:
        return tr("Release");
    case JobKind::Deploy:
        return tr("Deployment");
    case JobKind::Other:
        return tr("Other jobs");
    }
    return {};
}

} // namespace signalbox::lists
