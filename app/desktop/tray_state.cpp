// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/tray_state.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::desktop {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("signalbox::desktop::TrayState", text);
}

} // namespace

core::Outcome TrayState::worst() const
{
    using enum core::Outcome;
    auto worst = Passed;
    for (const auto& run : runs) {
        if (run.outcome == Failed || run.outcome == NeedsPerson || run.outcome == Running)
            worst = core::worse(worst, run.outcome);
    }
    return worst;
}

int TrayState::count(core::Outcome outcome) const
{
    return static_cast<int>(std::ranges::count(runs, outcome, &TrayRun::outcome));
}

QString TrayState::words() const
{
    QStringList parts;
    if (const int failed = count(core::Outcome::Failed))
        parts << tr("%1 failed").arg(failed);
    if (!inbox.isEmpty())
        parts << tr("%1 in your inbox").arg(inbox.size());
    if (const int waiting = count(core::Outcome::NeedsPerson))
        parts << tr("%1 waiting for a person").arg(waiting);
    if (const int running = count(core::Outcome::Running))
        parts << tr("%1 running").arg(running);
    if (parts.isEmpty())
        parts << tr("All is well");
    if (stale)
        parts << tr("not up to date");
    return parts.join(", "_L1);
}

} // namespace signalbox::desktop
