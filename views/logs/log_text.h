// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/fold_map.h"
#include "logs/line_layouts.h"
#include "logs/links.h"
#include "logs/log_query.h"

#include <QAbstractScrollArea>

namespace signalbox::views {

class MarkedScrollBar;

/// A place in a log. Columns count QString's units of the line as it is shown.
struct LogPlace {
    qint64 line = 0;
    int column = 0;

    auto operator<=>(const LogPlace&) const = default;
};

/// What stands in front of a line: nothing, the time of day, the time since the log began, or how long it took until
/// the next line was printed.
enum class StampMode { Off, Absolute, Relative, Duration };

/// The lines of a log, of which only the visible ones are ever laid out. Sections fold, text can be selected and copied
/// (with secrets masked), errors and matches are marked. Keys: as in less and in editors; see keyPressEvent.
class LogText final : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit LogText(QWidget* parent = nullptr);
    ~LogText() override;

    /// The document must outlive the view or be taken away with nullptr. It opens at `line` when there is one, else at
    /// its first error.
    void setDocument(logs::LogDocument* document, std::optional<qint64> line = std::nullopt);

    StampMode stampMode() const { return m_stampMode; }
    void setStampMode(StampMode mode);
    /// Points added to the font of code, -6 to 30.
    void setZoom(int points);
    int zoom() const { return m_zoom; }

    LogPlace cursor() const { return m_cursor; }
    qint64 firstVisibleLine() const;
    int visibleRows() const;
    /// Where the text of lines begins while it is not scrolled sideways, in pixels of the viewport.
    int textLeft() const;
    const FoldMap& folds() const { return m_folds; }

    /// Unfolds, scrolls to and selects nothing at the place. The line is put in the upper third unless it is in view.
    void goTo(LogPlace place);
    void goToFirstError();
    /// False when there is none further on.
    bool goToNextError();
    bool goToPreviousError();
    void setFolded(int section, bool folded);
    void setAllFolded(bool folded);

    bool hasSelection() const { return m_anchor != m_cursor; }
    void select(LogPlace from, LogPlace to);
    void selectAll();
    /// The first and the last line of the selection; without one, twice the current line.
    std::pair<qint64, qint64> selectedLines() const;
    /// The selected text as it is shown; without a selection, the current line. At most 64 MB.
    QString selectedText() const;
    void copy() const;

    /// Lines that match a search, in order, and what is marked in them.
    void setMatches(std::vector<qint64> lines, const logs::LogQuery& query);

    /// Keeps the end in view while the log grows, until the user goes elsewhere.
    void setFollowing(bool following);
    bool isFollowing() const { return m_following; }

    /// Where the files of the repository are shown: without it, their paths are no links.
    void setSource(const QUrl& repositoryPage, const QString& commit);
    /// The pages that the line has links to, in order.
    std::vector<QUrl> pagesIn(qint64 line) const;

Q_SIGNALS:
    void cursorMoved(qint64 line);
    void findRequested();
    void findNextRequested();
    void findPreviousRequested();
    void stampModeChanged();
    /// The user asked for the page, with Ctrl and a click; http or https.
    void pageRequested(const QUrl& page);
    void issueTextRequested();
    void saveRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    struct Gutter {
        int markWidth = 0;
        int numberWidth = 0;
        int stampWidth = 0;
        int foldWidth = 0;
        int total() const { return markWidth + numberWidth + stampWidth + foldWidth; }
    };

    // log_text.cpp
    void documentGrew();
    void documentOutlined();
    void foldByDefault();
    void updateLook();
    void updateGutter();
    void updateScrollBars();
    void updateMarks();
    void setCursorPlace(LogPlace place, bool extend);
    void showPlace(LogPlace place);
    void announce();
    QString headingText(int section) const;
    qint64 currentRow() const;

    // log_text_input.cpp
    bool askByKey(QKeyEvent* event);
    bool moveByKey(QKeyEvent* event);
    void moveRows(qint64 rows, bool extend);
    void goToRow(qint64 row, bool extend);
    bool foldByKey(int key);
    void toggle(int section);
    void wordAt(LogPlace place);
    qint64 rowAtY(int y) const;
    LogPlace placeAt(QPoint point) const;
    int toggledBy(QPoint point) const;

    // log_text_stamps.cpp
    QString stampText(qint64 number, const logs::LogLine& line) const;
    std::optional<logs::Ticks> took(qint64 number) const;

    // log_text_links.cpp
    QUrl pageOf(const logs::LogLink& link) const;
    QUrl pageAt(QPoint point) const;
    void showHand(QPoint point, Qt::KeyboardModifiers modifiers);

    // log_text_paint.cpp
    void paintRow(QPainter& painter, qint64 row, int y);
    void paintLine(QPainter& painter, const LogRow& row, int y);
    void paintHeading(QPainter& painter, const LogRow& row, int y);
    void paintGutter(QPainter& painter, const LogRow& row, int y);
    void paintErrorMark(QPainter& painter, int y) const;
    void paintWarningMark(QPainter& painter, int y) const;
    void paintFold(QPainter& painter, bool folded, int x, int y) const;
    QList<QTextLayout::FormatRange> highlights(qint64 line, const QString& text) const;

    logs::LogDocument* m_document = nullptr;
    MarkedScrollBar* m_bar;
    FoldMap m_folds;
    LogColours m_colours;
    LineLayouts m_layouts;
    Gutter m_gutter;
    StampMode m_stampMode = StampMode::Off;
    int m_zoom = 0;
    int m_rowHeight = 16;
    int m_widest = 0; ///< of the lines seen so far, in pixels
    LogPlace m_cursor;
    LogPlace m_anchor; ///< the other end of the selection
    int m_cursorStep = -1; ///< the cursor is on the heading of this step
    std::optional<qint64> m_openAt;
    bool m_touched = false; ///< the user has moved: the view no longer moves by itself
    bool m_selecting = false;
    int m_scrollTimer = 0;
    QPoint m_mouse;
    int m_wheelRest = 0;
    std::optional<logs::Stamp> m_start;
    std::vector<qint64> m_matches;
    logs::LogQuery m_query;
    bool m_following = false;
    QUrl m_repositoryPage;
    QString m_commit;
};

} // namespace signalbox::views
