// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runs/run_command.h"

#include <optional>
#include <vector>

namespace signalbox::views {

/// Where a window can be: at the list of runs (nothing), or at one run.
using Place = std::optional<RunKey>;

/// Where the user has been, for back and forward, as a web browser keeps it: going somewhere new forgets what lay
/// ahead. Begins at the list. Remembers the last hundred places.
class Trail {
public:
    const Place& here() const { return m_places[m_at]; }
    /// False when that is where we are.
    bool go(const Place& place);
    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_places.size(); }
    void back();
    void forward();

private:
    std::vector<Place> m_places{Place()};
    size_t m_at = 0;
};

} // namespace signalbox::views
