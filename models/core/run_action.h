// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account.h"
#include "core/pending_deployment.h"
#include "core/run.h"

#include <QString>

namespace signalbox::core {

/// How far an action on one of several things has come.
enum class ActionState {
    LeftOut, ///< it cannot be done here, and will not be tried
    Unsent,
    OnItsWay,
    Done,
    Refused, ///< GitHub said no, or it can be done no more
    Unknown, ///< sent, and even looking did not tell whether it took effect
};

/// What is to be done to one of several runs, and what became of it.
struct RunAction {
    AccountId account;
    Run run; ///< as it stood when it was chosen
    ActionState state = ActionState::Unsent;
    std::optional<PendingDeployment> deployment; ///< that is reviewed; nothing for an action on the run itself
    QString offer{}; ///< what the deployment would deploy, and over what; empty: not known
    QString words; ///< why it is left out, was refused or is not known; else empty

    bool operator==(const RunAction&) const = default;
};

} // namespace signalbox::core
