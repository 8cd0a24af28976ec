// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runs/run_command.h"

#include <optional>
#include <vector>

namespace signalbox::views {

/// Where a window can be: on the Overview, at the list of runs, at one run of it, or at the inbox.
struct Place {
    enum class Screen { Overview, Runs, Inbox };
    Screen screen = Screen::Overview;
    std::optional<RunKey> run; ///< on the screen of runs alone

    static Place overview() { return {}; }
    static Place runs() { return {.screen = Screen::Runs}; }
    static Place inbox() { return {.screen = Screen::Inbox}; }
    static Place at(const RunKey& run) { return {.screen = Screen::Runs, .run = run}; }

    bool operator==(const Place&) const = default;
};

/// Where the user has been, for back and forward, as a web browser keeps it: going somewhere new forgets what lay
/// ahead. Remembers the last hundred places.
class Trail {
public:
    explicit Trail(const Place& begin = Place::overview())
        : m_places{begin}
    {
    }

    const Place& here() const { return m_places[m_at]; }
    /// False when that is where we are.
    bool go(const Place& place);
    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_places.size(); }
    void back();
    void forward();

private:
    std::vector<Place> m_places;
    size_t m_at = 0;
};

} // namespace signalbox::views
