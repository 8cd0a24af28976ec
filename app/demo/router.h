// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/blobs.h"
#include "demo/exchange.h"
#include "demo/world.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace signalbox::demo {

/// What a handler works with.
struct Call {
    World& world;
    Blobs& blobs;
    Represent& represent;
    const Request& request;
    Repository* repository = nullptr; ///< of a route under /repos/{owner}/{repo}
    QStringList parts; ///< what stood for each {} of the pattern, decoded

    const QString& part(qsizetype index) const { return parts.at(index); }
    qint64 id(qsizetype index) const { return parts.at(index).toLongLong(); }
};

using Handler = std::function<Response(Call&)>;

/// Who may call a route, by what it does.
enum class Needs { Nothing, Token, WriteToken, AdministerToken };

struct Route {
    QByteArray method;
    QString pattern; ///< "R/actions/runs/{id}"; R is a repository, {rest...} is everything that follows
    Needs needs = Needs::Nothing;
    Handler handler;
    QByteArray permission = "actions=write"; ///< what a fine-grained token needs for it, as GitHub's refusal says
    QStringList segments{}; ///< of the pattern, filled in by the router
};

/// Finds what answers a request.
class Router {
public:
    Router();

    struct Match {
        const Route* route = nullptr;
        QStringList parts;
    };
    /// `segments`: of the path, decoded, behind the repository when `inRepository`.
    Match match(const QByteArray& method, bool inRepository, const QStringList& segments) const;
    /// Whether some other method is known there.
    bool knows(bool inRepository, const QStringList& segments) const;

    /// In the order in which they are tried.
    const std::vector<Route>& routes() const { return m_routes; }

private:
    void add(std::vector<Route> routes);

    std::vector<Route> m_routes;
};

/// The operations, by what they are about.
std::vector<Route> accountRoutes();
std::vector<Route> repositoryRoutes();
std::vector<Route> compareRoutes();
std::vector<Route> contentRoutes();
std::vector<Route> gitRoutes();
std::vector<Route> ruleRoutes();
std::vector<Route> workflowRoutes();
std::vector<Route> concurrencyRoutes();
std::vector<Route> runRoutes();
std::vector<Route> runActionRoutes();
std::vector<Route> jobRoutes();
std::vector<Route> artifactRoutes();
std::vector<Route> approvalRoutes();
std::vector<Route> checkRoutes();
std::vector<Route> pullRoutes();
std::vector<Route> releaseRoutes();
std::vector<Route> deploymentRoutes();
std::vector<Route> graphqlRoutes();

/// The rows of one page, and the Link header to the others; addresses in the id form /repositories/ID/...
struct Page {
    qsizetype first = 0;
    qsizetype count = 0;
    QString link; ///< empty when one page holds everything
};
Page pageOf(const Call& call, qsizetype total);
/// A bare list, or with a name the envelope {total_count, name}, of one page. `row` makes the row of an index.
Response listOf(Call& call, qsizetype total, const std::function<QJsonObject(qsizetype)>& row,
                const QString& envelope = {}, qsizetype counted = -1);

} // namespace signalbox::demo
