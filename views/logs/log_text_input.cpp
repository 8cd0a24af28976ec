// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/theme.h"
#include "logs/log_text.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

namespace signalbox::views {

namespace {

constexpr int rowsPerNotch = 3;
constexpr int notch = 120; // eighths of a degree of the wheel
constexpr int scrollInterval = 40; // ms, while a selection is dragged beyond the edge

bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

} // namespace

/// The window has shortcuts for some of these keys too; here they mean the log.
bool LogText::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && m_document) {
        const auto* key = static_cast<QKeyEvent*>(event);
        for (const auto standard : {QKeySequence::Copy, QKeySequence::SelectAll, QKeySequence::Find, QKeySequence::Save,
                                    QKeySequence::ZoomIn, QKeySequence::ZoomOut}) {
            if (key->matches(standard)) {
                event->accept();
                return true;
            }
        }
    }
    return QAbstractScrollArea::event(event);
}

void LogText::keyPressEvent(QKeyEvent* event)
{
    if (!m_document) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    m_touched = true;
    showHand(m_mouse, event->modifiers());
    if (!askByKey(event) && !moveByKey(event))
        QAbstractScrollArea::keyPressEvent(event);
}

bool LogText::askByKey(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->matches(QKeySequence::SelectAll))
        selectAll();
    else if (event->matches(QKeySequence::Find) || event->text() == u"/")
        Q_EMIT findRequested();
    else if (event->matches(QKeySequence::ZoomIn))
        setZoom(m_zoom + 1);
    else if (event->matches(QKeySequence::ZoomOut))
        setZoom(m_zoom - 1);
    else if (event->key() == Qt::Key_0 && event->modifiers() == Qt::ControlModifier)
        setZoom(0);
    else if (event->key() == Qt::Key_F8)
        event->modifiers().testFlag(Qt::ShiftModifier) ? goToPreviousError() : goToNextError();
    else if (event->text() == u"n")
        Q_EMIT findNextRequested();
    else if (event->text() == u"N")
        Q_EMIT findPreviousRequested();
    else if (event->text() == u"t")
        setStampMode(StampMode((int(m_stampMode) + 1) % 4));
    else if (event->text() == u"F")
        setFollowing(!m_following);
    else if (event->text() == u"y")
        Q_EMIT issueTextRequested();
    else if (event->matches(QKeySequence::Save))
        Q_EMIT saveRequested();
    else
        return false;
    return true;
}

void LogText::keyReleaseEvent(QKeyEvent* event)
{
    showHand(m_mouse, event->modifiers());
    QAbstractScrollArea::keyReleaseEvent(event);
}

bool LogText::moveByKey(QKeyEvent* event)
{
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const int page = std::max(1, visibleRows() - 1);
    if (event->text() == u"g" || (control && event->key() == Qt::Key_Home))
        goToRow(0, extend);
    else if (event->text() == u"G")
        goToRow(m_folds.rowCount() - 1, false);
    else if (control && event->key() == Qt::Key_End)
        goToRow(m_folds.rowCount() - 1, extend);
    else if (event->key() == Qt::Key_Up || event->text() == u"k")
        moveRows(-1, extend);
    else if (event->key() == Qt::Key_Down || event->text() == u"j")
        moveRows(1, extend);
    else if (event->key() == Qt::Key_PageUp || event->text() == u"b")
        moveRows(-page, extend);
    else if (event->key() == Qt::Key_PageDown || event->key() == Qt::Key_Space)
        moveRows(page, extend && event->key() != Qt::Key_Space);
    else if (event->key() == Qt::Key_Home || event->key() == Qt::Key_End) {
        const int end = int(m_layouts.at(m_cursor.line).layout.text().size());
        setCursorPlace({m_cursor.line, event->key() == Qt::Key_Home ? 0 : end}, extend);
        showPlace(m_cursor);
    } else if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
        if (!extend)
            return foldByKey(event->key());
        const int end = int(m_layouts.at(m_cursor.line).layout.text().size());
        const int step = event->key() == Qt::Key_Left ? -1 : 1;
        setCursorPlace({m_cursor.line, qBound(0, m_cursor.column + step, end)}, true);
        showPlace(m_cursor);
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        const int section = m_cursorStep >= 0 ? m_cursorStep : m_folds.groupAt(m_cursor.line);
        if (section < 0)
            return false;
        toggle(section);
    } else {
        return false;
    }
    return true;
}

