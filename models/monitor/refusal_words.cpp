// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/refusal_words.h"

using namespace Qt::StringLiterals;

namespace signalbox::monitor {
namespace {

using Kind = RunCommands::Kind;

bool isCancel(Kind kind)
{
    return kind == Kind::Cancel || kind == Kind::ForceCancel;
}

} // namespace

QString refusalWords(Kind kind, const core::Error& error)
{
    const bool byForce = kind == Kind::ForceCancel;
    if (isCancel(kind) && error.httpStatus == 409) {
        const QString said = RunCommands::tr("GitHub refuses: \"%1\"").arg(error.detail);
        return said + u' '
            + (byForce ? RunCommands::tr("If it still shows as running, only GitHub's support can end it.")
                       : RunCommands::tr("If it still shows as running, cancel it by force."));
    }
    if (isCancel(kind) && error.httpStatus >= 500) {
        return byForce ? RunCommands::tr("GitHub failed (HTTP %1) and has not ended the run, not even by force.")
                             .arg(error.httpStatus)
                       : RunCommands::tr("GitHub failed (HTTP %1) and has not ended the run; cancel it by force.")
                             .arg(error.httpStatus);
    }
    if (error.kind == core::ErrorKind::Timeout || error.kind == core::ErrorKind::Cancelled)
        return RunCommands::tr("GitHub's answer was lost, and looking did not tell what became of it.");
    if (!error.detail.isEmpty())
        return error.detail;
    return error.sentence();
}

} // namespace signalbox::monitor
