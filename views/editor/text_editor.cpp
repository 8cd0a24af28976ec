// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/text_editor.h"

#include "common/marked_scroll_bar.h"
#include "editing/brackets.h"
#include "editing/indentation.h"
#include "editor/completion_popup.h"
#include "editor/editor_margin.h"
#include "editor/narrow_layout.h"
#include "editor/workflow_highlighter.h"

#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

constexpr int LeastZoom = -4;
constexpr int MostZoom = 20;

QTextDocument* newDocument(QObject* parent)
{
    auto* document = new QTextDocument(parent);
    document->setDocumentLayout(new NarrowLayout(*document));
    return document;
}

} // namespace

TextEditor::TextEditor(QWidget* parent)
    : QPlainTextEdit(parent)
    , m_colours(Theme::current())
    , m_highlighter(nullptr)
    , m_margin(new EditorMargin(*this))
    , m_bar(new MarkedScrollBar)
    , m_popup(new CompletionPopup(this))
{
    setDocument(newDocument(this));
    m_highlighter = new WorkflowHighlighter(document());
    setObjectName(u"editorText"_s);
    setAccessibleName(tr("Workflow file"));
    setVerticalScrollBar(m_bar);
    setLineWrapMode(NoWrap);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setCursorWidth(2);
    connect(document(), &QTextDocument::contentsChange, this, &TextEditor::noteChange);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        unfoldTo(textCursor().position());
        showCursorPlace();
    });
    m_completeSoon.setSingleShot(true);
    m_completeSoon.setInterval(0);
    connect(&m_completeSoon, &QTimer::timeout, this, &TextEditor::completeNow);
    connect(m_popup, &CompletionPopup::accepted, this, &TextEditor::acceptCompletion);
    dress();
}

TextEditor::~TextEditor() = default;

void TextEditor::setFileName(const QString& name)
{
    m_highlighter->setFileName(name);
}

void TextEditor::open(const editing::TextFile& file)
{
    m_file = file;
    m_popup->hide();
    m_marks.clear();
    m_marksCurrent = false;
    m_matches.clear();
    m_currentMatch = -1;
    setPlainText(file.text);
    document()->setModified(false);
    setTextInteractionFlags(file.obstacle ? Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard
                                          : Qt::TextEditorInteraction);
    markScrollBar();
    Q_EMIT diagnosticsChanged();
}

void TextEditor::reload(const editing::TextFile& file)
{
    m_file = file;
    changeTo(file.text);
    document()->setModified(false);
}

QString TextEditor::text() const
{
    // toPlainText() would make plain spaces of those that do not break.
    return document()->toRawText().replace(QChar(QChar::ParagraphSeparator), u'\n');
}

