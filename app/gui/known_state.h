// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/clock.h"
#include "session/workspace.h"

#include <vector>

namespace signalbox::gui {

/// What the store knew at the end of the last start. Reading it begins with the construction, on the store's worker:
/// made before the window, it is ready when the window is. GUI thread.
class KnownState {
public:
    /// Opens the workspace, which must outlive it.
    explicit KnownState(session::Workspace& workspace);

    /// How opening went. To be awaited once, before changes().
    QCoro::Task<core::Result<history::Store::Opened>> opened();
    /// A list of changes an account of the settings, catching up, of the repositories that are watched: those that are
    /// named here, or where none is, those of the settings; the store remembers others too. What cannot be read is left
    /// out. To be awaited once.
    QCoro::Task<std::vector<core::ChangeSet>> changes(std::vector<core::RepositoryName> named, QDateTime now);

private:
    struct Reading {
        settings::WatchedAccount of;
        QCoro::Task<core::Result<history::Snapshot>> snapshot;
    };

    QCoro::Task<core::Result<history::Store::Opened>> m_opening;
    std::vector<Reading> m_readings;
};

} // namespace signalbox::gui
