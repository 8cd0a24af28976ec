// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/client_pages.h"
#include "github/parse.h"

using namespace Qt::StringLiterals;

namespace signalbox::github {
namespace {

const core::RepositoryName ofNone;

/// "2027-03-10 12:00:00 UTC" or "2027-03-10 14:00:00 +0200"
std::optional<QDateTime> expiryOf(const Answer& answer)
{
    const QString text = QString::fromLatin1(answer.header("github-authentication-token-expiration")).trimmed();
    const QString zone = text.section(u' ', 2);
    const QString offset = zone.isEmpty() || zone == "UTC"_L1 ? u"Z"_s : zone;
    const auto time = QDateTime::fromString(text.section(u' ', 0, 1).replace(u' ', u'T') + offset, Qt::ISODate);
    return time.isValid() ? std::optional(time.toUTC()) : std::nullopt;
}

} // namespace

Client::Task<User> Client::user()
{
    const Request request{.url = endpointUrl(account().apiUrl, endpoint::user, {})};
    const auto answer = co_await d->session.send(request);
    if (!answer)
        co_return std::unexpected(answer.error());
    auto user = parseUser(answer->body);
    if (user) {
        user->scopes = scopesOf(*answer).value_or(QStringList());
        user->tokenExpiresAt = expiryOf(*answer);
    }
    co_return user;
}

Client::Task<std::vector<core::Repository>> Client::repositories(RowsSoFar progress)
{
    const QUrl url = endpointUrl(account().apiUrl, endpoint::myRepositories, {}, hundredAPage());
    auto rows = co_await d->list<core::Repository>(ofNone, url, parseRepositories, progress);
    if (rows)
        keepLastOfEach(*rows);
    co_return rows;
}

Client::Task<std::vector<core::Repository>> Client::repositoriesOf(QString owner, RowsSoFar progress)
{
    QUrl url = endpointUrl(account().apiUrl, endpoint::organisationRepositories, {{"org"_L1, owner}}, hundredAPage());
    auto rows = co_await d->list<core::Repository>(ofNone, url, parseRepositories, progress);
    if (!rows && rows.error().kind == core::ErrorKind::NotFound) {
        url = endpointUrl(account().apiUrl, endpoint::userRepositories, {{"username"_L1, owner}}, hundredAPage());
        rows = co_await d->list<core::Repository>(ofNone, url, parseRepositories, progress);
    }
    if (rows)
        keepLastOfEach(*rows);
    co_return rows;
}

} // namespace signalbox::github
