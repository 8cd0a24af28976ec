// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/indentation.h"
#include "editor/completion_popup.h"
#include "editor/text_editor.h"

#include <QKeyEvent>
#include <QTextBlock>
#include <QWheelEvent>

#include <array>

using namespace Qt::StringLiterals;

namespace signalbox::views {

/// In the order in which they are looked for. With Shift some keyboards say "{" where others say "Shift and [".
const std::vector<TextEditor::Command>& TextEditor::commands()
{
    static const std::vector<Command> all{
        {QKeySequence(Qt::CTRL | Qt::Key_Slash), &TextEditor::toggleComment},
        {QKeySequence(Qt::ALT | Qt::Key_Up), &TextEditor::moveUp},
        {QKeySequence(Qt::ALT | Qt::Key_Down), &TextEditor::moveDown},
        {QKeySequence(Qt::CTRL | Qt::Key_D), &TextEditor::duplicateLines},
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_BracketLeft), &TextEditor::foldHere},
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_BraceLeft), &TextEditor::foldHere},
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_BracketRight), &TextEditor::unfoldHere},
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_BraceRight), &TextEditor::unfoldHere},
        {QKeySequence(Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_BracketLeft), &TextEditor::foldAll},
        {QKeySequence(Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_BraceLeft), &TextEditor::foldAll},
        {QKeySequence(Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_BracketRight), &TextEditor::unfoldAll},
        {QKeySequence(Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_BraceRight), &TextEditor::unfoldAll},
        {QKeySequence(Qt::Key_F8), &TextEditor::nextProblem},
        {QKeySequence(Qt::SHIFT | Qt::Key_F8), &TextEditor::previousProblem},
        {QKeySequence(Qt::CTRL | Qt::Key_Period), &TextEditor::offerFixes},
        {QKeySequence(Qt::CTRL | Qt::Key_Space), &TextEditor::complete},
        {QKeySequence(Qt::CTRL | Qt::Key_I), &TextEditor::showHelpHere},
        {QKeySequence(Qt::CTRL | Qt::Key_Plus), &TextEditor::zoomIn},
        {QKeySequence(Qt::CTRL | Qt::Key_Equal), &TextEditor::zoomIn},
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Plus), &TextEditor::zoomIn},
        {QKeySequence(Qt::CTRL | Qt::Key_Minus), &TextEditor::zoomOut},
        {QKeySequence(Qt::CTRL | Qt::Key_0), &TextEditor::zoomBack},
    };
    return all;
}

/// What is done here must not be taken as a shortcut of the window.
bool TextEditor::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        const QKeySequence keys(key->keyCombination());
        const bool ours = std::ranges::any_of(commands(), [&](const Command& one) { return one.keys == keys; });
        if (ours || (m_popup->isVisible() && key->key() == Qt::Key_Escape)) {
            event->accept();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

void TextEditor::keyPressEvent(QKeyEvent* event)
{
    if (m_completeSoon.isActive())
        completeNow(); // the key may be meant for what is on offer
    if (m_popup->isVisible() && m_popup->takeKey(*event))
        return;
    const QKeySequence keys(Qt::KeyboardModifiers(event->modifiers() & ~Qt::KeypadModifier) | Qt::Key(event->key()));
    for (const Command& command : commands()) {
        if (command.keys == keys) {
            (this->*command.run)();
            return;
        }
    }
    if (typeKey(*event))
        return;
    const int before = document()->revision();
    QPlainTextEdit::keyPressEvent(event);
    if (document()->revision() != before)
        completeAfterTyping(event->text());
    else
        m_popup->hide();
}

/// Keys that write something else than themselves. Whether it was one.
bool TextEditor::typeKey(QKeyEvent& event)
{
    if (isReadOnly() || (event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)))
        return false;
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        breakLine();
        return true;
    case Qt::Key_Tab:
        indent();
        return true;
    case Qt::Key_Backtab:
        outdent();
        return true;
    case Qt::Key_Backspace: {
        const QTextCursor cursor = textCursor();
        const QString before = cursor.block().text().first(cursor.positionInBlock());
        if (cursor.hasSelection() || before.size() < editing::IndentWidth || !editing::isBlank(before)
            || before.contains(u'\t'))
            return false;
        eraseIndent();
        return true;
    }
    default:
        return false;
    }
}

void TextEditor::breakLine()
{
    QTextCursor cursor = textCursor();
    cursor.beginEditBlock();
    cursor.removeSelectedText();
    const int at = cursor.positionInBlock();
    const QString before = cursor.block().text().first(at);
    // What goes down to the next line brings no spaces of its own.
    const QString behind = cursor.block().text().sliced(at);
    const int spaces = editing::indentOf(behind);
    if (spaces > 0 && spaces < behind.size())
        cursor.movePosition(QTextCursor::Right, QTextCursor::KeepAnchor, spaces);
    cursor.insertText(u'\n' + QString(editing::indentAfter(before), u' '));
    cursor.endEditBlock();
    setTextCursor(cursor);
    ensureCursorVisible();
}

