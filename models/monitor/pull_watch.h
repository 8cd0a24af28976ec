// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "monitor/pace.h"
#include "monitor/silent_checks.h"

#include <map>
#include <optional>
#include <vector>

namespace signalbox::monitor {

/// The user's own open pull requests of one repository: what was read of them, and what is worth reading next. Only
/// their own, because each costs requests of its own, and only those that are ready, because a draft waits for nobody.
///
/// The rows live here alone: a 304 to a list of GitHub's stands for them.
class PullWatch {
public:
    /// The checks that a base branch requires, as they were last read; empty lists where the token may not read them.
    struct Rules {
        std::optional<std::vector<core::RequiredCheck>> ofRulesets;
        std::optional<std::vector<core::RequiredCheck>> ofProtection;
        std::optional<Duration> askedAt;

        std::vector<core::RequiredCheck> all() const;
        bool operator==(const Rules&) const = default;
    };

    /// One pull request and what was read of its head.
    struct Pull {
        core::PullRequest row;
        QDateTime seenAt; ///< at the head since, by our clock
        std::optional<std::vector<core::Check>> checkRuns;
        std::optional<std::vector<core::Check>> statuses;
        /// Read only where a check seems silent.
        std::optional<std::vector<core::Run>> runs;
        std::optional<std::vector<core::Check>> checkRunsOfMerge;
        std::optional<std::vector<core::Check>> statusesOfMerge;
        bool refused = false; ///< the token may not read what was reported
        bool allReported = false; ///< nothing to look for until the head or the rules change
        std::optional<core::SilentChecks> told; ///< as it was said last
    };

    bool isRead() const { return m_isRead; } ///< the list was, in this session
    std::map<int, Pull>& pulls() { return m_pulls; }
    Rules& rules(const QString& branch) { return m_rules[branch]; }
    /// Something is missing of one of them, so that the next look comes sooner.
    bool isMissingSomething() const;
    /// Whether a run that is new or has changed is reason to look again.
    bool concerns(const core::Run& run) const;
    /// As after a change of the rules: they are read again with the next look.
    void forgetRules();

    /// Takes the list as it is now, `login`'s rows of it; returns what was told of those that are gone or have a new
    /// head, as silent no more.
    std::vector<core::Change> take(const std::vector<core::PullRequest>& rows, const QString& login,
                                   const QDateTime& now);
    /// As if the list had never been read; returns what was told, as silent no more.
    std::vector<core::Change> forgetAll();
    /// The change from what was told to this; nothing when it is the same. No checks: silent no more.
    static std::vector<core::Change> tell(Pull& pull, core::SilentChecks silent);

private:
    bool m_isRead = false;
    std::map<QString, Rules> m_rules; ///< by base branch
    std::map<int, Pull> m_pulls; ///< by number
};

} // namespace signalbox::monitor
