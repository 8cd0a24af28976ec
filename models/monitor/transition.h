// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account.h"
#include "core/run.h"

#include <optional>
#include <vector>

namespace signalbox::monitor {

/// One thing that happened along a line, (account, repository, workflow, branch), and may deserve a person's attention.
struct Transition {
    enum class Kind {
        Broken, ///< a run failed where the one before passed, or where there was none
        StillBroken, ///< a run failed after one that failed
        Fixed, ///< a run passed after one that failed
        Started, ///< a machine took up an attempt
        Finished, ///< an attempt ended, however it did
        WaitingForApproval, ///< a run waits for a person: a deployment, or a fork's run
        QueuedTooLong, ///< no machine takes it
        SlowerThanUsual, ///< it runs longer than those before it took
        CronSilent, ///< a scheduled run is overdue, or GitHub switched its workflow off for inactivity
    };
    Kind kind = Kind::Broken;
    core::AccountId account;
    /// The run that it is about: the one that broke or fixed the line, the last one of a cron that fell silent. Of a
    /// workflow that was switched off without ever having run by the clock it has only repository and workflow.
    core::Run run;
    bool onDefaultBranch = false; ///< and not of a pull request
    std::optional<core::Run> before; ///< of Broken, StillBroken and Fixed: what it is compared with, if anything
};

/// All of them, in the order of their declaration.
const std::vector<Transition::Kind>& transitionKinds();

/// As rules and commands name it: "broken", "still_broken", "waiting_for_approval", ...
QString word(Transition::Kind kind);
/// Nothing for a word that is none of those.
std::optional<Transition::Kind> transitionKindFromWord(const QString& word);

/// Whether it says how the line stands, and not only what a run does.
bool isVerdict(Transition::Kind kind);

} // namespace signalbox::monitor
