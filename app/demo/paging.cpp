// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/router.h"

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

QString addressOf(const Call& call, int page)
{
    QString path = call.request.path;
    if (call.repository) {
        const QStringList segments = path.split(u'/', Qt::SkipEmptyParts);
        const qsizetype own = segments.first() == "repositories"_L1 ? 2 : 3;
        path = u"/repositories/%1"_s.arg(call.repository->id);
        for (const QString& segment : segments.mid(own))
            path += u'/' + segment;
    }
    QUrlQuery query = call.request.query;
    query.removeQueryItem(u"page"_s);
    query.addQueryItem(u"page"_s, QString::number(page));
    return call.request.origin.api + path + u'?' + query.toString(QUrl::FullyEncoded);
}

} // namespace

Page pageOf(const Call& call, qsizetype total)
{
    const int size = std::clamp(call.request.number(u"per_page"_s, 30), 1, 100);
    const int page = std::max(call.request.number(u"page"_s, 1), 1);
    const int last = std::max(static_cast<int>((total + size - 1) / size), 1);
    Page result{.first = std::min<qsizetype>(static_cast<qsizetype>(page - 1) * size, total)};
    result.count = std::min<qsizetype>(size, total - result.first);
    QStringList links;
    const auto link = [&](int number, const QString& relation) {
        links.append(u"<%1>; rel=\"%2\""_s.arg(addressOf(call, number), relation));
    };
    if (page > 1)
        link(std::min(page - 1, last), u"prev"_s);
    if (page < last) {
        link(page + 1, u"next"_s);
        link(last, u"last"_s);
    }
    if (page > 1)
        link(1, u"first"_s);
    result.link = links.join(", "_L1);
    return result;
}

Response listOf(Call& call, qsizetype total, const std::function<QJsonObject(qsizetype)>& row, const QString& envelope,
                qsizetype counted)
{
    const Page page = pageOf(call, total);
    QJsonArray rows;
    for (qsizetype index = page.first; index < page.first + page.count; ++index)
        rows.append(row(index));
    Response response = envelope.isEmpty()
        ? Response::json(rows)
        : Response::json(QJsonObject{{u"total_count"_s, counted < 0 ? total : counted}, {envelope, rows}});
    if (!page.link.isEmpty())
        response.headers.append("Link"_L1, page.link);
    return response;
}

} // namespace signalbox::demo
