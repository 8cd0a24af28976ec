// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <vector>

namespace signalbox::lint {

/// One of the files of resources/workflow that are compiled in, by its name: "syntax.json".
QJsonObject dataOf(const QString& name);

/// The texts of an array.
std::vector<QByteArray> words(const QJsonValue& array);

} // namespace signalbox::lint
