// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "credentials/token_environment.h"

#include <array>

using namespace Qt::StringLiterals;

namespace signalbox::credentials {
namespace {

constexpr std::array ownNames{"GH_TOKEN", "GITHUB_TOKEN"};
constexpr std::array enterpriseNames{"GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN"};

bool isLoopback(const QString& host)
{
    return host == "localhost"_L1 || host == "::1"_L1 || host.startsWith("127."_L1);
}

} // namespace

TokenEnvironment TokenEnvironment::take()
{
    QHash<QByteArray, QByteArray> found;
    const auto take = [&found](const char* name) {
        if (const auto value = qgetenv(name).trimmed(); !value.isEmpty())
            found.insert(name, value);
        qunsetenv(name);
    };
    std::ranges::for_each(ownNames, take);
    std::ranges::for_each(enterpriseNames, take);
    return TokenEnvironment(std::move(found));
}

QByteArray TokenEnvironment::tokenFor(const QString& host) const
{
    const auto lower = host.toLower();
    if (isLoopback(lower))
        return {};
    const bool ofGitHub = lower == "github.com"_L1 || lower == "api.github.com"_L1 || lower.endsWith(".ghe.com"_L1);
    for (const auto* name : ofGitHub ? ownNames : enterpriseNames) {
        if (const auto value = m_variables.value(name); !value.isEmpty())
            return value;
    }
    return {};
}

} // namespace signalbox::credentials