void TextEditor::changeTo(const QString& text)
{
    const QString before = this->text();
    const qsizetype shorter = std::min(before.size(), text.size());
    qsizetype head = 0;
    while (head < shorter && before[head] == text[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == text[text.size() - 1 - tail])
        ++tail;
    replace({{.span = {.start = int(head), .end = int(before.size() - tail)},
              .text = text.sliced(head, text.size() - tail - head)}});
}

void TextEditor::replace(const std::vector<editing::Replacement>& replacements)
{
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (auto one = replacements.rbegin(); one != replacements.rend(); ++one) { // from the end: the rest stays in place
        cursor.setPosition(one->span.start);
        cursor.setPosition(one->span.end, QTextCursor::KeepAnchor);
        if (cursor.hasSelection() || !one->text.isEmpty())
            cursor.insertText(one->text);
    }
    cursor.endEditBlock();
}

void TextEditor::setDiagnostics(std::vector<lint::Diagnostic> diagnostics)
{
    const auto changed = m_marks.set(*document(), editing::OffsetMap(m_file, text()), std::move(diagnostics));
    m_marksCurrent = true;
    if (!changed.empty()) {
        const auto [first, last] = std::ranges::minmax_element(changed, {}, &editing::Span::start);
        const int end = std::ranges::max(changed, {}, &editing::Span::end).end;
        updateLines(document()->findBlock(first->start).blockNumber(),
                    document()->findBlock(std::max(last->start, end)).blockNumber());
    }
    markScrollBar();
    Q_EMIT diagnosticsChanged();
    if (std::exchange(m_fixesWanted, false) && hasFocus())
        showFixMenu();
}

void TextEditor::setMatches(std::vector<editing::Span> matches, int current)
{
    m_matches = std::move(matches);
    m_currentMatch = current;
    markScrollBar();
    viewport()->update();
}

void TextEditor::select(editing::Span span)
{
    const int end = document()->characterCount() - 1;
    QTextCursor cursor(document());
    cursor.setPosition(std::clamp(span.start, 0, end));
    cursor.setPosition(std::clamp(span.end, 0, end), QTextCursor::KeepAnchor);
    unfoldTo(cursor.selectionStart());
    setTextCursor(cursor);
    if (!viewport()->rect().adjusted(0, 0, 0, -cursorRect().height()).contains(cursorRect().center()))
        centerCursor();
    ensureCursorVisible();
}

void TextEditor::goToLine(int line)
{
    const QTextBlock block = document()->findBlockByNumber(std::clamp(line - 1, 0, blockCount() - 1));
    select({.start = block.position(), .end = block.position()});
}

void TextEditor::setZoom(int points)
{
    points = std::clamp(points, LeastZoom, MostZoom);
    if (points == m_zoom)
        return;
    m_zoom = points;
    dress();
    Q_EMIT zoomChanged(points);
}

/// Colours and font, from the theme that the program wears.
void TextEditor::dress()
{
    const EditorColours colours(Theme::current());
    if (colours.theme != m_colours.theme) {
        m_colours = colours;
        m_highlighter->setColours(m_colours);
    }
    QFont wanted = textFont(TextRole::Code);
    if (wanted.pointSizeF() > 0)
        wanted.setPointSizeF(std::max(4.0, wanted.pointSizeF() + m_zoom));
    else
        wanted.setPixelSize(std::max(6, wanted.pixelSize() + m_zoom));
    if (font() != wanted)
        setFont(wanted);
    setTabStopDistance(4 * fontMetrics().horizontalAdvance(u' '));
    m_margin->fit();
    markScrollBar();
    viewport()->update();
}

void TextEditor::noteChange(int position, int removed, int added)
{
    if (removed == 0 && added == 0)
        return;
    m_marksCurrent = false;
    unfoldTo(position);
    m_margin->fit();
    const QTextBlock line = document()->findBlock(position);
    // Blank lines are guided by what is around them; else a line is a matter of its own.
    if (position - line.position() <= editing::indentOf(line.text()) || line.length() <= added)
        viewport()->update();
    else
        updateLines(line.blockNumber(), line.blockNumber());
    showCursorPlace();
}

/// The line of the cursor and the brackets at it, which were elsewhere before.
void TextEditor::showCursorPlace()
{
    const auto update = [this] {
        updateLines(m_shownLine, m_shownLine);
        if (!m_brackets)
            return;
        for (const int place : {m_brackets->first, m_brackets->second}) {
            const int line = document()->findBlock(place).blockNumber();
            updateLines(line, line);
        }
    };
    update();
    m_shownLine = textCursor().blockNumber();
    m_brackets = editing::bracketsAt(text(), textCursor().position());
    update();
}

void TextEditor::updateLines(int first, int last)
{
    const auto boxOf = [this](int line) {
        const QTextBlock block = document()->findBlockByNumber(std::clamp(line, 0, blockCount() - 1));
        return blockBoundingGeometry(block).translated(contentOffset());
    };
    const int top = std::max(0, int(boxOf(first).top()));
    const int bottom = std::min(viewport()->height(), int(boxOf(last).bottom()) + 4); // an underline hangs down
    if (top >= bottom)
        return;
    viewport()->update(0, top, viewport()->width(), bottom - top);
    m_margin->update(0, top, m_margin->width(), bottom - top);
}

void TextEditor::markScrollBar()
{
    const auto lineOf = [this](int position) { return qint64(document()->findBlock(position).blockNumber()); };
    std::vector<MarkedScrollBar::Marks> all;
    MarkedScrollBar::Marks matches{.rows = {}, .colour = m_colours.matchEdge, .share = 1.0};
    for (const editing::Span& match : m_matches)
        matches.rows.push_back(lineOf(match.start));
    all.push_back(std::move(matches));
    // The worse, the wider, and drawn over the others.
    using enum lint::Severity;
    for (const auto& [severity, share] :
         std::array{std::pair(Hint, 0.25), std::pair(Warning, 0.5), std::pair(Error, 0.8)}) {
        MarkedScrollBar::Marks marks{
            .rows = {}, .colour = m_colours.theme.status(outcomeOf(severity)).fill, .share = share};
        for (const DiagnosticMarks::Mark& mark : m_marks.marks()) {
            if (mark.diagnostic.severity == severity)
                marks.rows.push_back(lineOf(mark.place.selectionStart()));
        }
        all.push_back(std::move(marks));
    }
    m_bar->setMarks(blockCount(), std::move(all));
}

TextEditor::LineRange TextEditor::chosenLines() const
{
    const QTextCursor cursor = textCursor();
    const QTextBlock first = document()->findBlock(cursor.selectionStart());
    QTextBlock last = document()->findBlock(cursor.selectionEnd());
    // A selection that ends before a line's first letter does not mean that line.
    if (last.position() == cursor.selectionEnd() && last.blockNumber() > first.blockNumber())
        last = last.previous();
    return {.first = first.blockNumber(), .last = last.blockNumber()};
}

void TextEditor::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    m_margin->fit();
}

void TextEditor::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange
        || event->type() == QEvent::ApplicationFontChange)
        dress();
}

void TextEditor::focusOutEvent(QFocusEvent* event)
{
    QPlainTextEdit::focusOutEvent(event);
    m_popup->hide();
}

} // namespace signalbox::views
