// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/file_comparison.h"

#include "common/theme.h"
#include "editing/line_diff.h"

#include <QLocale>
#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

using Kind = editing::DiffLine::Kind;

QString signOf(Kind kind)
{
    return kind == Kind::Added ? u"+ "_s : kind == Kind::Removed ? u"- "_s : u"  "_s;
}

} // namespace

FileComparison::FileComparison(QWidget* parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFont(textFont(TextRole::Code));
}

void FileComparison::setTexts(const QString& before, const QString& after)
{
    const auto lines = editing::diffLines(before.split(u'\n'), after.split(u'\n'));
    QStringList shown;
    m_added = 0;
    m_removed = 0;
    for (const editing::DiffLine& line : lines) {
        shown << signOf(line.kind) + line.text;
        m_added += line.kind == Kind::Added ? 1 : 0;
        m_removed += line.kind == Kind::Removed ? 1 : 0;
    }
    setPlainText(shown.join(u'\n'));

    // Blue and amber, which all eyes can tell apart, as a log's comparison has them.
    const Theme theme = Theme::current();
    QList<QTextEdit::ExtraSelection> grounds;
    int first = -1;
    for (size_t number = 0; number < lines.size(); ++number) {
        if (lines[number].kind == Kind::Same)
            continue;
        first = first < 0 ? int(number) : first;
        QTextEdit::ExtraSelection ground;
        ground.cursor = QTextCursor(document()->findBlockByNumber(int(number)));
        ground.format.setBackground(
            theme.status(lines[number].kind == Kind::Added ? core::Outcome::Running : core::Outcome::NeedsPerson).tint);
        ground.format.setProperty(QTextFormat::FullWidthSelection, true);
        grounds << ground;
    }
    setExtraSelections(grounds);
    if (first >= 0) {
        setTextCursor(QTextCursor(document()->findBlockByNumber(first)));
        centerCursor();
    }
}

QString FileComparison::sum() const
{
    if (m_added + m_removed == 0)
        return tr("Both are the same.");
    const QLocale locale;
    return tr("%1 lines added (+), %2 removed (-)").arg(locale.toString(m_added), locale.toString(m_removed));
}

} // namespace signalbox::views
