// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "monitor/mutes.h"
#include "settings/kept_list.h"

namespace signalbox::settings {

/// What the user has muted for a while, in the settings file, so that it lasts beyond the program's end. Repositories
/// that are muted until they are heard again are the window's to keep. One thread.
class KeptMutes {
public:
    explicit KeptMutes(const QString& file);

    /// What is not understood is left out, and so is what would last for longer than any button mutes, a day: it is the
    /// mark of a clock that was wrong, and would be silence without a way back.
    monitor::Mutes read(const QDateTime& now) const;
    /// Those that last beyond `now`. Storage when they cannot be written.
    core::Result<void> keep(const monitor::Mutes& mutes, const QDateTime& now);

private:
    KeptList m_list;
};

} // namespace signalbox::settings
