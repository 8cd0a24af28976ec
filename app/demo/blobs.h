// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/exchange.h"
#include "demo/world.h"

#include <QByteArray>
#include <QHash>
#include <QString>

namespace signalbox::demo {

/// What the other origin serves: logs, archives and files of releases, behind signed addresses that are valid for a
/// minute.
class Blobs {
public:
    explicit Blobs(World& world)
        : m_world(world)
    {
    }

    /// Paths with their signature, to be put behind the origin.
    QString jobLog(qint64 job);
    QString runLogs(qint64 run, int attempt);
    QString artifact(qint64 artifact);
    QString asset(qint64 asset);

    /// `authorised`: an Authorization header came along, which Azure refuses. `range`: "bytes=100-199", of which one is
    /// answered with that part, as whoever resumes a download wants it; empty is everything.
    Response get(const QString& pathAndQuery, bool authorised, const QByteArray& range = {});
    /// Azure's words for a status that has nothing to do with what was asked.
    static Response refusal(int status);

    const QByteArray& zipOf(qint64 artifact);

private:
    QString sign(const QString& path);
    Response whole(const QString& file);
    Response fileOf(qint64 asset);

    World& m_world;
    QHash<qint64, QByteArray> m_zips; // by artifact
};

} // namespace signalbox::demo
