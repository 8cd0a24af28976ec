// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/job_kind.h"

#include <QString>

namespace signalbox::views {

/// The drawing of resources/icons for jobs of this kind.
QString iconOf(lists::JobKind kind);

} // namespace signalbox::views
