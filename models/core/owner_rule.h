// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/glob.h"
#include "core/repository.h"

#include <QStringList>

#include <vector>

namespace signalbox::core {

/// Which repositories of an owner are wanted, and what is to become of those that come later.
struct OwnerRule {
    enum class WhenNew {
        Ignore,
        Offer, ///< the user is told and chooses
        Watch, ///< they are watched as soon as they are seen
    };

    QString owner; ///< login of a user or an organisation
    QStringList leaveOut; ///< globs over the name, or over owner/name where they hold a slash; case does not matter
    bool archivedToo = false;
    bool forksToo = false;
    WhenNew whenNew = WhenNew::Ignore;

    bool operator==(const OwnerRule&) const = default;
};

/// A rule ready to be asked about many repositories.
class LeftOut {
public:
    LeftOut() = default; ///< of nothing
    explicit LeftOut(const OwnerRule& rule);

    bool operator()(const Repository& repository) const;

private:
    struct Pattern {
        Glob glob;
        bool withOwner = false;
    };
    std::vector<Pattern> m_patterns;
    bool m_archived = false;
    bool m_forks = false;
};

/// The globs in what somebody typed, between spaces, commas or lines; each once.
QStringList globsIn(const QString& text);

} // namespace signalbox::core
