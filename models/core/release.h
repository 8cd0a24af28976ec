// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>
#include <vector>

namespace signalbox::core {

/// A tag, with the commit that it leads to in the end, whatever kind of tag it is.
/// https://docs.github.com/en/rest/repos/repos#list-repository-tags
struct Tag {
    QString name;
    QString commit; ///< 40 hex digits

    bool operator==(const Tag&) const = default;
};

struct ReleaseAsset {
    QString name;
    qint64 size = 0; ///< bytes
    QString digest; ///< "sha256:...", empty where the server does not say
    bool isUploaded = false; ///< false: its upload was never finished

    bool operator==(const ReleaseAsset&) const = default;
};

/// https://docs.github.com/en/rest/releases/releases
struct Release {
    ReleaseId id;
    QString tag; ///< of a draft: the one that it will make
    QString target; ///< a branch or commit, where the tag is not there yet
    QString name;
    QString notes; ///< Markdown, as it was written; text from outside
    QString author; ///< login
    bool isDraft = false;
    bool isPrerelease = false;
    bool isImmutable = false; ///< neither its tag nor its assets can be changed
    QDateTime createdAt; ///< UTC
    std::optional<QDateTime> publishedAt; ///< UTC; nothing for a draft
    std::vector<ReleaseAsset> assets;
    QUrl webUrl;

    bool operator==(const Release&) const = default;
};

/// What GitHub would write about a release.
struct ReleaseNotes {
    QString name; ///< of the release
    QString text; ///< Markdown

    bool operator==(const ReleaseNotes&) const = default;
};

/// What a release is to be.
struct NewRelease {
    QString tag;
    QString commit; ///< where the tag is made, if it is not there
    QString name;
    QString notes;
    bool isDraft = false;
    bool isPrerelease = false;
    bool isLatest = true; ///< shown as the newest; a pre-release or draft never is

    bool operator==(const NewRelease&) const = default;
};

} // namespace signalbox::core
