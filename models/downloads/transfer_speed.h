// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <deque>

namespace signalbox::downloads {

/// How fast bytes have come lately.
class TransferSpeed {
public:
    static constexpr std::chrono::milliseconds window{5'000}; ///< what counts as lately

    /// So many bytes are there at this moment.
    void note(const QDateTime& now, qint64 bytes);
    /// They come from somewhere else from now on.
    void reset() { m_samples.clear(); }
    qint64 bytesPerSecond() const; ///< 0 until there is something to go by

private:
    struct Sample {
        QDateTime at;
        qint64 bytes = 0;
    };
    std::deque<Sample> m_samples;
};

} // namespace signalbox::downloads
