// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/api.h"

#include "demo/seed.h"
#include "demo/validators.h"
#include "demo/version.h"

#include <QCryptographicHash>
#include <QUrl>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostRemembered = 32'000'000; // bytes

Resource resourceOf(const Request& request)
{
    if (request.path == "/graphql"_L1)
        return Resource::Graphql;
    return request.path.startsWith("/search/"_L1) ? Resource::Search : Resource::Core;
}

// What a body that should be a JSON object is instead, in GitHub's words; empty when it is one, or there is none.
QString flawOf(const QByteArray& body)
{
    if (body.trimmed().isEmpty() || QJsonDocument::fromJson(body).isObject())
        return {};
    QJsonParseError error;
    (void)QJsonDocument::fromJson('[' + body + ']', &error);
    return error.error == QJsonParseError::NoError ? u"Body should be a JSON object"_s : u"Problems parsing JSON"_s;
}

// What a browser wants to know before it lets a page ask.
Response preflight()
{
    Response response = Response::empty(204);
    response.headers.append("Access-Control-Allow-Headers"_L1,
                            "Authorization, Content-Type, If-Match, If-Modified-Since, If-None-Match, "
                            "If-Unmodified-Since, X-Requested-With, User-Agent, X-GitHub-Api-Version"_L1);
    response.headers.append("Access-Control-Allow-Methods"_L1, "GET, POST, PATCH, PUT, DELETE"_L1);
    response.headers.append("Access-Control-Max-Age"_L1, "86400"_L1);
    return response;
}

QStringList segmentsOf(const QString& path)
{
    QStringList segments = path.split(u'/', Qt::SkipEmptyParts);
    for (QString& segment : segments)
        segment = QUrl::fromPercentEncoding(segment.toUtf8());
    return segments;
}

} // namespace

Api::Api(World& world, Blobs& blobs, Tokens& tokens, Traffic& traffic)
    : m_world(world)
    , m_blobs(blobs)
    , m_tokens(tokens)
    , m_traffic(traffic)
    , m_remembered(mostRemembered)
{
}

void Api::identify(Request& request) const
{
    const QByteArrayView header = request.headers.value(QHttpHeaders::WellKnownHeader::Authorization);
    const qsizetype space = header.indexOf(' ');
    request.token = space < 0 ? QString() : QString::fromUtf8(header.sliced(space + 1).trimmed());
    if (request.token.isEmpty())
        return;
    request.grant = m_tokens.grant(request.token);
    request.login = request.grant.login.isEmpty() ? m_world.viewer() : request.grant.login;
}

// What GitHub says before it looks at what was asked for.
std::optional<Response> Api::refuse(Request& request)
{
    if (request.headers.value(QHttpHeaders::WellKnownHeader::UserAgent).isEmpty()) {
        Response response = Response::empty(403);
        response.contentType = "text/html; charset=utf-8";
        response.body = "Request forbidden by administrative rules. Please make sure your request has a User-Agent "
                        "header. Check https://developer.github.com for other possible causes.\n";
        return response;
    }
    const QByteArrayView version = request.headers.value("X-GitHub-Api-Version");
    if (!version.isEmpty() && version != "2022-11-28" && version != "2026-03-10")
        return Response::refusal(400, u"\"%1\" is not a supported version."_s.arg(QString::fromUtf8(version)));
    if (!request.token.isEmpty()
        && (request.grant.rights == Rights::Invalid || request.grant.rights == Rights::Expired)) {
        request.login.clear();
        return Response::refusal(401, u"Bad credentials"_s);
    }
    const Moment now = m_world.now();
    const Resource resource = resourceOf(request);
    const bool reads = request.isRead() || request.method == "OPTIONS";
    const Limits::Asked asked{.resource = resource,
                              .reads = reads || resource == Resource::Graphql,
                              .creates = !reads && resource != Resource::Graphql && request.method != "DELETE",
                              .inFlight = m_traffic.inFlight};
    if (const std::optional<int> wait = m_limits.refuse(request.login, asked, now)) {
        ++m_traffic.refused;
        return Response::secondaryLimit(403, wait);
    }
    if (m_limits.quota(request.login, resource, now).remaining() == 0 && request.path != "/rate_limit"_L1) {
        ++m_traffic.refused;
        const QString whose
            = request.login.isEmpty() ? u"127.0.0.1"_s : u"user ID %1"_s.arg(m_world.user(request.login).id);
        Response response = Response::primaryLimit(403, whose);
        // GraphQL tells its errors in an answer that is fine as far as HTTP goes.
        if (resource == Resource::Graphql)
            response = Response::json(QJsonObject{
                {u"errors"_s,
                 QJsonArray{QJsonObject{{u"type"_s, u"RATE_LIMITED"_s},
                                        {u"message"_s, QString("API rate limit exceeded for "_L1 + whose + u'.')}}}}});
        return response;
    }
    return std::nullopt;
}

