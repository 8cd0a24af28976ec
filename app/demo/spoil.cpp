// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/spoil.h"

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

QString wordsOf(int status)
{
    switch (status) {
    case 400:
        return u"Problems parsing JSON"_s;
    case 401:
        return u"Bad credentials"_s;
    case 403:
        return u"Resource not accessible by personal access token"_s;
    case 404:
        return u"Not Found"_s;
    case 409:
        return u"Conflict"_s;
    case 422:
        return u"Validation Failed"_s;
    case 429:
        return u"API rate limit exceeded"_s;
    default:
        return u"Server Error"_s;
    }
}

QJsonArray changedRows(QJsonArray rows, bool duplicate)
{
    if (rows.isEmpty())
        return rows;
    if (duplicate) {
        rows.insert(1, rows.first());
        return rows;
    }
    QJsonArray backwards;
    for (const QJsonValue& row : std::as_const(rows))
        backwards.prepend(row);
    return backwards;
}

void changeRows(Response& response, bool duplicate)
{
    const QJsonDocument document = QJsonDocument::fromJson(response.body);
    if (document.isArray()) {
        response.body = QJsonDocument(changedRows(document.array(), duplicate)).toJson(QJsonDocument::Compact);
        return;
    }
    QJsonObject object = document.object();
    for (auto field = object.begin(); field != object.end(); ++field) {
        if (field->isArray() && object.contains("total_count"_L1))
            *field = changedRows(field->toArray(), duplicate);
    }
    if (!object.isEmpty())
        response.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Response unicorn(int status)
{
    Response response = Response::empty(status);
    response.contentType = "text/html; charset=utf-8";
    response.body = "<!DOCTYPE html>\n<html>\n  <head><title>Unicorn! &middot; GitHub</title></head>\n  <body>\n"
                    "    <p><strong>We had issues producing the response to your request.</strong></p>\n"
                    "    <p>Sorry about that. Please try refreshing and contact us if the problem persists.</p>\n"
                    "  </body>\n</html>\n";
    return response;
}

} // namespace

bool isLimit(const Fault& fault)
{
    return fault.kind == FaultKind::PrimaryLimit || fault.kind == FaultKind::SecondaryLimit
        || fault.kind == FaultKind::SecondaryLimitBare;
}

bool isInstead(const Fault& fault)
{
    return isLimit(fault) || fault.kind == FaultKind::Status || fault.kind == FaultKind::UnicornPage;
}

bool needsBody(const Fault& fault)
{
    switch (fault.kind) {
    case FaultKind::CutOff:
    case FaultKind::InvalidJson:
    case FaultKind::EmptyBody:
    case FaultKind::DuplicatedRows:
    case FaultKind::ReorderedRows:
        return true;
    default:
        return false;
    }
}

Response instead(const Fault& fault)
{
    if (fault.kind == FaultKind::UnicornPage)
        return unicorn(fault.status == 500 ? 502 : fault.status);
    const int limited = fault.status == 429 ? 429 : 403;
    if (fault.kind == FaultKind::PrimaryLimit)
        return Response::primaryLimit(limited, u"user ID 583231"_s);
    if (fault.kind == FaultKind::SecondaryLimitBare)
        return Response::secondaryLimit(limited, std::nullopt);
    if (fault.kind == FaultKind::SecondaryLimit)
        return Response::secondaryLimit(limited, static_cast<int>((fault.delay.count() + 999) / 1000));
    const QString words = fault.message.isEmpty() ? wordsOf(fault.status) : QString::fromUtf8(fault.message);
    // What stands before GitHub's own servers has another form.
    if (fault.status == 502 || fault.status == 504)
        return Response::json(QJsonObject{{u"error"_s, words}}, fault.status);
    if (fault.status >= 500)
        return Response::json(QJsonObject{{u"message"_s, words}}, fault.status);
    return Response::refusal(fault.status, words);
}

void exhaust(const Fault& fault, Moment now, Response& response)
{
    const auto limit = response.headers.value("X-RateLimit-Limit").toByteArray();
    response.headers.replaceOrAppend("X-RateLimit-Remaining"_L1, "0"_L1);
    response.headers.replaceOrAppend("X-RateLimit-Used"_L1, limit);
    response.headers.replaceOrAppend("X-RateLimit-Reset"_L1, QByteArray::number((now + fault.delay.count()) / 1000));
}

void spoil(const Fault& fault, Moment now, Response& response)
{
    switch (fault.kind) {
    case FaultKind::InvalidJson:
        response.body = "{\"total_count\": 3, \"workflow_runs\": [{\"id\": ";
        break;
    case FaultKind::EmptyBody:
        response.body.clear();
        break;
    case FaultKind::DuplicatedRows:
    case FaultKind::ReorderedRows:
        changeRows(response, fault.kind == FaultKind::DuplicatedRows);
        break;
    case FaultKind::ClockSkew:
        response.headers.replaceOrAppend(QHttpHeaders::WellKnownHeader::Date, httpDate(now + fault.delay.count()));
        break;
    default:
        break;
    }
}

} // namespace signalbox::demo
