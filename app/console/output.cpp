// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/output.h"

#include "cli/options.h"
#include "cli/plain_text.h"

using namespace Qt::StringLiterals;

namespace signalbox::console {

bool Output::write(const QByteArray& bytes)
{
    const auto size = static_cast<size_t>(bytes.size());
    m_open = m_open && std::fwrite(bytes.constData(), 1, size, stdout) == size && std::fflush(stdout) == 0;
    return m_open;
}

void Output::complain(const core::Error& error)
{
    std::fputs((cli::harmless("signalbox: "_L1 + error.sentence()) + u'\n').toUtf8().constData(), stderr);
}

core::Error Output::brokenPipe()
{
    return {.kind = core::ErrorKind::Storage,
            .what = u"Nobody reads the output any more."_s,
            .advice = u"Let the reader live as long as the command, or write to a file."_s};
}

int exitStatus(const core::Error& error)
{
    if (error.kind == core::ErrorKind::Rejected)
        return cli::Usage;
    return error.kind == core::ErrorKind::Unauthorized ? cli::NoToken : cli::Failed;
}

} // namespace signalbox::console
