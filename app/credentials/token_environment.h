// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

namespace signalbox::credentials {

/// The tokens that the environment held when the program began, by the names that GitHub's own command line reads.
/// https://cli.github.com/manual/gh_help_environment
class TokenEnvironment {
public:
    TokenEnvironment() = default;
    explicit TokenEnvironment(QHash<QByteArray, QByteArray> variables)
        : m_variables(std::move(variables))
    {
    }

    /// Reads the variables and removes them, so that no process that we start inherits them.
    static TokenEnvironment take();

    /// GH_TOKEN, else GITHUB_TOKEN, for github.com and the hosts under ghe.com; GH_ENTERPRISE_TOKEN, else
    /// GITHUB_ENTERPRISE_TOKEN, for any other. Empty when there is none. A token is never offered to a host of the
    /// other kind, and never to a loopback address.
    QByteArray tokenFor(const QString& host) const;

private:
    QHash<QByteArray, QByteArray> m_variables;
};

} // namespace signalbox::credentials