Response Api::answer(Request request)
{
    Response response;
    bool charged = true;
    if (std::optional<Response> refused = refuse(request)) {
        response = std::move(*refused);
        charged = response.status == 401;
    } else if (request.method == "OPTIONS") {
        response = preflight();
        charged = false;
    } else if (request.path == "/rate_limit"_L1) {
        response = rateLimit(request);
        charged = false;
    } else {
        response = route(request);
        charged = !(response.status == 304 && !request.login.isEmpty());
    }
    if (charged) {
        m_limits.charge(request.login, resourceOf(request), m_world.now());
        ++m_traffic.charged;
    }
    m_traffic.notModified += response.status == 304 ? 1 : 0;
    finish(request, response);
    return response;
}

Represent& Api::represent(const Origin& origin)
{
    std::unique_ptr<Represent>& kept = m_represents[origin.api];
    if (!kept || kept->origin() != origin)
        kept = std::make_unique<Represent>(m_world, origin);
    return *kept;
}

Response Api::route(const Request& request)
{
    if (request.path.size() > 1 && request.path.endsWith(u'/'))
        return Response::notFound();
    QStringList segments = segmentsOf(request.path);
    if (segments.size() >= 3 && segments.first() == "repos"_L1) {
        const QString fullName = segments.at(1) + u'/' + segments.at(2);
        Repository* repository = m_world.repository(fullName);
        if (!repository) {
            const Repository* now = m_world.movedFrom(fullName);
            return now ? moved(request, *now, segments.mid(3)) : Response::notFound();
        }
        return routed(request, repository, segments.mid(3));
    }
    if (segments.size() >= 2 && segments.first() == "repositories"_L1) {
        Repository* repository = m_world.repository(segments.at(1).toLongLong());
        return repository ? routed(request, repository, segments.mid(2)) : Response::notFound();
    }
    return routed(request, nullptr, segments);
}

Response Api::moved(const Request& request, const Repository& repository, const QStringList& segments) const
{
    QString target = request.origin.api + u"/repositories/%1"_s.arg(repository.id);
    for (const QString& segment : segments)
        target += u'/' + QString::fromUtf8(QUrl::toPercentEncoding(segment));
    if (!request.query.isEmpty())
        target += u'?' + request.query.toString(QUrl::FullyEncoded);
    return Response::redirect(request.isRead() ? 301 : 307, target);
}

Response Api::routed(const Request& request, Repository* repository, const QStringList& segments)
{
    if (repository && repository->isPrivate && request.token.isEmpty())
        return Response::notFound();
    const QByteArray method = request.method == "HEAD" ? QByteArray("GET") : request.method;
    const Router::Match match = m_router.match(method, repository != nullptr, segments);
    if (!match.route)
        return Response::notFound();
    ++m_traffic.byRoute[QString::fromLatin1(method) + u' ' + match.route->pattern];
    const Needs needs = match.route->needs;
    if (needs != Needs::Nothing && request.token.isEmpty())
        return Response::refusal(401, u"Requires authentication"_s);
    if ((needs == Needs::WriteToken && request.grant.rights < Rights::Write)
        || (needs == Needs::AdministerToken && request.grant.rights < Rights::Administer)) {
        Response response = Response::refusal(403, u"Resource not accessible by personal access token"_s);
        response.headers.append("X-Accepted-GitHub-Permissions"_L1, match.route->permission);
        return response;
    }
    Call call{m_world, m_blobs, represent(request.origin), request, repository, match.parts};
    if (request.isRead())
        return made(request, *match.route, call);
    if (const QString flaw = flawOf(request.body); !flaw.isEmpty())
        return Response::refusal(400, flaw);
    Response response = match.route->handler(call);
    removeWhatVersionLacks(request, response);
    return response;
}

