// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/outcome.h"

#include <map>
#include <optional>

namespace signalbox::views {

/// How far what is on the screen can be trusted, in one word and one sentence.
struct Connection {
    enum class Kind {
        SignedOut, ///< nobody to ask as
        Nothing, ///< no repository is watched
        Beginning, ///< asked, and no answer yet
        Live,
        Stale, ///< some repositories did not answer the last time
        Offline, ///< none answers, or the machine has no network
        Paused, ///< GitHub told us to wait
    };
    Kind kind = Kind::SignedOut;
    QString text; ///< for the status bar: "Live", "Stale since 14:02", "Paused until 14:30", ...
    QString detail; ///< for the tooltip: which repositories, and why; may be empty
    core::Outcome shape = core::Outcome::Unknown; ///< what it looks like

    bool operator==(const Connection&) const = default;
};

/// What the connection is judged from.
struct Signs {
    bool signedIn = false;
    bool offline = false; ///< the machine says that it has no network
    std::map<core::RepositoryName, core::Freshness> freshness;
    core::Quota quota;
};

/// Times are said in the user's own zone, with the day when it is not today's.
Connection connection(const Signs& signs, const QDateTime& now);

/// "412 of 5,000 used, resets 14:00"; empty when the server has no limit or has not said one.
QString quotaText(const core::Quota& quota, const QDateTime& now);

/// "Looking now", "Next look in 4 s"; empty when none is planned.
QString nextLookText(const std::optional<QDateTime>& at, bool looking, const QDateTime& now);

} // namespace signalbox::views
