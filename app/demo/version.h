// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/exchange.h"

namespace signalbox::demo {

/// Takes out of an answer the fields that the version of the API which was asked for has no longer: 2026-03-10 knows no
/// has_downloads of a repository, no merge_commit_sha and no single assignee of a pull request.
void removeWhatVersionLacks(const Request& request, Response& response);

} // namespace signalbox::demo