// An answer is made once for each state of what it tells about, and for each who may see another one.
Response Api::made(const Request& request, const Route& route, Call& call)
{
    const quint64 version = call.repository ? call.repository->version : m_world.version();
    const QString address
        = QStringList{request.origin.api + request.path + u'?' + request.query.toString(QUrl::FullyEncoded),
                      request.login, QString::number(static_cast<int>(request.grant.rights)),
                      QString::fromLatin1(request.headers.value("X-GitHub-Api-Version")),
                      QString::fromLatin1(request.headers.value(QHttpHeaders::WellKnownHeader::Accept))}
              .join(u'\n');
    if (const Remembered::Answer* known = m_remembered.find(address, version)) {
        Response response = known->response;
        validate(request, known->hash, response);
        return response;
    }
    Response response = route.handler(call);
    removeWhatVersionLacks(request, response);
    if (response.status != 200 || response.validators == Response::Validators::None)
        return response;
    const QByteArray hash = QCryptographicHash::hash(response.body, QCryptographicHash::Sha256);
    m_remembered.keep(address, {version, response, hash});
    validate(request, hash, response);
    return response;
}

Response Api::rateLimit(const Request& request)
{
    const auto object = [](const Quota& quota) {
        return QJsonObject{{u"limit"_s, quota.limit},
                           {u"used"_s, quota.used},
                           {u"remaining"_s, quota.remaining()},
                           {u"reset"_s, quota.reset / 1000}};
    };
    QJsonObject resources;
    for (const Resource resource : {Resource::Core, Resource::Search, Resource::Graphql})
        resources.insert(QLatin1StringView(nameOf(resource)),
                         object(m_limits.quota(request.login, resource, m_world.now())));
    QJsonObject body{{u"resources"_s, resources}};
    if (request.headers.value("X-GitHub-Api-Version") != "2026-03-10")
        body.insert("rate"_L1, resources.value("core"_L1));
    Response response = Response::json(body);
    response.validators = Response::Validators::None;
    return response;
}

void Api::finish(const Request& request, Response& response)
{
    const Resource resource = resourceOf(request);
    const Quota& quota = m_limits.quota(request.login, resource, m_world.now());
    QHttpHeaders& headers = response.headers;
    ++m_requestNumber;
    headers.append("X-GitHub-Request-Id"_L1, shaFrom(9, m_requestNumber).left(24).toUpper());
    headers.append("X-GitHub-Media-Type"_L1, "github.v3; format=json"_L1);
    const QByteArrayView version = request.headers.value("X-GitHub-Api-Version");
    headers.append("x-github-api-version-selected"_L1, version.isEmpty() ? QByteArrayView("2022-11-28") : version);
    headers.append("X-RateLimit-Limit"_L1, QByteArray::number(quota.limit));
    headers.append("X-RateLimit-Remaining"_L1, QByteArray::number(quota.remaining()));
    headers.append("X-RateLimit-Used"_L1, QByteArray::number(quota.used));
    headers.append("X-RateLimit-Reset"_L1, QByteArray::number(quota.reset / 1000));
    headers.append("X-RateLimit-Resource"_L1, nameOf(resource));
    if (!request.login.isEmpty() && request.grant.classic)
        headers.append("X-OAuth-Scopes"_L1,
                       request.grant.workflows ? "repo, workflow, read:org"_L1 : "repo, read:org"_L1);
    if (response.status == 200 || response.status == 304)
        headers.append(QHttpHeaders::WellKnownHeader::CacheControl,
                       request.login.isEmpty() ? "public, max-age=60, s-maxage=60"
                                               : "private, max-age=60, s-maxage=60");
    headers.append(QHttpHeaders::WellKnownHeader::Vary,
                   "Accept, Authorization, Cookie, X-GitHub-OTP, Accept-Encoding, Accept, X-Requested-With");
    headers.replaceOrAppend(QHttpHeaders::WellKnownHeader::Date, httpDate(m_world.now()));
    headers.append("Access-Control-Allow-Origin"_L1, "*"_L1);
    headers.append("Access-Control-Expose-Headers"_L1,
                   "ETag, Link, Location, Retry-After, X-GitHub-OTP, X-RateLimit-Limit, X-RateLimit-Remaining, "
                   "X-RateLimit-Used, X-RateLimit-Resource, X-RateLimit-Reset, X-OAuth-Scopes, "
                   "X-Accepted-OAuth-Scopes, X-Poll-Interval, X-GitHub-Media-Type, X-GitHub-SSO, X-GitHub-Request-Id, "
                   "Deprecation, Sunset"_L1);
    if (!response.contentType.isEmpty() && response.status != 304)
        headers.append(QHttpHeaders::WellKnownHeader::ContentType, response.contentType);
}

} // namespace signalbox::demo
