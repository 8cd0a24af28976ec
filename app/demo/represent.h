// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/diff.h"
#include "demo/world.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>

namespace signalbox::demo {

/// Where an answer's addresses point to.
struct Origin {
    QString api; ///< "http://127.0.0.1:4711", "http://127.0.0.1:4711/api/v3" or "https://api.github.com"
    QString web; ///< "https://github.com"
    QString blobs; ///< "http://127.0.0.1:4712" or "https://demo.blob.core.windows.net"

    bool operator==(const Origin&) const = default;
};

/// The world as GitHub's API shows it: each object with all fields that GitHub's OpenAPI description requires, and
/// addresses on the origin that was asked.
class Represent {
public:
    Represent(World& world, Origin origin)
        : m_world(world)
        , m_origin(std::move(origin))
    {
    }

    const Origin& origin() const { return m_origin; }

    QJsonObject user(const QString& login);
    QJsonObject fullUser(const QString& login, bool own);
    QJsonObject organisation(const QString& login);

    QJsonObject minimalRepository(const Repository& repository);
    QJsonObject repository(const Repository& repository, const QJsonObject& permissions);
    QJsonObject shortBranch(const Repository& repository, const QString& name);
    QJsonObject branch(const Repository& repository, const QString& name);
    QJsonArray branchRules(const Repository& repository, const QString& name);
    QJsonObject commit(const Repository& repository, const QString& sha);
    QJsonObject change(const Repository& repository, const FileChange& change, const QString& sha);
    QJsonObject simpleCommit(const Repository& repository, const QString& sha);
    QJsonObject tag(const Repository& repository, const QString& name);
    /// `text`: the file as it is at `ref`.
    QJsonObject file(const Repository& repository, const QString& path, const QByteArray& text, const QString& ref,
                     bool withContent);
    /// A commit as git has it, which is what an answer about a change says of it.
    QJsonObject gitCommit(const Repository& repository, const QString& sha);
    QJsonObject gitRef(const Repository& repository, const QString& branch);
    /// What a tag points to: its object when it is annotated, else its commit.
    QJsonObject tagRef(const Repository& repository, const QString& name);
    QJsonObject tagObject(const Repository& repository, const TagObject& object);

    QJsonObject workflow(const Repository& repository, const Workflow& workflow);
    QJsonObject run(const Repository& repository, const Run& run, int attempt = 0);
    QJsonObject job(const Repository& repository, const Job& job);
    QJsonObject artifact(const Repository& repository, const Artifact& artifact, qint64 size, const QString& digest);
    QJsonObject pendingDeployment(const Repository& repository, const Environment& environment, bool canApprove);
    QJsonObject approval(const Repository& repository, const Approval& approval);
    QJsonObject checkRun(const Repository& repository, const Job& job);
    QJsonObject checkSuite(const Repository& repository, const Run& run);
    QJsonObject annotation(const Repository& repository, const Job& job, const Annotation& annotation);
    QJsonObject commitStatus(const Repository& repository, const CommitStatus& status, bool withCreator);

    QJsonObject pullRequest(const Repository& repository, const PullRequest& pull, bool whole);
    QJsonObject review(const Repository& repository, const PullRequest& pull, const Review& review);
    QJsonObject release(const Repository& repository, const Release& release);
    QJsonObject asset(const Repository& repository, const Release& release, const Asset& asset);
    QJsonObject codeAlert(const Repository& repository, const Alert& alert);
    QJsonObject dependencyAlert(const Repository& repository, const Alert& alert);
    QJsonObject ruleset(const Repository& repository, const Ruleset& ruleset, bool whole);
    QJsonObject branchPolicy(const BranchPolicy& policy);
    QJsonObject environment(const Repository& repository, const Environment& environment);
    QJsonObject deployment(const Repository& repository, const Deployment& deployment);
    QJsonObject deploymentStatus(const Repository& repository, const Deployment& deployment,
                                 const DeploymentStatus& status);

    QString url(const Repository& repository, const QString& path = {}) const;
    QString web(const Repository& repository, const QString& path = {}) const;

private:
    QJsonArray pullRequestsOf(const Repository& repository, const Run& run);
    QJsonObject app();
    QJsonObject environmentName(const Repository& repository, const Environment& environment);

    World& m_world;
    Origin m_origin;
    QHash<QString, QJsonObject> m_users;
    QHash<QString, QJsonObject> m_minimalRepositories; // by full name
};

/// GitHub's opaque id for a thing: stable, and different for each.
QString nodeId(const QString& kind, qint64 id);
/// The name that git has for a file's bytes.
QString blobSha(const QByteArray& text);
/// Null for an empty text or no time.
QJsonValue orNull(const QString& text);

} // namespace signalbox::demo
