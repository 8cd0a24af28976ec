// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

namespace signalbox::core {

/// Thousands of runs share a few names, branches and people; their texts are kept once. Forgets what it has seen when
/// that becomes much, so that it does not grow with the branches that come and go.
class SharedText {
public:
    QString operator()(const QString& text)
    {
        if (m_known.size() >= most)
            m_known.clear();
        return *m_known.insert(text);
    }

private:
    static constexpr qsizetype most = 20'000;

    QSet<QString> m_known;
};

} // namespace signalbox::core
