// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace signalbox::core {

/// owner/name, as users type it. GitHub compares both without case; we keep what we were told and compare as GitHub
/// does.
struct RepositoryName {
    QString owner;
    QString name;

    QString full() const { return owner + u'/' + name; }
    bool isEmpty() const { return owner.isEmpty() || name.isEmpty(); }

    /// Reads "owner/name", also out of a web address or a clone address of any host. Nothing when it is neither.
    static std::optional<RepositoryName> parse(const QString& text);
    /// The host of such an address, in small letters and without a port; empty when it names none.
    static QString hostIn(const QString& text);

    friend bool operator==(const RepositoryName& a, const RepositoryName& b);
    friend std::strong_ordering operator<=>(const RepositoryName& a, const RepositoryName& b);
};

size_t qHash(const RepositoryName& name, size_t seed = 0);

/// A repository as `GET /repos/{owner}/{repo}` and the repository lists give it.
/// https://docs.github.com/en/rest/repos/repos
struct Repository {
    RepositoryId id;
    RepositoryName name;
    QString defaultBranch; ///< empty where a list does not say
    bool isPrivate = false;
    bool archived = false;
    bool disabled = false;
    bool isFork = false;
    bool canPush = false; ///< may re-run and cancel (permissions.push)
    bool canAdminister = false;
    std::optional<QDateTime> pushedAt;
    QUrl webUrl;
    QStringList topics; ///< as its owner has labelled it

    bool operator==(const Repository&) const = default;
};

} // namespace signalbox::core