/// Left folds what the cursor is in, or scrolls back first; Right unfolds what it is on, or scrolls.
bool LogText::foldByKey(int key)
{
    const int here = m_cursorStep >= 0 ? m_cursorStep : m_folds.groupAt(m_cursor.line);
    QScrollBar* bar = horizontalScrollBar();
    if (key == Qt::Key_Right) {
        if (here >= 0 && m_folds.isFolded(here))
            setFolded(here, false);
        else
            bar->setValue(bar->value() + bar->singleStep() * 2);
        return true;
    }
    if (bar->value() > 0) {
        bar->setValue(bar->value() - bar->singleStep() * 2);
        return true;
    }
    int section = here >= 0 && !m_folds.isFolded(here) ? here : m_folds.sectionAround(m_cursor.line);
    if (here >= 0 && section == here && m_folds.isFolded(here)) // a folded group: go out to its step
        section = m_folds.stepAround(m_cursor.line);
    if (section < 0 || m_folds.isFolded(section))
        return true;
    setFolded(section, true);
    const logs::Section& folded = m_folds.sections()[size_t(section)];
    setCursorPlace({folded.first, 0}, false);
    if (folded.kind == logs::Section::Kind::Step)
        m_cursorStep = section;
    showPlace(m_cursor);
    return true;
}

void LogText::moveRows(qint64 rows, bool extend)
{
    goToRow(currentRow() + rows, extend);
}

void LogText::goToRow(qint64 row, bool extend)
{
    if (m_folds.rowCount() == 0)
        return;
    m_following = false;
    row = qBound<qint64>(0, row, m_folds.rowCount() - 1);
    const LogRow target = m_folds.rowAt(row);
    const int column = extend && target.step < 0
        ? std::min(m_cursor.column, int(m_layouts.at(target.line).layout.text().size()))
        : 0;
    setCursorPlace({target.line, column}, extend);
    m_cursorStep = target.step;
    announce();
    const int top = verticalScrollBar()->value();
    if (row < top)
        verticalScrollBar()->setValue(int(row));
    else if (row >= top + visibleRows())
        verticalScrollBar()->setValue(int(row - visibleRows() + 1));
    if (extend)
        showPlace(m_cursor);
}

void LogText::toggle(int section)
{
    m_touched = true;
    setFolded(section, !m_folds.isFolded(section));
    const logs::Section& toggled = m_folds.sections()[size_t(section)];
    setCursorPlace({toggled.first, 0}, false);
    m_cursorStep = toggled.kind == logs::Section::Kind::Step ? section : -1;
}

void LogText::wheelEvent(QWheelEvent* event)
{
    m_touched = true;
    m_following = m_following && event->angleDelta().y() <= 0;
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        if (event->angleDelta().y() != 0)
            setZoom(m_zoom + (event->angleDelta().y() > 0 ? 1 : -1));
        event->accept();
        return;
    }
    const bool sideways = event->modifiers().testFlag(Qt::ShiftModifier) || event->angleDelta().x() != 0;
    if (sideways) {
        const int delta = event->angleDelta().x() != 0 ? event->angleDelta().x() : event->angleDelta().y();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - delta);
    } else {
        m_wheelRest += event->angleDelta().y() * rowsPerNotch;
        const int rows = m_wheelRest / notch;
        m_wheelRest -= rows * notch;
        verticalScrollBar()->setValue(verticalScrollBar()->value() - rows);
    }
    event->accept();
}

