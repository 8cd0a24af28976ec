// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace signalbox::tests {

/// Real data of others that the project reads and does not hold: the folder named by SIGNALBOX_RECORDED,
/// SIGNALBOX_SAMPLES, SIGNALBOX_LOGS, SIGNALBOX_WORKFLOWS or SIGNALBOX_SHARED (`variable`), else `name` in ../shared
/// beside the checkout. Nothing when it is not there: the test then skips in initTestCase() and says why.
std::optional<QString> dataFolder(const char* variable, const QString& name);

} // namespace signalbox::tests
