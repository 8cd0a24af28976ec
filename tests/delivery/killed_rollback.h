// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

namespace signalbox::tests {

/// The program that is killed: this test's own executable, when it is started as one. Rolls production back by what
/// `order` says, or goes on with what it kept, prints each state that is on disk, and ends with the rollback.
///
/// Its arguments behind those of KilledProgram: the deployment, the commits of v1.5.0 and v1.4.1, the workflow's id.
/// Nothing when it was started as the test.
std::optional<int> rollBackUntilKilled(const QStringList& arguments);

} // namespace signalbox::tests
