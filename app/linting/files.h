// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace signalbox::linting {

/// The files that a path of the command line stands for, sorted: itself, or what a folder holds of workflows and
/// actions, and of Dependabot's. NotFound when there is nothing there.
core::Result<QStringList> filesOf(const QString& path);

/// What is in a file; "-" is standard input. Malformed beyond 16 MB, Storage when it cannot be read.
core::Result<QByteArray> read(const QString& path);

/// Puts the text in the place of the file, whole or not at all. Storage when it cannot be written.
core::Result<void> write(const QString& path, const QByteArray& text);

} // namespace signalbox::linting
