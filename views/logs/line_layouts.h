// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/log_colours.h"
#include "logs/log_document.h"

#include <QCache>
#include <QTextLayout>

namespace signalbox::views {

/// A line as the view shows it: what it says and where its characters stand.
struct LaidOutLine {
    logs::LogLine line;
    QTextLayout layout; ///< one line without wrapping, at (0, 0)

    qreal width() const;
    int columnAt(qreal x) const;
    qreal xOf(int column) const;
};

/// Lays lines out when they are shown, and keeps the last ones.
class LineLayouts {
public:
    void setDocument(const logs::LogDocument* document);
    void setLook(const QFont& font, const LogColours& colours);
    /// Lines may have changed.
    void clear() { m_kept.clear(); }

    /// Stays valid until the next call.
    const LaidOutLine& at(qint64 line) const;

private:
    std::unique_ptr<LaidOutLine> layOut(qint64 line) const;
    QList<QTextLayout::FormatRange> formatsOf(const logs::LogLine& line, const QString& text) const;

    const logs::LogDocument* m_document = nullptr;
    QFont m_font;
    LogColours m_colours;
    mutable QCache<qint64, LaidOutLine> m_kept{400};
    mutable LaidOutLine m_none;
};

} // namespace signalbox::views
