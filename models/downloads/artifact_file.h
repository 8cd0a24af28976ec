// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artifact.h"
#include "core/error.h"

namespace signalbox::downloads {

/// Names of files, and the step from a part to a file. What touches the disk is for workers.

/// What an artifact's file is called: its name with what no file system takes replaced, and ".zip".
QString fileNameOf(const core::Artifact& artifact);

/// Where a download that will be `path` keeps what has come so far. It carries the artifact's id: another artifact of
/// the same name never goes on with it.
QString partPathOf(const QString& path, core::ArtifactId artifact);

/// Whether what is there may be the whole artifact, so that its digest decides and nothing need be asked.
bool mayBeWhole(const core::Artifact& artifact, qint64 size);

/// Compares the part with the digest that GitHub gives; Malformed when it differs, and the part is then gone. Without a
/// digest of a kind that we know there is nothing to compare.
core::Result<void> check(const QString& part, const core::Artifact& artifact);

enum class Existing { Replace, KeepBoth };

/// Gives the part its real name; with KeepBoth "name (2).zip" when that is taken. Returns the path it has now.
core::Result<QString> publish(const QString& part, const QString& path, Existing existing);

} // namespace signalbox::downloads