void TextEditor::indent()
{
    QTextCursor cursor = textCursor();
    if (cursor.hasSelection()) {
        const LineRange lines = chosenLines();
        QStringList texts;
        for (int line = lines.first; line <= lines.last; ++line)
            texts << document()->findBlockByNumber(line).text();
        replaceLines(lines, editing::shifted(texts, true));
        return;
    }
    const int column = cursor.positionInBlock();
    cursor.insertText(QString(editing::IndentWidth - column % editing::IndentWidth, u' '));
    setTextCursor(cursor);
}

void TextEditor::outdent()
{
    const LineRange lines = chosenLines();
    QStringList texts;
    for (int line = lines.first; line <= lines.last; ++line)
        texts << document()->findBlockByNumber(line).text();
    replaceLines(lines, editing::shifted(texts, false));
}

/// Back to the level before, in one step, as Tab had come here.
void TextEditor::eraseIndent()
{
    QTextCursor cursor = textCursor();
    const int column = cursor.positionInBlock();
    const int back = (column - 1) % editing::IndentWidth + 1;
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, back);
    cursor.removeSelectedText();
    setTextCursor(cursor);
}

void TextEditor::toggleComment()
{
    const LineRange lines = chosenLines();
    QStringList texts;
    for (int line = lines.first; line <= lines.last; ++line)
        texts << document()->findBlockByNumber(line).text();
    replaceLines(lines, editing::commentToggled(texts));
}

/// As one step, a line at a time, so that what is marked and selected within them stays where it is.
void TextEditor::replaceLines(LineRange lines, const QStringList& texts)
{
    if (isReadOnly())
        return;
    std::vector<editing::Replacement> changes;
    for (int line = lines.first; line <= lines.last; ++line) {
        const QTextBlock block = document()->findBlockByNumber(line);
        const QString before = block.text();
        const QString& after = texts[line - lines.first];
        const qsizetype shorter = std::min(before.size(), after.size());
        qsizetype tail = 0;
        while (tail < shorter && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
            ++tail;
        qsizetype head = 0;
        while (head < shorter - tail && before[head] == after[head])
            ++head;
        const int start = block.position() + int(head);
        changes.push_back({.span = {.start = start, .end = block.position() + int(before.size() - tail)},
                           .text = after.sliced(head, after.size() - tail - head)});
    }
    replace(changes);
}

void TextEditor::moveUp()
{
    moveLines(true);
}

void TextEditor::moveDown()
{
    moveLines(false);
}

void TextEditor::moveLines(bool up)
{
    const LineRange lines = chosenLines();
    const int other = up ? lines.first - 1 : lines.last + 1;
    if (isReadOnly() || other < 0 || other >= blockCount())
        return;
    const QTextCursor before = textCursor();
    const QTextBlock first = document()->findBlockByNumber(std::min(lines.first, other));
    const QTextBlock last = document()->findBlockByNumber(std::max(lines.last, other));
    const QString jumper = document()->findBlockByNumber(other).text();
    QStringList texts;
    for (int line = lines.first; line <= lines.last; ++line)
        texts << document()->findBlockByNumber(line).text();
    up ? texts.append(jumper) : texts.prepend(jumper);
    const int by = (int(jumper.size()) + 1) * (up ? -1 : 1);
    const int anchor = before.anchor() + by;
    const int position = before.position() + by;

    QTextCursor cursor(document());
    cursor.beginEditBlock();
    cursor.setPosition(first.position());
    cursor.setPosition(last.position() + last.length() - 1, QTextCursor::KeepAnchor);
    cursor.insertText(texts.join(u'\n'));
    cursor.endEditBlock();
    const int end = document()->characterCount() - 1;
    cursor.setPosition(std::clamp(anchor, 0, end));
    cursor.setPosition(std::clamp(position, 0, end), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
}

void TextEditor::duplicateLines()
{
    if (isReadOnly())
        return;
    const LineRange lines = chosenLines();
    QStringList texts;
    for (int line = lines.first; line <= lines.last; ++line)
        texts << document()->findBlockByNumber(line).text();
    const QTextCursor before = textCursor();
    const QString copy = texts.join(u'\n') + u'\n';
    QTextCursor cursor(document());
    cursor.setPosition(document()->findBlockByNumber(lines.first).position());
    cursor.insertText(copy); // above, and the user goes on in the lower ones
    cursor.setPosition(before.anchor());
    cursor.setPosition(before.position(), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
}

void TextEditor::zoomIn()
{
    setZoom(m_zoom + 1);
}

void TextEditor::zoomOut()
{
    setZoom(m_zoom - 1);
}

void TextEditor::zoomBack()
{
    setZoom(0);
}

void TextEditor::wheelEvent(QWheelEvent* event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        m_popup->hide();
        QPlainTextEdit::wheelEvent(event);
        return;
    }
    m_wheel += event->angleDelta().y();
    constexpr int Step = 120;
    setZoom(m_zoom + m_wheel / Step);
    m_wheel %= Step;
    event->accept();
}

} // namespace signalbox::views
