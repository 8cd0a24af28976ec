// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/exchange.h"

#include <QHash>

namespace signalbox::demo {

/// Answers that were made once, each for a state of what it tells about. Forgets them all when together they would be
/// larger than it may be.
class Remembered {
public:
    explicit Remembered(qsizetype mostBytes)
        : m_mostBytes(mostBytes)
    {
    }

    struct Answer {
        quint64 version = 0; ///< of what it tells about
        Response response;
        QByteArray hash; ///< of the body
    };
    /// `key`: address, and all of the request that the answer depends on. Null when there is none of this version.
    const Answer* find(const QString& key, quint64 version) const;
    /// Takes the place of an older one.
    void keep(const QString& key, const Answer& answer);
    qsizetype bytes() const { return m_bytes; }

private:
    qsizetype m_mostBytes;
    qsizetype m_bytes = 0;
    QHash<QString, Answer> m_answers;
};

} // namespace signalbox::demo
