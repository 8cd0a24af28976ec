// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/damaged_file.h"

#include <QFile>

#include <array>

using namespace Qt::StringLiterals;

namespace signalbox::history {
namespace {

// The database itself first: a log without its database is thrown away by SQLite, a database without its log is read.
constexpr std::array parts{""_L1, "-wal"_L1, "-shm"_L1};

QString freeName(const QString& path, const QDateTime& now)
{
    const QString name = path + u".damaged-"_s + now.toUTC().toString(u"yyyyMMdd-HHmmss"_s);
    const auto isTaken = [](const QString& candidate) {
        return std::ranges::any_of(parts, [&](QLatin1StringView part) { return QFile::exists(candidate + part); });
    };
    if (!isTaken(name))
        return name;
    int number = 2;
    while (isTaken(u"%1-%2"_s.arg(name).arg(number)))
        ++number;
    return u"%1-%2"_s.arg(name).arg(number);
}

} // namespace

std::expected<QString, QString> setAside(const QString& path, const QDateTime& now)
{
    const QString name = freeName(path, now);
    for (const QLatin1StringView part : parts) {
        QFile file(path + part);
        if (file.exists() && !file.rename(name + part))
            return std::unexpected(file.errorString());
    }
    return name;
}

} // namespace signalbox::history
