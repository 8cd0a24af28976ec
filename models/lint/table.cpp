// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/table.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace signalbox::lint {

QJsonObject dataOf(const QString& name)
{
    QFile file(u":/signalbox/workflow/"_s + name);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    return QJsonDocument::fromJson(file.readAll()).object();
}

std::vector<QByteArray> words(const QJsonValue& array)
{
    const QJsonArray all = array.toArray();
    std::vector<QByteArray> found;
    found.reserve(static_cast<size_t>(all.size()));
    for (const QJsonValue& word : all)
        found.push_back(word.toString().toUtf8());
    return found;
}

} // namespace signalbox::lint
