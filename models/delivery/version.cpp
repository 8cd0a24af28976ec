// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/version.h"

#include <QRegularExpression>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

bool isNumber(const QString& part)
{
    return std::ranges::all_of(part, [](QChar letter) { return letter >= u'0' && letter <= u'9'; });
}

/// Numbers of any length, without leading zeros.
std::weak_ordering compareNumbers(const QString& left, const QString& right)
{
    if (left.size() != right.size())
        return left.size() <=> right.size();
    return left.compare(right) <=> 0;
}

std::weak_ordering compareParts(const QString& left, const QString& right)
{
    const bool isLeftNumber = isNumber(left);
    const bool isRightNumber = isNumber(right);
    if (isLeftNumber && isRightNumber)
        return compareNumbers(left, right);
    if (isLeftNumber != isRightNumber)
        return isLeftNumber ? std::weak_ordering::less : std::weak_ordering::greater;
    return left.compare(right) <=> 0;
}

} // namespace

std::optional<Version> Version::fromTag(const QString& tag)
{
    static const QRegularExpression form(
        uR"(^(?<prefix>(?:[A-Za-z@](?:[\w@/.-]*?[A-Za-z_@/-])??)?)(?<major>0|[1-9]\d{0,8})\.(?<minor>0|[1-9]\d{0,8})\.(?<patch>0|[1-9]\d{0,8}))"
        uR"((?:-(?<pre>(?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*))*))?)"
        uR"((?:\+(?<build>[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?\z)"_s);
    const auto match = form.match(tag);
    if (!match.hasMatch())
        return std::nullopt;
    return Version{.prefix = match.captured("prefix"_L1),
                   .major = match.captured("major"_L1).toLongLong(),
                   .minor = match.captured("minor"_L1).toLongLong(),
                   .patch = match.captured("patch"_L1).toLongLong(),
                   .preRelease = match.captured("pre"_L1).split(u'.', Qt::SkipEmptyParts),
                   .build = match.captured("build"_L1)};
}

QString Version::number() const
{
    QString text = u"%1.%2.%3"_s.arg(major).arg(minor).arg(patch);
    if (isPreRelease())
        text += u'-' + preRelease.join(u'.');
    return build.isEmpty() ? text : text + u'+' + build;
}

std::weak_ordering Version::operator<=>(const Version& other) const
{
    if (const auto order = std::tie(major, minor, patch) <=> std::tie(other.major, other.minor, other.patch);
        std::is_neq(order))
        return order;
    if (isPreRelease() != other.isPreRelease())
        return isPreRelease() ? std::weak_ordering::less : std::weak_ordering::greater;
    for (qsizetype i = 0; i < std::min(preRelease.size(), other.preRelease.size()); ++i) {
        if (const auto order = compareParts(preRelease[i], other.preRelease[i]); std::is_neq(order))
            return order;
    }
    return preRelease.size() <=> other.preRelease.size();
}

} // namespace signalbox::delivery
