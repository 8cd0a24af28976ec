// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/text_list.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace signalbox::history {

QString textOfList(const QStringList& list)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(list)).toJson(QJsonDocument::Compact));
}

QStringList listOfText(const QString& text)
{
    QStringList list;
    const QJsonArray values = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const QJsonValue& value : values)
        list << value.toString();
    return list;
}

} // namespace signalbox::history
