// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_text.h"

#include <QClipboard>
#include <QGuiApplication>

namespace signalbox::views {

namespace {

constexpr qsizetype copyLimit = 32 << 20; // characters: 64 MB

} // namespace

void LogText::select(LogPlace from, LogPlace to)
{
    m_anchor = from;
    setCursorPlace(to, true);
}

void LogText::selectAll()
{
    if (!m_document || m_document->lineCount() == 0)
        return;
    const qint64 last = m_document->lineCount() - 1;
    m_anchor = {0, 0};
    setCursorPlace({last, int(m_document->line(last).text.size())}, true);
}

std::pair<qint64, qint64> LogText::selectedLines() const
{
    return std::minmax(m_anchor.line, m_cursor.line);
}

QString LogText::selectedText() const
{
    if (!m_document)
        return {};
    if (!hasSelection())
        return m_document->line(m_cursor.line).text;
    const auto [from, to] = std::minmax(m_anchor, m_cursor);
    QString text;
    for (qint64 number = from.line; number <= to.line && text.size() < copyLimit; ++number) {
        const QString line = m_document->line(number).text;
        const qsizetype begin = number == from.line ? std::min<qsizetype>(from.column, line.size()) : 0;
        const qsizetype end = number == to.line ? std::min<qsizetype>(to.column, line.size()) : line.size();
        text += QStringView(line).sliced(begin, std::max<qsizetype>(0, end - begin));
        if (number != to.line)
            text += u'\n';
    }
    return text;
}

void LogText::copy() const
{
    QGuiApplication::clipboard()->setText(selectedText());
}

} // namespace signalbox::views
