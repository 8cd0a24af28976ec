// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <map>

namespace signalbox::tests {

/// What the threads of this program besides the calling one did up to a moment, as the system has it in its books
/// (/proc; where there is none they seem to sleep). Tells who waits for its turn from who waits for something, which
/// no length of time does on a busy machine.
class OtherThreads {
public:
    static OtherThreads now();

    bool allSleep() const;
    /// Both the same and asleep: none has run between the two.
    bool operator==(const OtherThreads&) const = default;

private:
    std::map<QByteArray, QByteArray> m_standing; ///< by thread: its state's line, and how often it left a processor
};

} // namespace signalbox::tests
