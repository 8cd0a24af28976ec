// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace signalbox::logs {

struct SecretRange {
    qsizetype start = 0;
    qsizetype length = 0;

    bool operator==(const SecretRange&) const = default;
};

/// Where `text` holds something that looks like a token: GitHub's, AWS's, GitLab's, Slack's, npm's and PyPI's forms,
/// web tokens, what stands behind "Bearer", and a password in an address. The runner masks the secrets that it knows;
/// these are the ones that a program made or printed in another form. In order, without overlap.
std::vector<SecretRange> secretsIn(const QString& text);

/// `text` with each of them as "***".
QString masked(QString text);

/// What a masked secret is shown as, as GitHub has it.
inline constexpr QStringView secretMask = u"***";

} // namespace signalbox::logs
