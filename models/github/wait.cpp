// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/wait.h"

using namespace Qt::StringLiterals;

namespace signalbox::github {

core::Error cancelledError()
{
    return {.kind = core::ErrorKind::Cancelled, .what = u"The request was given up because its account was closed."_s};
}

void Lifetime::close()
{
    m_closed = true;
    while (!m_open.empty())
        m_open.extract(m_open.begin()).value()->cancel();
}

} // namespace signalbox::github
