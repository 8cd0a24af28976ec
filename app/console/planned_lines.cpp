// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/planned_lines.h"

#include "cli/plain_text.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace signalbox::console {

QByteArray jsonLine(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QJsonArray requestsArray(const std::vector<delivery::PlannedRequest>& requests)
{
    QJsonArray all;
    for (const auto& request : requests)
        all.append(QJsonObject{{u"method"_s, request.method},
                               {u"path"_s, request.path},
                               {u"body"_s, QJsonDocument::fromJson(request.body).object()}});
    return all;
}

QString checkTable(const std::vector<lists::CheckRow>& rows)
{
    std::vector<QStringList> cells;
    cells.reserve(rows.size());
    for (const auto& row : rows)
        cells.push_back({cli::shape(row.outcome), cli::harmless(row.name), cli::harmless(row.words)});
    return cli::table(cells);
}

QString requestLines(const std::vector<delivery::PlannedRequest>& requests)
{
    QString text;
    for (const auto& request : requests)
        text
            += u"  %1 %2\n    %3\n"_s.arg(request.method, request.path, cli::harmless(QString::fromUtf8(request.body)));
    return text;
}

} // namespace signalbox::console
