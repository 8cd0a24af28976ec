// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/plain_text.h"
#include "editing/indentation.h"
#include "editor/completion_popup.h"
#include "editor/text_editor.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::views {

void TextEditor::goToNextProblem(bool forward)
{
    const int from = textCursor().hasSelection() ? textCursor().selectionStart() : textCursor().position();
    const DiagnosticMarks::Mark* mark = forward ? m_marks.next(from) : m_marks.previous(from);
    if (!mark)
        return;
    const int start = mark->place.selectionStart();
    select({.start = start, .end = start});
    showHelpHere();
}

void TextEditor::nextProblem()
{
    goToNextProblem(true);
}

void TextEditor::previousProblem()
{
    goToNextProblem(false);
}

QString TextEditor::helpFor(int position) const
{
    QStringList parts;
    for (const DiagnosticMarks::Mark* mark : m_marks.at(position)) {
        const lint::Diagnostic& found = mark->diagnostic;
        QString part = u"%1: %2 (%3)"_s.arg(severityWord(found.severity), found.message, found.rule);
        for (const lint::Fix& fix : found.fixes)
            part += u'\n' + tr("Ctrl+. %1").arg(fix.title);
        parts << part;
    }
    if (m_source) {
        const QString all = text();
        const editing::OffsetMap map(m_file, all);
        if (const auto help = m_source->helpAt(m_file.write(all), map.byte(position)); !help.text.isEmpty())
            parts << help.text;
    }
    return parts.join("\n\n"_L1);
}

void TextEditor::showHelpHere()
{
    const QRect place = cursorRect();
    const QString help = helpFor(textCursor().position());
    QToolTip::showText(viewport()->mapToGlobal(place.bottomLeft()), plainToolTip(help), viewport(), place);
}

bool TextEditor::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QPlainTextEdit::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QTextCursor cursor = cursorForPosition(help->pos());
    // Beside the text the nearest letter is not what is pointed at.
    const QRect letter = cursorRect(cursor);
    const QString said = std::abs(help->pos().x() - letter.x()) > 2 * fontMetrics().averageCharWidth()
            || help->pos().y() > letter.bottom()
        ? QString()
        : helpFor(cursor.position());
    if (said.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), plainToolTip(said), viewport(), letter.adjusted(-8, 0, 8, 0));
    return true;
}

void TextEditor::offerFixes()
{
    if (isReadOnly())
        return;
    if (m_marksCurrent)
        showFixMenu();
    else
        m_fixesWanted = true;
}

