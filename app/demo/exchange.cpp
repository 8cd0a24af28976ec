// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/exchange.h"

namespace signalbox::demo {

using namespace Qt::StringLiterals;

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
