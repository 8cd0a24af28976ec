// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/comparison_text.h"

#include "common/marked_scroll_bar.h"
#include "common/theme.h"

#include <QAccessible>
#include <QFontMetrics>

using namespace Qt::StringLiterals;

namespace signalbox::views {

using Kind = ComparisonRow::Kind;

namespace {

constexpr qsizetype copyLimit = 32 << 20; // characters: 64 MB

} // namespace

QString signOf(Kind kind)
{
    switch (kind) {
    case Kind::Removed:
        return u"\u2212"_s;
    case Kind::Added:
        return u"+"_s;
    case Kind::Gap:
        return u"\u2026"_s;
    case Kind::Same:
        break;
    }
    return u" "_s;
}

ComparisonText::ComparisonText(QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_bar(new MarkedScrollBar)
{
    setVerticalScrollBar(m_bar);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Differences"));
    updateLook();
}

void ComparisonText::setComparison(const logs::LogComparison& comparison, const logs::LogDocument& before,
                                   const logs::LogDocument& after)
{
    m_before = &before;
    m_after = &after;
    m_beforeLayouts.setDocument(&before);
    m_afterLayouts.setDocument(&after);
    m_rows.reset(comparison);
    m_cursor = m_anchor = 0;
    m_widest = 0;
    updateLook();
    // What says why it failed is the difference to read; without it, the first one.
    const auto error = after.outline().firstError;
    if (error && m_rows.rowAt(m_rows.rowOfNewLine(*error)).kind == Kind::Added)
        goToRow(m_rows.rowOfNewLine(*error));
    else if (!m_rows.changeRows().empty())
        goToRow(m_rows.changeRows().front());
}

void ComparisonText::clear()
{
    m_before = m_after = nullptr;
    m_beforeLayouts.setDocument(nullptr);
    m_afterLayouts.setDocument(nullptr);
    m_rows.reset();
    m_cursor = m_anchor = 0;
    updateScrollBars();
    viewport()->update();
}

void ComparisonText::updateLook()
{
    const QFont font = textFont(TextRole::Code, this->font());
    m_colours = LogColours(Theme::current().palette());
    m_beforeLayouts.setLook(font, m_colours);
    m_afterLayouts.setLook(font, m_colours);
    viewport()->setFont(font);
    const QFontMetrics metrics(font);
    m_rowHeight = metrics.height() + space::Tight;
    const qint64 lines = std::max(m_before ? m_before->lineCount() : 0, m_after ? m_after->lineCount() : 0);
    const auto digits = std::max<qsizetype>(4, QString::number(lines).size());
    m_numberWidth = metrics.horizontalAdvance(QString(digits, u'0')) + space::Small;
    m_signWidth = metrics.horizontalAdvance(u'+') + 2 * space::Small;
    updateScrollBars();
    viewport()->update();
}

void ComparisonText::updateScrollBars()
{
    const int rows = visibleRows();
    verticalScrollBar()->setPageStep(rows);
    verticalScrollBar()->setRange(0, int(std::max<qint64>(0, m_rows.rowCount() - rows)));
    const int room = std::max(1, viewport()->width() - gutterWidth() - space::Small);
    horizontalScrollBar()->setPageStep(room);
    horizontalScrollBar()->setSingleStep(m_rowHeight * 2);
    horizontalScrollBar()->setRange(0, std::max(0, m_widest - room));
    updateMarks();
}

void ComparisonText::updateMarks()
{
    MarkedScrollBar::Marks changes{{}, m_colours.accent};
    changes.rows = m_rows.changeRows();
    m_bar->setMarks(m_rows.rowCount(), {std::move(changes)});
}

int ComparisonText::visibleRows() const
{
    return std::max(1, viewport()->height() / m_rowHeight);
}

qint64 ComparisonText::rowAtY(int y) const
{
    const qint64 row = verticalScrollBar()->value() + (y < 0 ? -1 : y / m_rowHeight);
    return qBound<qint64>(0, row, std::max<qint64>(0, m_rows.rowCount() - 1));
}

void ComparisonText::moveTo(qint64 row, bool extend)
{
    if (m_rows.rowCount() == 0)
        return;
    m_cursor = qBound<qint64>(0, row, m_rows.rowCount() - 1);
    if (!extend)
        m_anchor = m_cursor;
    const int top = verticalScrollBar()->value();
    if (m_cursor < top)
        verticalScrollBar()->setValue(int(m_cursor));
    else if (m_cursor >= top + visibleRows())
        verticalScrollBar()->setValue(int(m_cursor - visibleRows() + 1));
    setAccessibleDescription(textOf(m_rows.rowAt(m_cursor)).left(200));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    viewport()->update();
}

void ComparisonText::goToRow(qint64 row)
{
    moveTo(row, false);
    verticalScrollBar()->setValue(int(std::max<qint64>(0, m_cursor - visibleRows() / 3)));
}

bool ComparisonText::goToNextChange()
{
    const auto next = std::ranges::upper_bound(m_rows.changeRows(), m_cursor);
    if (next == m_rows.changeRows().end())
        return false;
    goToRow(*next);
    return true;
}

bool ComparisonText::goToPreviousChange()
{
    const auto here = std::ranges::lower_bound(m_rows.changeRows(), m_cursor);
    if (here == m_rows.changeRows().begin())
        return false;
    goToRow(*std::prev(here));
    return true;
}

QString ComparisonText::textOf(const ComparisonRow& row) const
{
    if (!m_before || !m_after)
        return {};
    if (row.kind == Kind::Gap)
        return tr("%Ln equal lines", nullptr, int(row.hidden));
    const QString text = row.kind == Kind::Removed ? m_before->line(row.oldLine).text : m_after->line(row.newLine).text;
    const QChar sign = row.kind == Kind::Removed ? u'-' : row.kind == Kind::Added ? u'+' : u' ';
    return sign + text;
}

QString ComparisonText::selectedText() const
{
    const auto [from, to] = std::minmax(m_anchor, m_cursor);
    QString text;
    for (qint64 row = from; row <= to && row < m_rows.rowCount() && text.size() < copyLimit; ++row)
        text += textOf(m_rows.rowAt(row)) + u'\n';
    return text;
}

void ComparisonText::selectAll()
{
    m_anchor = 0;
    moveTo(m_rows.rowCount() - 1, true);
}

void ComparisonText::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBars();
}

void ComparisonText::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::StyleChange)
        updateLook();
}

void ComparisonText::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void ComparisonText::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void ComparisonText::scrollContentsBy(int /*dx*/, int /*dy*/)
{
    viewport()->update();
}

} // namespace signalbox::views
