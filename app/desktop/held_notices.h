// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/transition.h"

#include <QDateTime>

#include <vector>

namespace signalbox::desktop {

/// Transitions that are told later, each at its time: at the end of quiet hours, or with the digest.
class HeldNotices {
public:
    void hold(const monitor::Transition& transition, const QDateTime& until);
    /// Those whose time has come, in the order in which they came, and no longer held.
    std::vector<monitor::Transition> take(const QDateTime& now);
    /// None is told before this moment.
    void postpone(const QDateTime& until);
    bool isEmpty() const { return m_held.empty(); }

private:
    struct Held {
        monitor::Transition transition;
        QDateTime until;
    };
    std::vector<Held> m_held;
};

} // namespace signalbox::desktop
