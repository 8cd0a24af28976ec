// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/line_layouts.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QTextOption>

using namespace Qt::StringLiterals;

namespace signalbox::views {

namespace {

constexpr int tabColumns = 8;

QString shownText(const logs::LogLine& line)
{
    if (line.hiddenBytes == 0)
        return line.text;
    return line.text + u" … (%1 more)"_s.arg(QLocale().formattedDataSize(line.hiddenBytes));
}

} // namespace

qreal LaidOutLine::width() const
{
    return layout.lineCount() == 0 ? 0 : layout.lineAt(0).naturalTextWidth();
}

int LaidOutLine::columnAt(qreal x) const
{
    return layout.lineCount() == 0 ? 0 : layout.lineAt(0).xToCursor(x);
}

qreal LaidOutLine::xOf(int column) const
{
    return layout.lineCount() == 0 ? 0 : layout.lineAt(0).cursorToX(column);
}

void LineLayouts::setDocument(const logs::LogDocument* document)
{
    m_document = document;
    clear();
}

void LineLayouts::setLook(const QFont& font, const LogColours& colours)
{
    m_font = font;
    m_colours = colours;
    clear();
}

const LaidOutLine& LineLayouts::at(qint64 line) const
{
    if (!m_document || line < 0 || line >= m_document->lineCount())
        return m_none;
    if (const LaidOutLine* kept = m_kept.object(line))
        return *kept;
    auto* fresh = layOut(line).release();
    m_kept.insert(line, fresh);
    return *fresh;
}

std::unique_ptr<LaidOutLine> LineLayouts::layOut(qint64 line) const
{
    auto laid = std::make_unique<LaidOutLine>();
    laid->line = m_document->line(line);
    const QString text = shownText(laid->line);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(Qt::LeftToRight);
    option.setTabStopDistance(QFontMetricsF(m_font).horizontalAdvance(u' ') * tabColumns);
    laid->layout.setText(text);
    laid->layout.setFont(m_font);
    laid->layout.setTextOption(option);
    laid->layout.setCacheEnabled(true);
    laid->layout.setFormats(formatsOf(laid->line, text));
    laid->layout.beginLayout();
    laid->layout.createLine().setLineWidth(std::numeric_limits<int>::max() / 256.0);
    laid->layout.endLayout();
    return laid;
}

QList<QTextLayout::FormatRange> LineLayouts::formatsOf(const logs::LogLine& line, const QString& text) const
{
    QList<QTextLayout::FormatRange> formats;
    const auto whole = [&formats, &text](const QColor& colour, bool bold = false) {
        QTextCharFormat format;
        format.setForeground(colour);
        if (bold)
            format.setFontWeight(QFont::DemiBold);
        formats.append({0, int(text.size()), format});
    };
    switch (line.marker) {
    case logs::Marker::Error:
        whole(m_colours.error);
        break;
    case logs::Marker::Warning:
        whole(m_colours.warning);
        break;
    case logs::Marker::Command:
        whole(m_colours.command);
        break;
    case logs::Marker::Group:
    case logs::Marker::RunGroup:
    case logs::Marker::Section:
        whole(m_colours.text, true);
        break;
    case logs::Marker::Debug:
    case logs::Marker::Matcher:
    case logs::Marker::EndGroup:
        whole(m_colours.dim);
        break;
    default:
        break;
    }
    for (const logs::StyledSpan& span : line.spans)
        formats.append({int(span.start), int(span.length), m_colours.format(span.style)});
    if (line.hiddenBytes > 0) {
        QTextCharFormat format;
        format.setForeground(m_colours.dim);
        formats.append({int(line.text.size()), int(text.size() - line.text.size()), format});
    }
    return formats;
}

} // namespace signalbox::views
