// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/recorded.h"

#include "support/data_folder.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace signalbox::tests {
namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Exchange exchangeOf(const QString& folder, const QJsonObject& json)
{
    Exchange exchange{.operation = json["operation"_L1].toString(), .file = json["file"_L1].toString()};
    exchange.answer.status = json["status"_L1].toInt();
    if (!exchange.file.isEmpty())
        exchange.answer.body = contentOf(folder + u'/' + exchange.file);
    const QJsonObject headers = json["headers"_L1].toObject();
    for (auto header = headers.begin(); header != headers.end(); ++header)
        exchange.answer.headers.append(header.key(), header.value().toString());
    return exchange;
}

} // namespace

std::optional<std::vector<Exchange>> recordedExchanges()
{
    const auto folder = dataFolder("SIGNALBOX_RECORDED", u"recorded"_s);
    if (!folder)
        return std::nullopt;
    const auto manifest = QJsonDocument::fromJson(contentOf(*folder + u"/manifest.json"_s)).array();
    if (manifest.isEmpty())
        return std::nullopt;
    std::vector<Exchange> exchanges;
    for (const auto& line : manifest)
        exchanges.push_back(exchangeOf(*folder, line.toObject()));
    return exchanges;
}

} // namespace signalbox::tests
