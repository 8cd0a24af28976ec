// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/tokens.h"

namespace signalbox::demo {

using namespace Qt::StringLiterals;

Tokens::Tokens()
{
    set(u"bad-token"_s, {.rights = Rights::Invalid});
    set(u"expired-token"_s, {.rights = Rights::Expired});
    set(u"read-only-token"_s, {.rights = Rights::Read});
    set(u"write-token"_s, {.rights = Rights::Write});
    set(u"fine-grained-token"_s, {.rights = Rights::Write, .classic = false});
    set(u"no-workflow-token"_s, {.rights = Rights::Write, .workflows = false});
    set(u"fine-grained-no-workflow-token"_s, {.rights = Rights::Write, .classic = false, .workflows = false});
}

} // namespace signalbox::demo
