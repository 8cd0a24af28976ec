// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What goes out of a repository: tags, releases, environments and what was deployed to them.
#pragma once

#include "demo/moment.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace signalbox::demo {

/// What an annotated tag stands on: an object of its own that names the commit.
struct TagObject {
    QString sha;
    QString tag;
    QString message;
    QString commit;
    QString tagger; ///< login
    Moment at = 0;
};

struct Asset {
    qint64 id = 0;
    QString name;
    QString label;
    QString contentType = QStringLiteral("application/octet-stream");
    QString uploader; ///< login
    QByteArray content;
    bool open = false; ///< its upload was broken off
    Moment at = 0;
};

struct Release {
    qint64 id = 0;
    QString tag;
    QString name;
    QString body;
    QString target;
    QString author;
    bool draft = false;
    bool prerelease = false;
    bool mayBeLatest = true; ///< unless make_latest said "false"
    bool immutable = false;
    Moment createdAt = 0;
    Moment publishedAt = 0;
    std::vector<Asset> assets;
};

/// What a scanner of the code, or of what it depends on, has found, and nobody has mended yet.
struct Alert {
    int number = 0;
    bool isOfDependency = false;
    QString severity; ///< "low", "medium", "high" or "critical"
    QString what; ///< a sentence
    Moment at = 0;
};

/// What a ruleset asks of tags, or of branches.
struct Ruleset {
    qint64 id = 0;
    QString name;
    QString target = QStringLiteral("tag");
    QString enforcement = QStringLiteral("active"); ///< active, evaluate, disabled
    QStringList include; ///< "refs/tags/v*", "~ALL"
    QStringList exclude;
    QStringList rules; ///< their types: creation, deletion, update
    Moment createdAt = 0;
};

/// Which branches or tags may deploy to an environment.
struct BranchPolicy {
    qint64 id = 0;
    QString name; ///< with wildcards: "main", "v*"
    QString type = QStringLiteral("branch"); ///< branch, tag
};

struct Environment {
    qint64 id = 0;
    QString name;
    QStringList reviewers; ///< logins; not empty means that a job waits for one of them
    int waitMinutes = 0;
    bool preventSelfReview = false;
    bool protectedBranches = false; ///< only branches with protection deploy to it
    std::vector<BranchPolicy> policies; ///< only these deploy to it; none is no such rule
    Moment createdAt = 0;
};

struct DeploymentStatus {
    qint64 id = 0;
    QString state; ///< "waiting" is "pending" to REST, which has no such word
    QString description;
    QString creator;
    QString logUrl; ///< as somebody named it; else it is that of the job
    QString environmentUrl; ///< the same; else one is made up
    qint64 run = 0;
    qint64 job = 0;
    Moment at = 0;
};

/// What is wrong with a version where it runs.
struct Sickness {
    QString environment; ///< empty is everywhere
    QString version; ///< "1.4.2"; empty is all of them
    int status = 503; ///< of its answers; 0 is none at all, the connection ends
    QByteArray body; ///< in place of the usual
    Moment delay = 0; ///< before each answer
    Moment after = 0; ///< since the version came, before anything is wrong
    int every = 1; ///< 2: every second answer is sick, the others are well
    int asked = 0;
};

/// What an environment runs.
struct Live {
    QString version; ///< without a leading v
    QString sha;
    Moment since = 0;
};

struct Deployment {
    qint64 id = 0;
    QString sha;
    QString ref;
    QString task = QStringLiteral("deploy");
    QString environment;
    QString description;
    QString creator;
    QByteArray payload; ///< JSON, empty is {}
    QString version; ///< that its run was told to deploy; empty is what stands at its commit
    bool transient = false; ///< the environment will be gone one day
    std::optional<bool> production; ///< nothing: it is when it is called so
    Moment createdAt = 0;
    std::vector<DeploymentStatus> statuses; ///< oldest first

    bool isProduction() const { return production.value_or(environment == QStringLiteral("production")); }
    const QString& state() const;
};

} // namespace signalbox::demo
