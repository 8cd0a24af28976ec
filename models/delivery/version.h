// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <compare>
#include <optional>

namespace signalbox::delivery {

/// A version of Semantic Versioning 2.0.0 (https://semver.org) as a tag names it.
struct Version {
    QString prefix; ///< before the number: "v", "app-v", or nothing
    qint64 major = 0;
    qint64 minor = 0;
    qint64 patch = 0;
    QStringList preRelease; ///< the parts of what stands behind a hyphen: {"rc", "1"}; empty for a release proper
    QString build; ///< what stands behind a plus; says nothing about the order

    /// Nothing for a tag that is no version: three numbers without leading zeros, whatever letters stand before.
    static std::optional<Version> fromTag(const QString& tag);

    QString number() const; ///< "1.4.2-rc.1"
    QString tag() const { return prefix + number(); }
    bool isPreRelease() const { return !preRelease.isEmpty(); }

    /// The order of releases, by the rules of semver.org; prefix and build have no part in it.
    std::weak_ordering operator<=>(const Version& other) const;
    bool operator==(const Version& other) const { return std::is_eq(*this <=> other); }
};

} // namespace signalbox::delivery
