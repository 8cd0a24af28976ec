// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/line_index.h"
#include "logs/log_line.h"

#include <QCache>

namespace signalbox::logs {

/// Reads lines for a view, with the style that earlier lines left set, and keeps the last ones read. Looks back for
/// that style over the lines of the block before; a program that sets a colour further up and never again is not
/// followed. One thread at a time.
class LineReader {
public:
    explicit LineReader(std::shared_ptr<const LineIndex> index);

    /// The line, empty when there is none.
    LogLine line(qint64 number);

private:
    static constexpr qint64 blockLines = 64;

    std::vector<LogLine> readBlock(qint64 block) const;

    std::shared_ptr<const LineIndex> m_index;
    QCache<qint64, std::vector<LogLine>> m_blocks{64};
};

} // namespace signalbox::logs
