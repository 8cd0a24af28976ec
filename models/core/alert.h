// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace signalbox::core {

/// An open alert of code scanning or Dependabot, as far as a release has to know of it.
/// https://docs.github.com/en/rest/code-scanning and https://docs.github.com/en/rest/dependabot/alerts
struct Alert {
    int number = 0;
    QString severity; ///< "critical", "high", "medium", "low", or "error", "warning", "note"; may be empty
    QString what; ///< plain text from outside
    QUrl webUrl;

    bool operator==(const Alert&) const = default;
};

} // namespace signalbox::core
