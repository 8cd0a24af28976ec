// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/comparison_pane.h"

#include "common/theme.h"
#include "editing/line_diff.h"

#include <QEvent>
#include <QLocale>
#include <QTextBlock>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

using Kind = editing::DiffLine::Kind;

QString signOf(Kind kind)
{
    return kind == Kind::Added ? u"+ "_s : kind == Kind::Removed ? u"- "_s : u"  "_s;
}

} // namespace

ComparisonPane::ComparisonPane(QWidget* parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTabChangesFocus(true);
    setFont(textFont(TextRole::Code));
}

void ComparisonPane::compare(const QString& before, const QString& after)
{
    const auto lines = editing::diffLines(before.split(u'\n'), after.split(u'\n'));
    QStringList shown;
    m_addedLines.clear();
    m_removedLines.clear();
    for (const editing::DiffLine& line : lines) {
        if (line.kind != Kind::Same)
            (line.kind == Kind::Added ? m_addedLines : m_removedLines) << int(shown.size());
        shown << signOf(line.kind) + line.text;
    }
    m_added = int(m_addedLines.size());
    m_removed = int(m_removedLines.size());
    setPlainText(shown.join(u'\n'));
    colour();
    const QList<int> changed = m_addedLines + m_removedLines;
    if (const auto first = std::ranges::min_element(changed); first != changed.end()) {
        setTextCursor(QTextCursor(document()->findBlockByNumber(*first)));
        centerCursor();
    }
}

/// Blue and amber, which all eyes can tell apart, as a log's comparison has them.
void ComparisonPane::colour()
{
    const Theme theme = Theme::current();
    QList<QTextEdit::ExtraSelection> grounds;
    const auto add = [&](const QList<int>& lines, core::Outcome outcome) {
        for (const int line : lines) {
            QTextEdit::ExtraSelection ground;
            ground.cursor = QTextCursor(document()->findBlockByNumber(line));
            ground.format.setBackground(theme.status(outcome).tint);
            ground.format.setProperty(QTextFormat::FullWidthSelection, true);
            grounds << ground;
        }
    };
    add(m_addedLines, core::Outcome::Running);
    add(m_removedLines, core::Outcome::NeedsPerson);
    setExtraSelections(grounds);
}

QString ComparisonPane::words() const
{
    const QLocale locale;
    return m_added + m_removed == 0
        ? tr("Both are the same.")
        : (m_added == 1
               ? tr("1 line added (+), %1 removed (-)").arg(locale.toString(m_removed))
               : tr("%1 lines added (+), %2 removed (-)").arg(locale.toString(m_added), locale.toString(m_removed)));
}

/// What was shown of the difference goes on being shown.
void ComparisonPane::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    if (m_added + m_removed > 0)
        centerCursor();
}

void ComparisonPane::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
}

} // namespace signalbox::views
