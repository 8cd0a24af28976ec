// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"

#include <map>
#include <utility>

namespace signalbox::monitor {

/// Changes that the store did not take. They go along with the next ones, a row at most once and as it is now.
///
/// Several transactions may be on their way to the store at a time. It answers them in their order, so that what is
/// forgotten is never newer than what was written.
class Unsaved {
public:
    void add(const std::vector<core::Change>& changes);
    /// These were written; what else is unsaved stays.
    void forget(const std::vector<core::Change>& written);
    bool isEmpty() const { return m_changes.empty(); }

    /// These changes, with what is unsaved before them.
    std::vector<core::Change> before(const std::vector<core::Change>& changes) const;

private:
    using Key = std::pair<int, qint64>; // kind of row, id
    static Key key(const core::Change& change);

    std::map<Key, core::Change> m_changes;
};

} // namespace signalbox::monitor
