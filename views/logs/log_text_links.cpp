// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_text.h"

#include <QScrollBar>

namespace signalbox::views {

void LogText::setSource(const QUrl& repositoryPage, const QString& commit)
{
    m_repositoryPage = repositoryPage;
    m_commit = commit;
}

/// Empty for what must not be opened: a log may hold any address, of which only pages of the web are followed.
QUrl LogText::pageOf(const logs::LogLink& link) const
{
    const QUrl page = link.url.isEmpty() ? logs::sourcePage(m_repositoryPage, m_commit, link) : link.url;
    const QString scheme = page.scheme();
    return scheme == u"https" || scheme == u"http" ? page : QUrl();
}

std::vector<QUrl> LogText::pagesIn(qint64 line) const
{
    std::vector<QUrl> pages;
    for (const logs::LogLink& link : logs::linksIn(m_layouts.at(line).line.text)) {
        if (const QUrl page = pageOf(link); !page.isEmpty())
            pages.push_back(page);
    }
    return pages;
}

QUrl LogText::pageAt(QPoint point) const
{
    const bool onText = point.x() >= m_gutter.total()
        && point.y() / m_rowHeight + verticalScrollBar()->value() < m_folds.rowCount() && toggledBy(point) < 0;
    if (!m_document || !onText)
        return {};
    const LogPlace place = placeAt(point);
    for (const logs::LogLink& link : logs::linksIn(m_layouts.at(place.line).line.text)) {
        if (place.column >= link.range.start && place.column < link.range.start + link.range.length)
            return pageOf(link);
    }
    return {};
}

/// A link is followed with Ctrl held, so that a click for a selection never opens a browser.
void LogText::showHand(QPoint point, Qt::KeyboardModifiers modifiers)
{
    const bool link = modifiers.testFlag(Qt::ControlModifier) && !pageAt(point).isEmpty();
    const bool folds = m_document && toggledBy(point) >= 0;
    const bool onText = point.x() >= m_gutter.total();
    viewport()->setCursor(link || folds ? Qt::PointingHandCursor : onText ? Qt::IBeamCursor : Qt::ArrowCursor);
}

} // namespace signalbox::views