void TextEditor::showFixMenu()
{
    auto* menu = new QMenu(this);
    menu->setObjectName(u"fixMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QTextBlock line = textCursor().block();
    std::vector<const DiagnosticMarks::Mark*> marks = m_marks.at(textCursor().position());
    for (const DiagnosticMarks::Mark* mark : m_marks.within(
             {.start = line.position(), .end = line.position() + line.length() - 1})) { // then the rest of the line's
        if (std::ranges::find(marks, mark) == marks.end())
            marks.push_back(mark);
    }
    const auto shown = [](const QString& title) { return title.simplified().replace(u'&', u"&&"_s); };
    for (const DiagnosticMarks::Mark* mark : marks) {
        for (const lint::Fix& fix : mark->diagnostic.fixes)
            menu->addAction(shown(fix.title), this, [this, edits = fix.edits, revision = document()->revision()] {
                if (document()->revision() == revision)
                    apply(edits);
            });
    }
    if (menu->isEmpty())
        menu->addAction(marks.empty() ? tr("No problem on this line") : tr("No fix is known for this"))
            ->setEnabled(false);
    if (const auto all = safeEdits(m_marks.marks()); !all.empty()) {
        menu->addSeparator();
        menu->addAction(tr("Fix all that is safe in this file"), this, &TextEditor::fixAllSafe);
    }
    menu->popup(viewport()->mapToGlobal(cursorRect().bottomLeft()));
    if (!menu->actions().isEmpty())
        menu->setActiveAction(menu->actions().constFirst());
}

int TextEditor::fixAllSafe()
{
    if (isReadOnly() || !m_marksCurrent)
        return 0;
    const std::vector<lint::Edit> edits = safeEdits(m_marks.marks());
    apply(edits);
    return int(edits.size());
}

void TextEditor::apply(const std::vector<lint::Edit>& edits)
{
    if (isReadOnly() || edits.empty())
        return;
    const editing::OffsetMap map(m_file, text());
    std::vector<editing::Replacement> changes;
    for (const lint::Edit& edit : edits) {
        QString with = QString::fromUtf8(edit.text);
        with.replace("\r\n"_L1, "\n"_L1); // a fix may write lines as the file has them
        changes.push_back({.span = map.span(edit.range), .text = with});
    }
    std::ranges::stable_sort(changes, {}, [](const editing::Replacement& change) { return change.span.start; });
    replace(changes);
}

void TextEditor::complete()
{
    if (!m_source || isReadOnly())
        return;
    const QString all = text();
    const editing::OffsetMap map(m_file, all);
    const int at = textCursor().position();
    std::vector<CompletionPopup::Offer> offers;
    for (editing::Completion& one : m_source->completions(m_file.write(all), map.byte(at))) {
        const editing::Span span = map.span(one.replaced);
        // What does not reach the cursor could not be narrowed down by typing.
        if (span.start <= at && span.end >= at)
            offers.push_back({.typedFrom = span.start, .until = span.end, .completion = std::move(one)});
    }
    m_popup->offer(std::move(offers), *this);
}

/// Letters narrow down what is on offer, and begin it, once the letter itself is seen.
void TextEditor::completeAfterTyping(const QString& typed)
{
    const QString line = textCursor().block().text().first(textCursor().positionInBlock());
    const bool inWord = !typed.isEmpty() && (typed.front().isLetterOrNumber() || u"_-."_s.contains(typed.front()));
    const bool erased = typed == u"\b"_s || typed == u"\x7f"_s;
    // Once begun it is asked again with each letter: the answer may be another one behind a point.
    const bool goesOn = m_popup->isVisible() && (inWord || erased || typed == u"/"_s || typed == u"@"_s);
    const bool begins = (inWord && !typed.front().isDigit()) || line.endsWith(": "_L1) || line.endsWith("${{ "_L1);
    if (goesOn || begins)
        m_completeSoon.start();
    else
        m_popup->hide();
}

void TextEditor::completeNow()
{
    m_completeSoon.stop();
    complete();
    if (m_popup->isVisible() && m_popup->isSettled())
        m_popup->hide();
}

void TextEditor::acceptCompletion(const editing::Completion& completion)
{
    const editing::OffsetMap map(m_file, text());
    QTextCursor cursor = textCursor();
    const int at = cursor.position();
    const int from = map.position(completion.replaced.start);
    const int column = from - document()->findBlock(from).position();
    QString with = completion.insertText;
    with.replace(u'\n', u'\n' + QString(column, u' '));
    cursor.setPosition(from);
    cursor.setPosition(std::max(at, map.position(completion.replaced.end)), QTextCursor::KeepAnchor);
    cursor.insertText(with);
    setTextCursor(cursor);
    ensureCursorVisible();
}

void TextEditor::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu* menu = createStandardContextMenu(event->pos());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSeparator();
    const auto add = [&](const QString& text, const QKeySequence& keys, void (TextEditor::*run)(), bool enabled) {
        QAction* action = menu->addAction(text, keys, this, run);
        action->setEnabled(enabled);
    };
    add(tr("Fixes"), Qt::CTRL | Qt::Key_Period, &TextEditor::offerFixes, !isReadOnly());
    add(tr("Next problem"), Qt::Key_F8, &TextEditor::nextProblem, !m_marks.marks().empty());
    add(tr("Help for this place"), Qt::CTRL | Qt::Key_I, &TextEditor::showHelpHere, true);
    add(tr("Comment"), Qt::CTRL | Qt::Key_Slash, &TextEditor::toggleComment, !isReadOnly());
    menu->addSeparator();
    add(tr("Fold"), Qt::CTRL | Qt::SHIFT | Qt::Key_BracketLeft, &TextEditor::foldHere, true);
    add(tr("Unfold"), Qt::CTRL | Qt::SHIFT | Qt::Key_BracketRight, &TextEditor::unfoldHere, true);
    add(tr("Fold all"), Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_BracketLeft, &TextEditor::foldAll, true);
    add(tr("Unfold all"), Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_BracketRight, &TextEditor::unfoldAll, true);
    menu->popup(event->globalPos());
}

} // namespace signalbox::views
