// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/rollback_order.h"

#include <QString>

namespace signalbox::views {

/// Each request as GitHub will get it: the method and path, and the body with its lines.
QString requestsText(const std::vector<delivery::PlannedRequest>& requests);

} // namespace signalbox::views
