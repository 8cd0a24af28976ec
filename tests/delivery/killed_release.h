// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

namespace signalbox::tests {

/// The program that is killed: this test's own executable, when it is started as one. Releases v1.5.0 by a tag, or goes
/// on with what it kept, prints each state that is on disk, and ends with the release.
///
/// Its arguments behind those of KilledProgram: the commit, and the way ("tag" or "publish"). Nothing when it was
/// started as the test.
std::optional<int> releaseUntilKilled(const QStringList& arguments);

} // namespace signalbox::tests
