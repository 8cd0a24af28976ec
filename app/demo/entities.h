// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/definition.h"
#include "demo/delivery.h"
#include "demo/moment.h"

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace signalbox::demo {

struct User {
    qint64 id = 0;
    QString login;
    QString name;
    bool organisation = false;
};

struct Step {
    int number = 0;
    QString name;
    QString status = QStringLiteral("queued");
    QString conclusion; ///< empty while it has none
    Moment startedAt = 0;
    Moment completedAt = 0;
};

struct Annotation {
    QString path;
    int line = 1;
    QString level = QStringLiteral("failure");
    QString title;
    QString message;
};

struct Job {
    qint64 id = 0;
    qint64 run = 0;
    int attempt = 1;
    QString key; ///< of its definition
    QString name;
    QString status = QStringLiteral("queued");
    QString conclusion;
    Moment createdAt = 0;
    Moment startedAt = 0;
    Moment completedAt = 0;
    int runner = 0; ///< number of the machine, 0 before there is one
    std::vector<Step> steps; ///< empty until it starts
    std::optional<Failure> failure;
    std::vector<Annotation> annotations;
    qint64 deployment = 0;
    QString group; ///< of concurrency; empty for none
    bool reviewed = false; ///< somebody has let it go to its environment
    Moment waitsUntil = 0; ///< the environment's timer; 0 for none
    int turn = 0; ///< counts what overtook the events that were planned for it

    bool ended() const { return status == QStringLiteral("completed"); }
};

struct Attempt {
    int number = 1;
    QString status = QStringLiteral("queued");
    QString conclusion;
    QString triggeringActor;
    Moment startedAt = 0;
    Moment updatedAt = 0;
    std::vector<qint64> jobs; ///< in the order of creation; jobs kept from an earlier attempt are listed again
};

struct Approval {
    QString state; ///< approved, rejected
    QString comment;
    QString user;
    std::vector<qint64> environments;
};

struct Artifact {
    qint64 id = 0;
    qint64 run = 0;
    QString name;
    Moment createdAt = 0;
    Moment expiresAt = 0;
};

/// What the reports of a run say.
struct Figures {
    double coverage = 84.2; ///< percent of lines
    double slowdown = 1; ///< of the benchmarks, against what they usually take
};

struct Run {
    qint64 id = 0;
    qint64 repository = 0;
    qint64 workflow = 0;
    qint64 suite = 0;
    int number = 0;
    QString event;
    QString ref; ///< branch or tag, without refs/...
    QString sha;
    QString title;
    QString actor;
    int pullRequest = 0;
    bool fromFork = false;
    Moment createdAt = 0;
    std::vector<Attempt> attempts;
    std::vector<Failure> failures;
    Figures figures;
    QMap<QString, QString> inputs; ///< that it was dispatched with
    QString group; ///< of concurrency; empty for none
    std::vector<Approval> approvals;
    std::vector<qint64> artifacts;
    bool logsDeleted = false;

    Attempt& latest() { return attempts.back(); }
    const Attempt& latest() const { return attempts.back(); }
    const QString& status() const { return latest().status; }
    const QString& conclusion() const { return latest().conclusion; }
    bool ended() const { return status() == QStringLiteral("completed"); }
};

struct Commit {
    QString sha;
    QString parent;
    QString message;
    QString author; ///< login
    Moment at = 0;
    QMap<QString, std::optional<QByteArray>> written{}; ///< path -> text; nothing for a file that it removed
};

struct CommitStatus {
    qint64 id = 0;
    QString sha;
    QString context;
    QString state;
    QString description;
    QString targetUrl;
    QString creator;
    Moment at = 0;
};

struct Review {
    qint64 id = 0;
    QString user;
    QString state; ///< APPROVED, CHANGES_REQUESTED, COMMENTED
    QString body;
    QString sha;
    Moment at = 0;
};

struct PullRequest {
    qint64 id = 0;
    int number = 0;
    QString title;
    QString body;
    QString author;
    QString head;
    QString base;
    QString sha;
    QString merged{}; ///< the commit that it became on its base; empty while it has none
    QString state = QStringLiteral("open");
    QStringList labels{};
    bool draft = false;
    bool fork = false;
    Moment createdAt = 0;
    Moment updatedAt = 0;
    Moment mergedAt = 0;
    Moment closedAt = 0;
    std::vector<Review> reviews;
};

/// Who holds a concurrency group or waits for it: a job, or with job 0 a whole run.
struct GroupMember {
    qint64 run = 0;
    qint64 job = 0;

    bool operator==(const GroupMember&) const = default;
};

/// One goes on, one waits; whoever comes then takes the place of the one that waits.
struct ConcurrencyGroup {
    std::optional<GroupMember> holder;
    std::optional<GroupMember> pending;
    Moment acquiredAt = 0;
};

/// What a branch requires of a pull request before it takes it.
struct Requirements {
    QStringList byProtection; ///< contexts of the branch's own protection, all of them GitHub Actions' to report
    QStringList byRuleset; ///< contexts of a ruleset, which any app may report
    bool pullRequest = false; ///< a ruleset wants every change to come by a pull request
};

/// A repository with all that belongs to it.
struct Repository {
    qint64 id = 0;
    QString owner;
    QString name;
    QString description;
    QString language = QStringLiteral("Rust");
    QString defaultBranch = QStringLiteral("main");
    bool isPrivate = false;
    bool archived = false;
    bool isFork = false;
    QStringList topics;
    Moment createdAt = 0;
    Moment pushedAt = 0;
    Moment updatedAt = 0;
    int runners = 20; ///< how many of its jobs may run at a time
    int running = 0;
    std::vector<qint64> waitingForRunner; ///< job ids, first come first served

    std::vector<Workflow> workflows;
    std::vector<std::unique_ptr<Run>> runs; ///< oldest first
    QMap<QString, QString> branches; ///< name -> sha
    QMap<QString, QString> tags; ///< name -> sha of the commit
    QMap<QString, QString> annotations; ///< name of an annotated tag -> sha of its object
    QHash<QString, TagObject> tagObjects; ///< by sha, also those that no tag stands on
    QHash<QString, Commit> commits; ///< by sha
    std::map<qint64, Artifact> artifacts;
    std::vector<PullRequest> pullRequests;
    std::vector<Release> releases;
    qint64 latestRelease = 0; ///< that somebody has said is the latest; 0: by age
    bool immutableReleases = false; ///< what is published from now on can be changed no more
    QStringList spentTags; ///< of immutable releases: never to be used again, also when the release is gone
    std::vector<Ruleset> rulesets;
    std::vector<Alert> alerts; ///< that are open
    std::vector<Environment> environments;
    std::vector<Deployment> deployments; ///< oldest first
    QMap<QString, ConcurrencyGroup> groups; ///< that somebody holds
    std::vector<Sickness> sicknesses; ///< of what was deployed
    QStringList images; ///< in the registry: "switchyard/switchyard:v1.4.1"
    std::vector<CommitStatus> statuses;
    QMap<QString, Requirements> requirements; ///< by branch
    QMap<QString, QByteArray> files; ///< path -> text, before any commit that says otherwise

    quint64 version = 1; ///< counts the changes of anything in it

    QString fullName() const { return owner + QLatin1Char('/') + name; }
    Workflow* workflow(qint64 workflowId);
    Workflow* workflow(const QString& pathOrFileOrId);
    Environment* environment(const QString& environmentName);
    /// The commit that a branch, a tag, a full or an abbreviated sha, or refs/... names; empty for none.
    QString resolve(const QString& ref) const;
    /// The release that GitHub shows as the latest; nullptr for none.
    const Release* latest() const;
    /// The first parents of a commit, itself first.
    QStringList historyOf(const QString& sha) const;
    /// All files as they are at a commit.
    QMap<QString, QByteArray> filesAt(const QString& sha) const;
};

} // namespace signalbox::demo
