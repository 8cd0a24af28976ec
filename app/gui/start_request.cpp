// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/start_request.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace signalbox::gui {

QByteArray StartRequest::toBytes() const
{
    return QJsonDocument(QJsonObject{{u"activationToken"_s, QString::fromUtf8(activationToken)},
                                     {u"files"_s, QJsonArray::fromStringList(files)}})
        .toJson(QJsonDocument::Compact);
}

StartRequest StartRequest::fromBytes(const QByteArray& bytes)
{
    const QJsonObject said = QJsonDocument::fromJson(bytes).object();
    StartRequest request{.activationToken = said.value("activationToken"_L1).toString().toUtf8()};
    for (const QJsonValue& file : said.value("files"_L1).toArray()) {
        if (file.isString())
            request.files << file.toString();
    }
    return request;
}

} // namespace signalbox::gui
