// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/wire.h"

#include <QHash>

namespace signalbox::demo {

namespace {

QByteArray reasonOf(int status)
{
    static const QHash<int, QByteArray> reasons{{200, "OK"},
                                                {201, "Created"},
                                                {202, "Accepted"},
                                                {204, "No Content"},
                                                {206, "Partial Content"},
                                                {301, "Moved Permanently"},
                                                {302, "Found"},
                                                {304, "Not Modified"},
                                                {307, "Temporary Redirect"},
                                                {400, "Bad Request"},
                                                {401, "Unauthorized"},
                                                {403, "Forbidden"},
                                                {404, "Not Found"},
                                                {409, "Conflict"},
                                                {410, "Gone"},
                                                {416, "Range Not Satisfiable"},
                                                {422, "Unprocessable Entity"},
                                                {429, "Too Many Requests"},
                                                {451, "Unavailable For Legal Reasons"},
                                                {500, "Internal Server Error"},
                                                {502, "Bad Gateway"},
                                                {503, "Service Unavailable"},
                                                {504, "Gateway Timeout"}};
    return reasons.value(status, "Unknown");
}

} // namespace

QByteArray headOf(const Response& response, bool closes)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reasonOf(response.status) + "\r\n";
    for (qsizetype index = 0; index < response.headers.size(); ++index)
        head += QByteArrayView(response.headers.nameAt(index).data(), response.headers.nameAt(index).size())
                    .toByteArray()
            + ": " + response.headers.valueAt(index).toByteArray() + "\r\n";
    if (response.status != 204 && response.status != 304)
        head += "content-length: " + QByteArray::number(response.body.size()) + "\r\n";
    if (closes)
        head += "connection: close\r\n";
    return head + "\r\n";
}

} // namespace signalbox::demo
