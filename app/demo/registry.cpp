// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/registry.h"

#include "demo/world.h"

#include <QRegularExpression>

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr auto Root = "/v2/"_L1;
constexpr auto TokenPath = "/_demo/registry/token"_L1;

Response refused(int status, const QString& code)
{
    Response response = Response::json(
        QJsonObject{{u"errors"_s, QJsonArray{QJsonObject{{u"code"_s, code}, {u"message"_s, code}}}}}, status);
    response.validators = Response::Validators::None;
    return response;
}

QByteArray tokenFor(const QString& name)
{
    return "pull-" + name.toUtf8().toHex();
}

} // namespace

bool Registry::isAddressed(const Request& request)
{
    return request.path.startsWith(Root) || request.path == TokenPath;
}

Response Registry::answer(const Request& request) const
{
    if (request.path == TokenPath)
        return giveToken(request);
    static const QRegularExpression form(u"^/v2/(.+)/manifests/([^/]+)$"_s);
    const auto match = form.match(request.path);
    if (!match.hasMatch() || !request.isRead())
        return refused(404, u"UNSUPPORTED"_s);
    const QString name = match.captured(1);
    if (request.headers.value(QHttpHeaders::WellKnownHeader::Authorization) != "Bearer " + tokenFor(name)) {
        Response response = refused(401, u"UNAUTHORIZED"_s);
        response.headers.append(QHttpHeaders::WellKnownHeader::WWWAuthenticate,
                                u"Bearer realm=\"%1%2\",service=\"registry\",scope=\"repository:%3:pull\""_s.arg(
                                    request.origin.api, TokenPath, name));
        return response;
    }
    if (!has(name + u':' + match.captured(2)))
        return refused(404, u"MANIFEST_UNKNOWN"_s);
    Response response = Response::json(QJsonObject{{u"schemaVersion"_s, 2}});
    response.contentType = "application/vnd.oci.image.index.v1+json";
    response.validators = Response::Validators::None;
    return response;
}

Response Registry::giveToken(const Request& request) const
{
    const QString name = request.parameter(u"scope"_s).section(u':', 1, 1);
    if (!isPublic(name))
        return refused(403, u"DENIED"_s);
    Response response
        = Response::json(QJsonObject{{u"token"_s, QString::fromLatin1(tokenFor(name))}, {u"expires_in"_s, 300}});
    response.validators = Response::Validators::None;
    return response;
}

bool Registry::isPublic(const QString& name) const
{
    return std::ranges::any_of(m_world.repositories(), [&](const auto& entry) {
        const auto isOfName = [&](const QString& image) { return image.section(u':', 0, 0) == name; };
        return !entry.second->isPrivate && std::ranges::any_of(entry.second->images, isOfName);
    });
}

bool Registry::has(const QString& image) const
{
    return std::ranges::any_of(m_world.repositories(),
                               [&](const auto& entry) { return entry.second->images.contains(image); });
}

} // namespace signalbox::demo
