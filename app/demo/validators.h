// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/exchange.h"

namespace signalbox::demo {

/// Gives an answer its ETag, and its Last-Modified where it has one, and turns it into a 304 when the request says that
/// this is what its sender has already. `hash`: of the body.
void validate(const Request& request, const QByteArray& hash, Response& response);

} // namespace signalbox::demo
