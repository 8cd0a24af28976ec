// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/account_url.h"

#include "github/http.h"

using namespace Qt::StringLiterals;

namespace signalbox::github {
namespace {

std::unexpected<core::Error> rejected(const QString& typed, const QString& why)
{
    return std::unexpected(core::Error{.kind = core::ErrorKind::Rejected,
                                       .what = u"\"%1\" is no address of a GitHub server."_s.arg(typed.left(100)),
                                       .advice = why});
}

/// Scheme, host and port only.
QUrl originOf(const QString& typed)
{
    const QUrl url(typed.contains("://"_L1) ? typed : u"https://"_s + typed, QUrl::StrictMode);
    return url.adjusted(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

QUrl withHost(QUrl url, const QString& host)
{
    url.setHost(host);
    return url;
}

QUrl withPath(QUrl url, const QString& path)
{
    url.setPath(path);
    return url;
}

} // namespace

core::Result<core::Account> accountAt(const QString& host)
{
    const QString typed = host.trimmed();
    const QUrl web = originOf(typed.isEmpty() ? u"github.com"_s : typed);
    if (!web.isValid() || web.host().isEmpty())
        return rejected(typed, u"Type a host such as github.com."_s);
    if (!isSafe(web))
        return rejected(typed, u"Use an address that begins with https."_s);

    const QString name = web.host();
    if (name == "github.com"_L1 || name == "www.github.com"_L1 || name == "api.github.com"_L1)
        return core::Account{.apiUrl = QUrl(u"https://api.github.com"_s), .webUrl = QUrl(u"https://github.com"_s)};
    if (name.endsWith(".ghe.com"_L1)) {
        const QString tenant = name.startsWith("api."_L1) ? name.mid(4) : name;
        return core::Account{.apiUrl = withHost(web, u"api."_s + tenant), .webUrl = withHost(web, tenant)};
    }
    if (isLoopback(name))
        return core::Account{.apiUrl = web, .webUrl = web};
    return core::Account{.apiUrl = withPath(web, u"/api/v3"_s), .webUrl = web};
}

} // namespace signalbox::github
