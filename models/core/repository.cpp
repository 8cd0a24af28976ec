// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/repository.h"

#include <QRegularExpression>

namespace signalbox::core {

std::optional<RepositoryName> RepositoryName::parse(const QString& text)
{
    // Owner: letters, digits and single hyphens; name: also dots and underscores. Anything before the last two parts is
    // a scheme, a host or a user, as in https://github.com/o/r.git and git@github.com:o/r.git.
    static const QRegularExpression pattern(QStringLiteral(
        R"(^(?:[a-z+]+://(?:[^/@]+@)?[^/]+/|[^/@\s]+@[^/:\s]+:)?([A-Za-z0-9][A-Za-z0-9_-]*)/([A-Za-z0-9._-]+?)(?:\.git)?/?$)"));
    const auto match = pattern.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    RepositoryName name{.owner = match.captured(1), .name = match.captured(2)};
    if (name.name == QStringLiteral(".") || name.name == QStringLiteral(".."))
        return std::nullopt;
    return name;
}

QString RepositoryName::hostIn(const QString& text)
{
    static const QRegularExpression pattern(
        QStringLiteral(R"(^(?:[a-z+]+://(?:[^/@]+@)?|[^/@\s]+@)(?:www\.|ssh\.)?([^/:\s]+))"));
    return pattern.match(text.trimmed()).captured(1).toLower();
}

bool operator==(const RepositoryName& a, const RepositoryName& b)
{
    return a.owner.compare(b.owner, Qt::CaseInsensitive) == 0 && a.name.compare(b.name, Qt::CaseInsensitive) == 0;
}

std::strong_ordering operator<=>(const RepositoryName& a, const RepositoryName& b)
{
    const int owners = a.owner.compare(b.owner, Qt::CaseInsensitive);
    return (owners != 0 ? owners : a.name.compare(b.name, Qt::CaseInsensitive)) <=> 0;
}

size_t qHash(const RepositoryName& name, size_t seed)
{
    return qHashMulti(seed, name.owner.toLower(), name.name.toLower());
}

} // namespace signalbox::core
