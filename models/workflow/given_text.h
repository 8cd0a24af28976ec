// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "yaml/place.h"

#include <QString>

namespace signalbox::workflow {

/// The text of a scalar as GitHub gives it to a run: unquoted, 3.10 is the number 3.1 and True is true. Empty for null
/// and for anything else.
QString givenText(const yaml::Place& place);

} // namespace signalbox::workflow
