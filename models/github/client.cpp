// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/client.h"

#include "github/client_pages.h"
#include "github/parse.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using signalbox::core::RepositoryName;

namespace signalbox::github {

core::Error endlessPages(const QUrl& url)
{
    return {.kind = core::ErrorKind::Malformed,
            .what = u"The list never ends: one of its pages comes again."_s,
            .detail = url.path()};
}

core::Error unaskedNotModified()
{
    return {.kind = core::ErrorKind::Malformed,
            .what = u"GitHub says that nothing changed, and was not asked that."_s,
            .advice = u"Check any proxy in between."_s,
            .httpStatus = 304};
}

QUrlQuery queryOf(const std::vector<std::pair<QString, QString>>& items)
{
    QUrlQuery query;
    for (const auto& [name, value] : items) {
        if (!value.isEmpty())
            query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    }
    return query;
}

QUrlQuery hundredAPage()
{
    return queryOf({{u"per_page"_s, u"100"_s}});
}

QByteArray bytesOf(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Client::Private::Private(Client& owner, core::Account account, QByteArray token, core::Clock& clock,
                         const Options& options)
    : client(owner)
    , session(std::move(account), std::move(token), clock, options)
{
}

QUrl Client::Private::url(const Endpoint& endpoint, const RepositoryName& name, std::vector<PathValue> values,
                          const QUrlQuery& query) const
{
    const RepositoryName now = learned.nameNow(name);
    values.emplace_back("owner"_L1, now.owner);
    values.emplace_back("repo"_L1, now.name);
    return endpointUrl(session.account().apiUrl, endpoint, values, query);
}

Client::Task<Answer> Client::Private::send(RepositoryName name, Request request)
{
    auto answer = co_await session.send(request);
    if (!answer || answer->movedTo.isEmpty() || name.isEmpty())
        co_return answer;
    // The answer is good even when the new name cannot be learnt now: GitHub goes on to redirect.
    const auto to = co_await newName(name, answer->movedTo);
    if (to && learned.rename(name, *to))
        Q_EMIT client.repositoryRenamed(name, *to);
    co_return answer;
}

Client::Task<RepositoryName> Client::Private::newName(RepositoryName asked, QUrl movedTo)
{
    const QString below = movedTo.path().mid(session.account().apiUrl.path().size());
    if (below.startsWith("/repos/"_L1))
        co_return RepositoryName{.owner = below.section(u'/', 2, 2), .name = below.section(u'/', 3, 3)};
    // GitHub redirects to /repositories/ID, which does not say the name.
    const Request request{.url = url(endpoint::repository, asked)};
    const auto answer = co_await session.send(request);
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return parseRepository(answer->body).transform([](const core::Repository& r) { return r.name; });
}

Client::Client(core::Account account, QByteArray token, core::Clock& clock, Options options, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(account), std::move(token), clock, options))
{
    connect(&d->session.budget(), &RateBudget::quotaChanged, this, &Client::quotaChanged);
}

Client::~Client()
{
    // Here, and not when d goes: what comes back may still ask this object something.
    d->session.lifetime().close();
}

const core::Account& Client::account() const
{
    return d->session.account();
}

core::Quota Client::quota() const
{
    return d->session.budget().quota();
}

ValidatorCache& Client::validators()
{
    return d->validators;
}

int Client::inFlight() const
{
    return d->session.budget().inFlight();
}

int Client::waiting() const
{
    return d->session.budget().waiting();
}

void Client::forgetConnections()
{
    d->session.forgetConnections();
}

void Client::rememberWorkflows(const std::vector<core::Workflow>& workflows)
{
    d->learned.take(workflows);
}

} // namespace signalbox::github
