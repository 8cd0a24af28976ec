// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/question.h"

#include "cli/plain_text.h"

#include <array>
#include <cstdio>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace signalbox::console {

core::Result<bool> askWord(const QString& question, const QString& word)
{
    if (isatty(STDIN_FILENO) == 0)
        return std::unexpected(core::Error{.kind = core::ErrorKind::Rejected,
                                           .what = u"Nobody can be asked here, so nothing was sent."_s,
                                           .advice = u"Look at it first, then add --yes."_s});
    std::fputs(cli::harmless(u"%1 Type %2 to go on: "_s.arg(question, word)).toUtf8().constData(), stderr);
    std::array<char, 256> line{};
    if (!std::fgets(line.data(), int(line.size()), stdin))
        return false;
    return QString::fromUtf8(line.data()).trimmed() == word;
}

} // namespace signalbox::console