qint64 LogText::rowAtY(int y) const
{
    const qint64 row = verticalScrollBar()->value() + (y < 0 ? -1 : y / m_rowHeight);
    return qBound<qint64>(0, row, std::max<qint64>(0, m_folds.rowCount() - 1));
}

LogPlace LogText::placeAt(QPoint point) const
{
    const LogRow row = m_folds.rowAt(rowAtY(point.y()));
    if (row.step >= 0)
        return {row.line, 0};
    const int x = point.x() - textLeft() + horizontalScrollBar()->value();
    return {row.line, x <= 0 ? 0 : m_layouts.at(row.line).columnAt(x)};
}

/// The section whose triangle or heading is at the point, or -1.
int LogText::toggledBy(QPoint point) const
{
    if (point.y() / m_rowHeight + verticalScrollBar()->value() >= m_folds.rowCount())
        return -1;
    const LogRow row = m_folds.rowAt(rowAtY(point.y()));
    if (row.step >= 0)
        return row.step;
    const int group = m_folds.groupAt(row.line);
    return group >= 0 && point.x() < m_gutter.total() ? group : -1;
}

void LogText::mousePressEvent(QMouseEvent* event)
{
    if (!m_document || event->button() != Qt::LeftButton)
        return;
    m_touched = true;
    m_following = false;
    if (const QUrl page = pageAt(event->position().toPoint());
        event->modifiers() == Qt::ControlModifier && !page.isEmpty()) {
        Q_EMIT pageRequested(page);
        return;
    }
    if (const int section = toggledBy(event->position().toPoint()); section >= 0) {
        toggle(section);
        return;
    }
    m_selecting = true;
    setCursorPlace(placeAt(event->position().toPoint()), event->modifiers().testFlag(Qt::ShiftModifier));
}

void LogText::mouseMoveEvent(QMouseEvent* event)
{
    m_mouse = event->position().toPoint();
    if (!m_selecting) {
        showHand(m_mouse, event->modifiers());
        return;
    }
    setCursorPlace(placeAt(m_mouse), true);
    const bool outside = !viewport()->rect().contains(m_mouse);
    if (outside && m_scrollTimer == 0) {
        m_scrollTimer = startTimer(scrollInterval);
    } else if (!outside && m_scrollTimer != 0) {
        killTimer(m_scrollTimer);
        m_scrollTimer = 0;
    }
}

void LogText::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_scrollTimer) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    const int height = viewport()->height();
    const int rows = m_mouse.y() < 0 ? m_mouse.y() / m_rowHeight - 1
        : m_mouse.y() > height       ? (m_mouse.y() - height) / m_rowHeight + 1
                                     : 0;
    verticalScrollBar()->setValue(verticalScrollBar()->value() + rows);
    const int columns = m_mouse.x() < 0 ? -m_rowHeight : m_mouse.x() > viewport()->width() ? m_rowHeight : 0;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + columns);
    setCursorPlace(placeAt({m_mouse.x(), qBound(0, m_mouse.y(), height - 1)}), true);
}

void LogText::mouseReleaseEvent(QMouseEvent* /*event*/)
{
    m_selecting = false;
    if (m_scrollTimer != 0)
        killTimer(m_scrollTimer);
    m_scrollTimer = 0;
}

void LogText::mouseDoubleClickEvent(QMouseEvent* event)
{
    const QPoint point = event->position().toPoint();
    if (m_document && event->button() == Qt::LeftButton && toggledBy(point) < 0)
        wordAt(placeAt(point));
}

void LogText::wordAt(LogPlace place)
{
    const QString text = m_layouts.at(place.line).layout.text();
    int begin = std::min(place.column, int(text.size()));
    int end = begin;
    while (begin > 0 && isWordPart(text[begin - 1]))
        --begin;
    while (end < text.size() && isWordPart(text[end]))
        ++end;
    select({place.line, begin}, {place.line, end});
}

void LogText::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    announce();
    viewport()->update();
}

void LogText::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void LogText::scrollContentsBy(int /*dx*/, int /*dy*/)
{
    viewport()->update();
}

} // namespace signalbox::views
