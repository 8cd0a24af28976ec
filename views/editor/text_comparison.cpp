// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/text_comparison.h"

#include "common/plain_text.h"
#include "common/theme.h"
#include "editing/line_diff.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

using Kind = editing::DiffLine::Kind;

QString signOf(Kind kind)
{
    return kind == Kind::Added ? u"+ "_s : kind == Kind::Removed ? u"- "_s : u"  "_s;
}

} // namespace

TextComparison::TextComparison(const QString& title, const QString& before, const QString& after, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(u"textComparison"_s);
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    const auto lines = editing::diffLines(before.split(u'\n'), after.split(u'\n'));
    QStringList shown;
    int added = 0;
    int removed = 0;
    for (const editing::DiffLine& line : lines) {
        shown << signOf(line.kind) + line.text;
        added += line.kind == Kind::Added ? 1 : 0;
        removed += line.kind == Kind::Removed ? 1 : 0;
    }
    auto* text = new QPlainTextEdit;
    text->setReadOnly(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setFont(textFont(TextRole::Code));
    text->setAccessibleName(title);
    text->setPlainText(shown.join(u'\n'));

    // Blue and amber, which all eyes can tell apart, as a log's comparison has them.
    const Theme theme = Theme::current();
    QList<QTextEdit::ExtraSelection> grounds;
    int first = -1;
    for (size_t number = 0; number < lines.size(); ++number) {
        if (lines[number].kind == Kind::Same)
            continue;
        first = first < 0 ? int(number) : first;
        QTextEdit::ExtraSelection ground;
        ground.cursor = QTextCursor(text->document()->findBlockByNumber(int(number)));
        ground.format.setBackground(
            theme.status(lines[number].kind == Kind::Added ? core::Outcome::Running : core::Outcome::NeedsPerson).tint);
        ground.format.setProperty(QTextFormat::FullWidthSelection, true);
        grounds << ground;
    }
    text->setExtraSelections(grounds);
    if (first >= 0) {
        text->setTextCursor(QTextCursor(text->document()->findBlockByNumber(first)));
        text->centerCursor();
    }
    const QLocale locale;
    QLabel* said = mutedLabel(
        added + removed == 0
            ? tr("Both are the same.")
            : tr("%1 lines added (+), %2 removed (-)").arg(locale.toString(added), locale.toString(removed)));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(said);
    column->addWidget(text, 1);
    column->addWidget(buttons);
    resize(760, 520);
}

} // namespace signalbox::views
