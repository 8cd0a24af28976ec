// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/log_file.h"

#include <stop_token>

namespace signalbox::logs {

/// Writes the log to `target`, byte by byte as it came except for what looks like a secret (secrets.h). Whole or not at
/// all: an existing file stays as it was until the new one is complete. Storage when the disk refuses, Cancelled after
/// a stop. Reads and writes: for a worker.
core::Result<void> saveLog(const LogFile& file, const QString& target, const std::stop_token& stop);

} // namespace signalbox::logs
