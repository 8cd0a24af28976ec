// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/comparison_rows.h"
#include "logs/line_layouts.h"

#include <QAbstractScrollArea>

namespace signalbox::views {

/// The rows of a comparison: the line's number in the old and in the new log, a sign (− only in the old one, + only in
/// the new one), the line. Only visible lines are laid out. Keys: n, N and F8 go from difference to difference, Enter
/// opens a gap or asks for the line, the others move as in less.
class ComparisonText final : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit ComparisonText(QWidget* parent = nullptr);

    /// The documents must outlive the view or be taken away with clear().
    void setComparison(const logs::LogComparison& comparison, const logs::LogDocument& before,
                       const logs::LogDocument& after);
    void clear();

    const ComparisonRows& rows() const { return m_rows; }
    qint64 cursorRow() const { return m_cursor; }
    void goToRow(qint64 row);
    /// False when there is none further on.
    bool goToNextChange();
    bool goToPreviousChange();
    /// The selected rows as a diff has them: a sign in front of each line. Without a selection, the current row.
    QString selectedText() const;
    void selectAll();

Q_SIGNALS:
    /// The user wants to see this line in the new log.
    void lineRequested(qint64 line);
    void closeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    // comparison_text.cpp
    void updateLook();
    void updateScrollBars();
    void updateMarks();
    void moveTo(qint64 row, bool extend);
    qint64 rowAtY(int y) const;
    int visibleRows() const;
    QString textOf(const ComparisonRow& row) const;

    // comparison_text_input.cpp
    void openRow(qint64 row);

    // comparison_text_paint.cpp
    int gutterWidth() const { return 2 * m_numberWidth + m_signWidth; }
    void paintRow(QPainter& painter, qint64 row, int y);
    void paintLine(QPainter& painter, const ComparisonRow& row, bool selected, int y);

    ComparisonRows m_rows;
    const logs::LogDocument* m_before = nullptr;
    const logs::LogDocument* m_after = nullptr;
    LogColours m_colours;
    LineLayouts m_beforeLayouts;
    LineLayouts m_afterLayouts;
    class MarkedScrollBar* m_bar;
    int m_rowHeight = 16;
    int m_numberWidth = 0;
    int m_signWidth = 0;
    int m_widest = 0;
    qint64 m_cursor = 0;
    qint64 m_anchor = 0;
};

/// "+", "−", a space, or "…" for a gap.
QString signOf(ComparisonRow::Kind kind);

} // namespace signalbox::views
