// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/world.h"

#include <QByteArray>
#include <QString>

#include <utility>
#include <vector>

namespace signalbox::demo {

/// A zip of these files, in this order, all written at that time: the same files give the same bytes.
QByteArray zipped(const std::vector<std::pair<QString, QByteArray>>& files, Moment written);
/// All logs of an attempt as GitHub packs them: "0_Test (stable).txt" for each job, and "Test (stable)/3_Clippy.txt"
/// for each of its steps; names without what no file system takes.
QByteArray logArchive(World& world, const Run& run, int attempt);
/// What a job left behind: coverage and benchmark reports, a binary.
QByteArray artifactArchive(World& world, const Artifact& artifact);

} // namespace signalbox::demo
