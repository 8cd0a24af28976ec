// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/exchange.h"

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

// The page on the limits is what tells a client which of them it met.
Response limited(int status, const QString& message, const QString& anchor)
{
    Response response = Response::json(
        QJsonObject{
            {u"message"_s, message},
            {u"documentation_url"_s,
             QString("https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api"_L1 + anchor)},
            {u"status"_s, QString::number(status)}},
        status);
    response.validators = Response::Validators::None;
    return response;
}

} // namespace

int Request::number(const QString& name, int otherwise) const
{
    bool isNumber = false;
    const int value = parameter(name).toInt(&isNumber);
    return isNumber ? value : otherwise;
}

Response Response::json(const QJsonObject& object, int status)
{
    return {.status = status, .body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

Response Response::json(const QJsonArray& array, int status)
{
    return {.status = status, .body = QJsonDocument(array).toJson(QJsonDocument::Compact)};
}

Response Response::empty(int status)
{
    return {.status = status, .contentType = {}, .validators = Validators::None};
}

Response Response::refusal(int status, const QString& message, const QJsonArray& errors)
{
    QJsonObject body{{u"message"_s, message},
                     {u"documentation_url"_s, u"https://docs.github.com/rest"_s},
                     {u"status"_s, QString::number(status)}};
    if (!errors.isEmpty())
        body.insert("errors"_L1, errors);
    Response response = json(body, status);
    response.validators = Validators::None;
    return response;
}

Response Response::primaryLimit(int status, const QString& whose)
{
    const QString hint = whose.startsWith("user ID"_L1)
        ? QString()
        : u" (But here's the good news: Authenticated requests get a higher rate limit. Check out the documentation "
          "for more details.)"_s;
    return limited(status, "API rate limit exceeded for "_L1 + whose + u'.' + hint, {});
}

Response Response::secondaryLimit(int status, std::optional<int> retryAfter)
{
    Response response = limited(
        status, u"You have exceeded a secondary rate limit. Please wait a few minutes before you try again."_s,
        u"#about-secondary-rate-limits"_s);
    if (retryAfter)
        response.headers.append("Retry-After"_L1, QByteArray::number(*retryAfter));
    return response;
}

Response Response::redirect(int status, const QString& target)
{
    Response response = empty(status);
    if (status == 302)
        response.contentType = "text/html;charset=utf-8";
    else
        response = refusal(status, u"Moved Permanently"_s);
    if (status != 302)
        response.body = QJsonDocument(QJsonObject{{u"message"_s, u"Moved Permanently"_s},
                                                  {u"url"_s, target},
                                                  {u"documentation_url"_s, u"https://docs.github.com/rest"_s}})
                            .toJson(QJsonDocument::Compact);
    response.headers.append(QHttpHeaders::WellKnownHeader::Location, target);
    return response;
}

} // namespace signalbox::demo
