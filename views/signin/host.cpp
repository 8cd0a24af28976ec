// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/host.h"

#include <QHostAddress>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

std::unexpected<core::Error> refuse(const QString& what, const QString& advice)
{
    return std::unexpected(core::Error{.kind = core::ErrorKind::Rejected, .what = what, .advice = advice});
}

bool isThisMachine(const QString& host)
{
    return host == u"localhost"_s || QHostAddress(host).isLoopback();
}

bool isHostAlone(const QUrl& url)
{
    const QString path = url.path();
    const bool root = path.isEmpty() || path == u"/"_s || path == u"/api/v3"_s || path == u"/api/v3/"_s;
    return root && url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment();
}

QUrl address(const QString& scheme, const QString& host, int port, const QString& path = {})
{
    QUrl url;
    url.setScheme(scheme);
    url.setHost(host);
    url.setPort(port);
    url.setPath(path);
    return url;
}

/// "api.HOST" is where the interface lives, HOST is what people type; both mean the same place.
QString withoutApi(const QString& host)
{
    return host.startsWith(u"api."_s) ? host.mid(4) : host;
}

} // namespace

core::Result<core::Account> readHost(const QString& typed)
{
    const QString text = typed.trimmed().isEmpty() ? u"github.com"_s : typed.trimmed();
    const QUrl url(text.contains(u"://"_s) ? text : u"https://"_s + text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || text.contains(u' '))
        return refuse(u"“%1” is not the address of a GitHub server."_s.arg(text),
                      u"Type a host such as github.com or github.example.com."_s);
    if (!isHostAlone(url))
        return refuse(u"The address has more than a host in it."_s,
                      u"Type the host alone, such as %1."_s.arg(withoutApi(url.host())));

    const QString host = url.host();
    if (isThisMachine(host)) {
        const QString path = url.path() == u"/"_s ? QString() : url.path();
        return core::Account{.apiUrl
                             = address(url.scheme(), host, url.port(), path.endsWith(u'/') ? path.chopped(1) : path),
                             .webUrl = address(url.scheme(), host, url.port())};
    }
    if (url.scheme() != u"https"_s)
        return refuse(u"Signalbox talks to GitHub over https only, because the token travels with every request."_s,
                      u"Type the host alone, such as %1."_s.arg(host));

    const QString web = withoutApi(host);
    if (web == u"github.com"_s || web == u"www.github.com"_s)
        return core::Account{.apiUrl = address(u"https"_s, u"api.github.com"_s, -1),
                             .webUrl = address(u"https"_s, u"github.com"_s, -1)};
    if (web.endsWith(u".ghe.com"_s))
        return core::Account{.apiUrl = address(u"https"_s, u"api."_s + web, url.port()),
                             .webUrl = address(u"https"_s, web, url.port())};
    return core::Account{.apiUrl = address(u"https"_s, host, url.port(), u"/api/v3"_s),
                         .webUrl = address(u"https"_s, host, url.port())};
}

QUrl fineGrainedTokenPage(const core::Account& account)
{
    QUrl page = account.webUrl;
    page.setPath(u"/settings/personal-access-tokens/new"_s);
    return page;
}

QUrl classicTokenPage(const core::Account& account)
{
    QUrl page = account.webUrl;
    page.setPath(u"/settings/tokens/new"_s);
    QUrlQuery query;
    query.addQueryItem(u"description"_s, u"Signalbox"_s);
    query.addQueryItem(u"scopes"_s, u"repo"_s);
    page.setQuery(query);
    return page;
}

} // namespace signalbox::views
