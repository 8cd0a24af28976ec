// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_text.h"

#include "common/marked_scroll_bar.h"
#include "common/theme.h"

#include <QAccessible>
#include <QFontMetrics>

using namespace Qt::StringLiterals;

namespace signalbox::views {

namespace {

constexpr int smallestZoom = -6;
constexpr int largestZoom = 30;

} // namespace

LogText::LogText(QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_bar(new MarkedScrollBar)
{
    setVerticalScrollBar(m_bar);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Log"));
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setMouseTracking(true);
    updateLook();
}

LogText::~LogText() = default;

void LogText::setDocument(logs::LogDocument* document, std::optional<qint64> line)
{
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    m_layouts.setDocument(document);
    m_folds.reset(document ? document->lineCount() : 0);
    m_cursor = m_anchor = {};
    m_cursorStep = -1;
    m_openAt = line;
    m_touched = false;
    m_widest = 0;
    m_start.reset();
    m_matches.clear();
    m_query = {};
    m_following = false;
    verticalScrollBar()->setValue(0);
    horizontalScrollBar()->setValue(0);
    if (document) {
        connect(document, &logs::LogDocument::grown, this, &LogText::documentGrew);
        connect(document, &logs::LogDocument::outlined, this, &LogText::documentOutlined);
        documentGrew();
        if (document->isComplete())
            documentOutlined();
    }
    updateMarks();
    updateScrollBars();
    viewport()->update();
}

void LogText::documentGrew()
{
    if (m_folds.sections().empty())
        m_folds.grow(m_document->lineCount());
    if (!m_start && m_document->lineCount() > 0)
        m_start = m_document->line(0).stamp;
    updateGutter();
    updateScrollBars();
    if (m_following)
        setFollowing(true);
    viewport()->update();
}

void LogText::documentOutlined()
{
    const qint64 top = firstVisibleLine();
    m_layouts.clear();
    m_folds.reset(m_document->lineCount(), m_document->outline().sections);
    if (!m_touched)
        foldByDefault();
    updateGutter();
    updateScrollBars();
    updateMarks();
    if (!m_touched && m_openAt)
        goTo({*m_openAt, 0});
    else if (!m_touched && m_document->outline().firstError)
        goToFirstError();
    else if (m_following)
        setFollowing(true);
    else
        verticalScrollBar()->setValue(int(m_folds.rowOf(top)));
    announce();
    viewport()->update();
}

/// As GitHub shows it: what failed is open, the rest is one line each; of a log without an error only the groups fold.
void LogText::foldByDefault()
{
    const std::optional<qint64> error = m_document->outline().firstError;
    std::vector<bool> folded;
    for (const logs::Section& section : m_folds.sections()) {
        const bool holdsError = error && section.first <= *error && *error <= section.last;
        const bool group = section.kind == logs::Section::Kind::Group;
        folded.push_back(!holdsError && !section.failed && (group || error.has_value()));
    }
    m_folds.setAllFolded(folded);
}

void LogText::setZoom(int points)
{
    m_zoom = qBound(smallestZoom, points, largestZoom);
    updateLook();
}

void LogText::updateLook()
{
    QFont font = textFont(TextRole::Code, this->font());
    if (font.pointSizeF() > 0)
        font.setPointSizeF(std::max(5.0, font.pointSizeF() + m_zoom));
    else
        font.setPixelSize(std::max(6, font.pixelSize() + m_zoom));
    m_colours = LogColours(Theme::current().palette());
    m_layouts.setLook(font, m_colours);
    viewport()->setFont(font);
    m_rowHeight = QFontMetrics(font).height() + space::Tight;
    m_widest = 0;
    updateGutter();
    updateScrollBars();
    viewport()->update();
}

void LogText::updateGutter()
{
    const QFontMetrics metrics(viewport()->font());
    const auto count = m_document ? m_document->lineCount() : 0;
    const auto digits = std::max<qsizetype>(4, QString::number(count).size());
    m_gutter.markWidth = metrics.height();
    m_gutter.numberWidth = metrics.horizontalAdvance(QString(digits, u'0')) + space::Small;
    m_gutter.foldWidth = metrics.height() + space::Tight;
    m_gutter.stampWidth = 0;
    if (m_stampMode == StampMode::Absolute)
        m_gutter.stampWidth = metrics.horizontalAdvance(u"00:00:00.000"_s) + space::Medium;
    else if (m_stampMode == StampMode::Relative)
        m_gutter.stampWidth = metrics.horizontalAdvance(u"+0:00:00.000"_s) + space::Medium;
    else if (m_stampMode == StampMode::Duration)
        m_gutter.stampWidth = metrics.horizontalAdvance(u"0:00:00.000"_s) + space::Medium;
}

void LogText::updateScrollBars()
{
    const int rows = visibleRows();
    verticalScrollBar()->setPageStep(std::max(1, rows));
    verticalScrollBar()->setRange(0, int(std::max<qint64>(0, m_folds.rowCount() - rows)));
    const int room = std::max(1, viewport()->width() - m_gutter.total() - space::Small);
    horizontalScrollBar()->setPageStep(room);
    horizontalScrollBar()->setSingleStep(m_rowHeight * 2);
    horizontalScrollBar()->setRange(0, std::max(0, m_widest - room));
}

void LogText::updateMarks()
{
    MarkedScrollBar::Marks matches{{}, m_colours.accent};
    for (const qint64 line : m_matches)
        matches.rows.push_back(m_folds.rowOf(line));
    MarkedScrollBar::Marks errors{{}, m_colours.errorMark};
    if (m_document) {
        for (const qint64 line : m_document->outline().errors)
            errors.rows.push_back(m_folds.rowOf(line));
    }
    m_bar->setMarks(m_folds.rowCount(), {std::move(matches), std::move(errors)});
}

qint64 LogText::firstVisibleLine() const
{
    return m_folds.rowAt(verticalScrollBar()->value()).line;
}

int LogText::visibleRows() const
{
    return std::max(1, viewport()->height() / m_rowHeight);
}

int LogText::textLeft() const
{
    return m_gutter.total() + space::Small;
}

qint64 LogText::currentRow() const
{
    return m_cursorStep >= 0 ? m_folds.rowOfStep(m_cursorStep) : m_folds.rowOf(m_cursor.line);
}

void LogText::setCursorPlace(LogPlace place, bool extend)
{
    m_cursor = place;
    if (!extend)
        m_anchor = place;
    m_cursorStep = -1;
    viewport()->update();
    announce();
    Q_EMIT cursorMoved(place.line);
}

void LogText::showPlace(LogPlace place)
{
    const qint64 row = currentRow();
    const int top = verticalScrollBar()->value();
    if (row < top || row >= top + visibleRows())
        verticalScrollBar()->setValue(int(std::max<qint64>(0, row - visibleRows() / 3)));
    if (m_cursorStep >= 0)
        return;
    const LaidOutLine& line = m_layouts.at(place.line);
    m_widest = std::max(m_widest, int(line.width()) + space::Huge);
    updateScrollBars();
    const int x = int(line.xOf(place.column));
    const int left = horizontalScrollBar()->value();
    const int room = horizontalScrollBar()->pageStep();
    if (x < left || x > left + room)
        horizontalScrollBar()->setValue(x < room ? 0 : x - room / 2);
}

void LogText::goTo(LogPlace place)
{
    if (!m_document || m_document->lineCount() == 0)
        return;
    place.line = qBound<qint64>(0, place.line, m_document->lineCount() - 1);
    m_folds.reveal(place.line);
    updateScrollBars();
    updateMarks();
    setCursorPlace(place, false);
    showPlace(place);
}

void LogText::goToFirstError()
{
    if (!m_document)
        return;
    if (const auto first = m_document->outline().firstError)
        goTo({*first, 0});
}

bool LogText::goToNextError()
{
    if (!m_document)
        return false;
    const std::vector<qint64>& errors = m_document->outline().errors;
    const auto next = std::ranges::upper_bound(errors, m_cursor.line);
    if (next == errors.end())
        return false;
    m_touched = true;
    goTo({*next, 0});
    return true;
}

bool LogText::goToPreviousError()
{
    if (!m_document)
        return false;
    const std::vector<qint64>& errors = m_document->outline().errors;
    const auto here = std::ranges::lower_bound(errors, m_cursor.line);
    if (here == errors.begin())
        return false;
    m_touched = true;
    goTo({*std::prev(here), 0});
    return true;
}

void LogText::setFolded(int section, bool folded)
{
    const qint64 top = firstVisibleLine();
    m_folds.setFolded(section, folded);
    updateScrollBars();
    updateMarks();
    verticalScrollBar()->setValue(int(m_folds.rowOf(top)));
    viewport()->update();
}

void LogText::setAllFolded(bool folded)
{
    m_folds.setAllFolded(std::vector<bool>(m_folds.sections().size(), folded));
    updateScrollBars();
    updateMarks();
    showPlace(m_cursor);
    viewport()->update();
}

void LogText::setMatches(std::vector<qint64> lines, const logs::LogQuery& query)
{
    m_matches = std::move(lines);
    m_query = query;
    updateMarks();
    viewport()->update();
}

void LogText::setFollowing(bool following)
{
    m_following = following && m_document;
    if (!m_following)
        return;
    m_touched = true;
    goTo({m_document->lineCount() - 1, 0});
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

/// Tells assistive technology which line the cursor is on.
void LogText::announce()
{
    if (!m_document)
        return;
    if (m_cursorStep >= 0)
        setAccessibleDescription(headingText(m_cursorStep));
    else
        setAccessibleDescription(
            tr("Line %1: %2").arg(m_cursor.line + 1).arg(m_document->line(m_cursor.line).text.left(200)));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

QString LogText::headingText(int section) const
{
    const logs::Section& step = m_folds.sections()[size_t(section)];
    return step.failed ? tr("%1 – failed").arg(step.title) : step.title;
}

void LogText::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    const bool seesError = m_document && !m_touched && (m_openAt || m_document->outline().firstError);
    updateScrollBars();
    if (seesError) // opened before it had its size
        showPlace(m_cursor);
}

void LogText::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    // A style sheet may keep the palette from us; that it has changed itself is always said.
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::StyleChange) {
        updateLook();
        updateMarks();
    }
}

} // namespace signalbox::views
