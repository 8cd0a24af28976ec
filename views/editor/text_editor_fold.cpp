// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/indentation.h"
#include "editor/editor_margin.h"
#include "editor/text_editor.h"

#include <QPlainTextDocumentLayout>
#include <QTextBlock>

#include <algorithm>

namespace signalbox::views {
namespace {

editing::Lines linesOf(const QTextDocument& document)
{
    return {.count = document.blockCount(),
            .at = [&document](int line) { return document.findBlockByNumber(line).text(); }};
}

} // namespace

bool TextEditor::canFold(int line) const
{
    return line >= 0 && line < blockCount() && editing::hasLinesBelow(linesOf(*document()), line);
}

bool TextEditor::isFolded(int line) const
{
    const QTextBlock next = document()->findBlockByNumber(line + 1);
    return next.isValid() && document()->findBlockByNumber(line).isVisible() && !next.isVisible();
}

void TextEditor::setFolded(int line, bool folded)
{
    if (folded == isFolded(line) || (folded && !canFold(line)))
        return;
    int last = editing::lastLineOf(linesOf(*document()), line);
    if (!folded) { // what is folded within comes along: lines may have changed since
        while (document()->findBlockByNumber(last + 1).isValid()
               && !document()->findBlockByNumber(last + 1).isVisible())
            ++last;
        if (last == line)
            last = line + 1;
    }
    // The cursor would be where nobody sees it.
    const QTextBlock head = document()->findBlockByNumber(line);
    const int at = textCursor().block().blockNumber();
    if (folded && at > line && at <= last) {
        QTextCursor cursor = textCursor();
        cursor.setPosition(head.position() + head.length() - 1);
        setTextCursor(cursor);
    }
    showLines(line + 1, last, !folded);
    layOutAgain();
}

void TextEditor::setAllFolded(bool folded)
{
    if (!folded) {
        showLines(0, blockCount() - 1, true);
        layOutAgain();
        return;
    }
    const editing::Lines lines = linesOf(*document());
    for (int line = 0; line < lines.count; ++line) {
        if (editing::indentOf(lines.at(line)) > 0 || !canFold(line))
            continue;
        const int last = editing::lastLineOf(lines, line);
        const int at = textCursor().block().blockNumber();
        if (at > line && at <= last)
            goToLine(line + 1);
        showLines(line + 1, last, false);
        line = last;
    }
    layOutAgain();
}

void TextEditor::showLines(int first, int last, bool visible)
{
    QTextBlock block = document()->findBlockByNumber(first);
    for (int line = first; line <= last && block.isValid(); ++line, block = block.next()) {
        block.setVisible(visible);
        block.setLineCount(visible ? std::max(1, block.layout()->lineCount()) : 0);
    }
}

/// The layout learns of lines that come or go only by being told that the text has changed.
void TextEditor::layOutAgain()
{
    document()->markContentsDirty(0, document()->characterCount());
    auto* layout = static_cast<QPlainTextDocumentLayout*>(document()->documentLayout());
    layout->requestUpdate();
    Q_EMIT layout->documentSizeChanged(layout->documentSize());
    m_margin->update();
    viewport()->update();
}

/// The innermost lines that can be folded, from the cursor outwards.
void TextEditor::foldHere()
{
    const editing::Lines lines = linesOf(*document());
    const int at = textCursor().block().blockNumber();
    for (int line = at; line >= 0; --line) {
        if (!isFolded(line) && canFold(line) && editing::lastLineOf(lines, line) >= at) {
            setFolded(line, true);
            return;
        }
    }
}

void TextEditor::unfoldHere()
{
    setFolded(textCursor().block().blockNumber(), false);
}

void TextEditor::foldAll()
{
    setAllFolded(true);
}

void TextEditor::unfoldAll()
{
    setAllFolded(false);
}

/// Whatever hides this position is unfolded.
void TextEditor::unfoldTo(int position)
{
    const QTextBlock hidden = document()->findBlock(position);
    if (!hidden.isValid() || hidden.isVisible())
        return;
    QTextBlock head = hidden;
    while (head.isValid() && !head.isVisible())
        head = head.previous();
    QTextBlock last = hidden;
    while (last.next().isValid() && !last.next().isVisible())
        last = last.next();
    showLines(head.isValid() ? head.blockNumber() + 1 : 0, last.blockNumber(), true);
    layOutAgain();
}

} // namespace signalbox::views
