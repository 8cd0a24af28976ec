// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHttpHeaders>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTest>
#include <QUrl>

#include <memory>

namespace signalbox::tests {

/// What came back: everything that a test may look at.
struct Reply {
    int status = 0; ///< 0 when the connection ended without an answer
    QByteArray body;
    QHttpHeaders headers;
    QNetworkReply::NetworkError error = QNetworkReply::NoError;

    QByteArray header(const char* name) const { return headers.value(name).toByteArray(); }
    QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
    QJsonArray array() const { return QJsonDocument::fromJson(body).array(); }
};

/// A plain HTTP client that follows nothing and keeps nothing: what is sent is what the test says.
class Ask {
public:
    explicit Ask(QUrl base, QByteArray token = "a-token")
        : m_base(std::move(base))
        , m_token(std::move(token))
    {
    }

    Reply get(const QString& path, const QHttpHeaders& extra = {}) { return send("GET", path, {}, extra); }
    Reply post(const QString& path, const QJsonObject& body = {})
    {
        return send("POST", path, QJsonDocument(body).toJson(), {});
    }
    Reply send(const QByteArray& method, const QString& path, const QByteArray& body = {}, QHttpHeaders extra = {})
    {
        std::unique_ptr<QNetworkReply> reply(start(method, path, body, std::move(extra)));
        if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, 20'000))
            return {};
        return {.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                .body = reply->readAll(),
                .headers = reply->headers(),
                .error = reply->error()};
    }
    /// The caller deletes the reply.
    QNetworkReply* start(const QByteArray& method, const QString& path, const QByteArray& body = {},
                         QHttpHeaders extra = {})
    {
        const bool whole = path.startsWith(QLatin1String("http"));
        QNetworkRequest request(whole ? QUrl(path) : QUrl(m_base.toString() + path));
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        if (!extra.contains("User-Agent"))
            extra.append("User-Agent", "signalbox-tests");
        if (!m_token.isEmpty() && !extra.contains("Authorization"))
            extra.append("Authorization", "Bearer " + m_token);
        if (!body.isEmpty())
            extra.append("Content-Type", "application/json");
        request.setHeaders(std::move(extra));
        return m_network.sendCustomRequest(request, method, body);
    }

private:
    QNetworkAccessManager m_network;
    QUrl m_base;
    QByteArray m_token;
};

} // namespace signalbox::tests
