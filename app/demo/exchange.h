// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/moment.h"
#include "demo/represent.h"
#include "demo/tokens.h"

#include <QByteArray>
#include <QHttpHeaders>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <QUrlQuery>

#include <optional>

namespace signalbox::demo {

/// A request as the handlers of the API read it.
struct Request {
    QByteArray method;
    QString path; ///< without /api/v3, still percent-encoded
    QUrlQuery query;
    QHttpHeaders headers;
    QByteArray body;
    Origin origin;
    QString token; ///< empty when none was sent
    TokenGrant grant;
    QString login; ///< who asks; empty without a token

    bool isRead() const { return method == "GET" || method == "HEAD"; }
    QString parameter(const QString& name) const { return query.queryItemValue(name, QUrl::FullyDecoded); }
    int number(const QString& name, int otherwise) const;
    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
};

/// An answer before the headers that every answer carries.
struct Response {
    enum class Validators { None, Tag, TagAndDate };

    int status = 200;
    QByteArray body;
    QByteArray contentType = "application/json; charset=utf-8";
    QHttpHeaders headers;
    Validators validators = Validators::Tag; ///< of a 200 to a GET
    Moment modified = 0; ///< for Last-Modified

    static Response json(const QJsonObject& object, int status = 200);
    static Response json(const QJsonArray& array, int status = 200);
    static Response empty(int status = 204);
    /// GitHub's body of a refusal: message, documentation_url and the status as text.
    static Response refusal(int status, const QString& message, const QJsonArray& errors = {});
    /// Nothing is left of the hour. `status`: 403 or 429; `whose`: "user ID 583231", or an address.
    static Response primaryLimit(int status, const QString& whose);
    /// Too much at once. `status`: 403 or 429; `retryAfter` in seconds, nothing leaves the header out.
    static Response secondaryLimit(int status, std::optional<int> retryAfter);
    static Response notFound() { return refusal(404, QStringLiteral("Not Found")); }
    static Response redirect(int status, const QString& target);
};

} // namespace signalbox::demo
