// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/http.h"

#include <QString>

#include <optional>
#include <vector>

namespace signalbox::tests {

/// One line of the recordings' manifest.json, with the body it names.
struct Exchange {
    QString operation; ///< GitHub's operation id
    QString file; ///< of the body, for messages
    github::Answer answer;
};

/// Every exchange of the recordings. Nothing when there are none on this machine.
std::optional<std::vector<Exchange>> recordedExchanges();

} // namespace signalbox::tests
