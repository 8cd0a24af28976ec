// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/kept_files.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QUrl>

namespace signalbox::monitor {

QString placeName(const QString& name)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(name, {}, "."));
}

std::optional<QByteArray> kept(const QString& place, const QDateTime& oldest)
{
    QFile file(place);
    if ((oldest.isValid() && QFileInfo(file).lastModified() < oldest) || !file.open(QFile::ReadOnly))
        return std::nullopt;
    return file.readAll();
}

void keep(const QString& place, const QByteArray& text)
{
    QSaveFile file(place);
    if (QDir().mkpath(QFileInfo(place).path()) && file.open(QFile::WriteOnly)) {
        file.write(text);
        file.commit();
    }
}

} // namespace signalbox::monitor
