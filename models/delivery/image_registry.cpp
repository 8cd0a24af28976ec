// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/image_registry.h"

#include "github/http.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using core::Result;

constexpr auto longestAnswer = 10s;
constexpr qint64 largestAnswer = 65'536;
constexpr std::chrono::seconds shortestToken = 60s; // the specification's, where nothing is said
constexpr std::chrono::seconds longestToken = 300s;
constexpr int found = 200;
constexpr int notSignedIn = 401;
constexpr int notFound = 404;

/// A registry that knows one of several forms of an image alone says that it does not have the others.
const QByteArray forms = "application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json, "
                         "application/vnd.docker.distribution.manifest.list.v2+json, "
                         "application/vnd.docker.distribution.manifest.v2+json";

QString wordOf(const QByteArray& challenge, const QString& name)
{
    const QRegularExpression word(u"\\b%1=\"([^\"]*)\""_s.arg(name));
    return word.match(QString::fromLatin1(challenge)).captured(1);
}

} // namespace

struct ImageRegistry::Answer {
    int status = 0;
    QByteArray challenge; ///< how to sign in
    QByteArray body;
};

ImageRegistry::ImageRegistry(const QUrl& apiUrl, QObject* parent)
    : QObject(parent)
    , m_network(std::make_unique<QNetworkAccessManager>())
{
    if (github::isLoopback(apiUrl.host()))
        m_onThisMachine = apiUrl;
    m_network->setAutoDeleteReplies(false);
}

ImageRegistry::~ImageRegistry()
{
    m_lifetime.close();
}

QUrl ImageRegistry::baseOf(const QString& registry) const
{
    if (!m_onThisMachine.isEmpty()) {
        QUrl base = m_onThisMachine;
        base.setPath({});
        return base;
    }
    return QUrl(u"https://"_s + (registry == "docker.io"_L1 ? u"registry-1.docker.io"_s : registry), QUrl::StrictMode);
}

QCoro::Task<Result<ImageRegistry::Answer>> ImageRegistry::ask(What what, QUrl url, QByteArray token)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::SameOriginRedirectPolicy);
    request.setTransferTimeout(longestAnswer);
    request.setRawHeader("Accept", what == What::Manifest ? forms : "application/json");
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + token);
    const std::unique_ptr<QNetworkReply> reply(what == What::Manifest ? m_network->head(request)
                                                                      : m_network->get(request));
    github::Wait<void> wait(m_lifetime);
    connect(reply.get(), &QNetworkReply::finished, this, [end = wait.end()] { end({}); });
    if (const auto ended = co_await wait; !ended)
        co_return std::unexpected(ended.error());
    co_return Answer{.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                     .challenge = reply->rawHeader("WWW-Authenticate"),
                     .body = reply->isOpen() ? reply->read(largestAnswer) : QByteArray()};
}

QCoro::Task<Result<QByteArray>> ImageRegistry::tokenFor(QByteArray challenge, ImageReference image)
{
    QUrl realm(wordOf(challenge, u"realm"_s), QUrl::StrictMode);
    const bool isBearer = challenge.toLower().startsWith("bearer ");
    if (!isBearer || !realm.isValid() || !github::isSafe(realm)
        || github::isLoopback(realm.host()) != !m_onThisMachine.isEmpty())
        co_return QByteArray();
    QUrlQuery query;
    query.addQueryItem(u"service"_s, wordOf(challenge, u"service"_s));
    query.addQueryItem(u"scope"_s, u"repository:%1:pull"_s.arg(image.name));
    realm.setQuery(query);
    const auto answer = co_await ask(What::Token, realm, {});
    if (!answer)
        co_return std::unexpected(answer.error());
    const auto said = QJsonDocument::fromJson(answer->body).object();
    const QByteArray token
        = said.value(said.contains("token"_L1) ? "token"_L1 : "access_token"_L1).toString().toLatin1();
    const std::chrono::seconds holds(said.value("expires_in"_L1).toInt(int(shortestToken.count())));
    if (!token.isEmpty())
        m_tokens[image.registry + u'/' + image.name]
            = {.value = token, .ends = QDeadlineTimer(std::clamp(holds, 1s, longestToken))};
    co_return token;
}

QCoro::Task<Result<std::optional<bool>>> ImageRegistry::has(ImageReference image)
{
    QUrl manifest = baseOf(image.registry);
    manifest.setPath(u"/v2/%1/manifests/%2"_s.arg(image.name, image.tag));
    QByteArray token;
    if (const auto kept = m_tokens.find(image.registry + u'/' + image.name); kept != m_tokens.end()) {
        if (!kept->second.ends.hasExpired())
            token = kept->second.value;
    }
    auto answer = co_await ask(What::Manifest, manifest, token);
    if (answer && answer->status == notSignedIn && token.isEmpty()) {
        const auto given = co_await tokenFor(answer->challenge, image);
        if (!given)
            co_return std::unexpected(given.error());
        if (!given->isEmpty())
            answer = co_await ask(What::Manifest, manifest, *given);
    }
    if (!answer)
        co_return std::unexpected(answer.error());
    switch (answer->status) {
    case found:
        co_return std::optional(true);
    case notFound:
        co_return std::optional(false);
    default:
        co_return std::optional<bool>();
    }
}

} // namespace signalbox::delivery
