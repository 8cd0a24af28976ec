// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/router.h"

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

bool fits(const Route& route, bool inRepository, const QStringList& segments, QStringList* parts)
{
    const bool wantsRepository = !route.segments.isEmpty() && route.segments.first() == "R"_L1;
    if (wantsRepository != inRepository)
        return false;
    const qsizetype skip = wantsRepository ? 1 : 0;
    const qsizetype length = route.segments.size() - skip;
    const bool open = length > 0 && route.segments.last().endsWith("...}"_L1);
    if (open ? segments.size() < length : segments.size() != length)
        return false;
    for (qsizetype index = 0; index < length; ++index) {
        const QString& wanted = route.segments.at(index + skip);
        if (!wanted.startsWith(u'{')) {
            if (wanted != segments.at(index))
                return false;
        } else if (open && index == length - 1) {
            parts->append(segments.mid(index).join(u'/'));
        } else {
            parts->append(segments.at(index));
        }
    }
    return true;
}

} // namespace

Router::Router()
{
    add(accountRoutes());
    add(repositoryRoutes());
    add(compareRoutes());
    add(contentRoutes());
    add(gitRoutes());
    add(ruleRoutes());
    add(workflowRoutes());
    add(concurrencyRoutes());
    add(runRoutes());
    add(runActionRoutes());
    add(jobRoutes());
    add(artifactRoutes());
    add(approvalRoutes());
    add(checkRoutes());
    add(pullRoutes());
    add(releaseRoutes());
    add(deploymentRoutes());
    add(graphqlRoutes());
}

void Router::add(std::vector<Route> routes)
{
    for (Route& route : routes) {
        route.segments = route.pattern.split(u'/', Qt::SkipEmptyParts);
        m_routes.push_back(std::move(route));
    }
}

Router::Match Router::match(const QByteArray& method, bool inRepository, const QStringList& segments) const
{
    for (const Route& route : m_routes) {
        QStringList parts;
        if (route.method == method && fits(route, inRepository, segments, &parts))
            return {&route, parts};
    }
    return {};
}

bool Router::knows(bool inRepository, const QStringList& segments) const
{
    return std::ranges::any_of(m_routes, [&](const Route& route) {
        QStringList parts;
        return fits(route, inRepository, segments, &parts);
    });
}

} // namespace signalbox::demo
