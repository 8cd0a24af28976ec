// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/exchange.h"

#include <QByteArray>

namespace signalbox::demo {

/// An answer's status line and headers as HTTP/1.1 writes them, with the length of its body: that of the whole one also
/// where only a part of it follows, or none as for HEAD. `closes`: this is the connection's last answer.
QByteArray headOf(const Response& response, bool closes);

} // namespace signalbox::demo
