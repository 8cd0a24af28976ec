// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/exchange.h"
#include "demo/faults.h"

namespace signalbox::demo {

/// What a fault does to an answer, apart from the connection.

/// The fault answers itself: the API is not asked.
bool isInstead(const Fault& fault);
bool isLimit(const Fault& fault);
Response instead(const Fault& fault);
/// It strikes a body, so there has to be one: a 304 has none.
bool needsBody(const Fault& fault);
/// Makes the rate-limit headers say that nothing is left.
void exhaust(const Fault& fault, Moment now, Response& response);
/// Damages an answer that the API gave.
void spoil(const Fault& fault, Moment now, Response& response);

} // namespace signalbox::demo
