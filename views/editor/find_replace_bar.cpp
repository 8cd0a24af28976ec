// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/find_replace_bar.h"

#include "common/elided_label.h"
#include "common/icons.h"
#include "common/theme.h"
#include "editor/text_editor.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::views {
namespace {

constexpr int FieldWidth = 260;

QToolButton* toggle(const QString& sign, const QString& name, const QKeySequence& keys)
{
    auto* made = new QToolButton;
    made->setText(sign);
    made->setCheckable(true);
    made->setAutoRaise(true);
    made->setToolTip(u"%1 (%2)"_s.arg(name, keys.toString(QKeySequence::NativeText)));
    made->setAccessibleName(name);
    made->setShortcut(keys);
    return made;
}

QToolButton* arrow(Qt::ArrowType direction, const QString& name)
{
    auto* made = new QToolButton;
    made->setArrowType(direction);
    made->setAutoRaise(true);
    made->setToolTip(name);
    made->setAccessibleName(name);
    return made;
}

} // namespace

FindReplaceBar::FindReplaceBar(QWidget* parent)
    : QWidget(parent)
    , m_text(new QLineEdit)
    , m_with(new QLineEdit)
    , m_case(toggle(u"Aa"_s, tr("Match case"), Qt::ALT | Qt::Key_C))
    , m_words(toggle(u"W"_s, tr("Whole words"), Qt::ALT | Qt::Key_W))
    , m_expression(toggle(u".*"_s, tr("Regular expression"), Qt::ALT | Qt::Key_E))
    , m_status(new ElidedLabel)
    , m_replaceRow(new QWidget)
{
    m_text->setObjectName(u"findText"_s);
    m_text->setPlaceholderText(tr("Find"));
    m_text->setAccessibleName(tr("Find"));
    m_text->setClearButtonEnabled(true);
    m_text->addAction(lineIcon(u"search"_s), QLineEdit::LeadingPosition);
    m_text->setMinimumWidth(FieldWidth / 2);
    m_with->setObjectName(u"replaceText"_s);
    m_with->setPlaceholderText(tr("Replace with"));
    m_with->setAccessibleName(tr("Replace with"));
    m_with->setToolTip(tr("In an expression $1 stands for what its first group has found"));
    m_with->setMinimumWidth(FieldWidth / 2);
    m_status->setMuted(true);
    auto* previous = arrow(Qt::UpArrow, tr("Previous match (Shift+F3)"));
    auto* next = arrow(Qt::DownArrow, tr("Next match (F3)"));
    auto* close = arrow(Qt::NoArrow, tr("Close (Escape)"));
    close->setIcon(lineIcon(u"close"_s));
    auto* one = new QPushButton(tr("Replace"));
    auto* all = new QPushButton(tr("Replace all"));
    all->setToolTip(tr("Replace all (Ctrl+Alt+Enter)"));

    auto* upper = new QHBoxLayout;
    upper->setSpacing(space::Tight);
    upper->addWidget(m_text, 2);
    for (QWidget* part : std::initializer_list<QWidget*>{m_case, m_words, m_expression, previous, next})
        upper->addWidget(part);
    upper->addWidget(m_status, 1);
    upper->addWidget(close);
    auto* lower = new QHBoxLayout(m_replaceRow);
    lower->setContentsMargins({});
    lower->setSpacing(space::Tight);
    lower->addWidget(m_with, 2);
    lower->addWidget(one);
    lower->addWidget(all);
    lower->addStretch(1);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(space::Small, space::Tight, space::Small, space::Tight);
    rows->setSpacing(space::Tight);
    rows->addLayout(upper);
    rows->addWidget(m_replaceRow);

    m_pause.setSingleShot(true);
    m_pause.setInterval(100ms);
    connect(&m_pause, &QTimer::timeout, this, &FindReplaceBar::searchAgain);
    const auto begin = [this] {
        searchAgain();
        find(true, true);
    };
    connect(m_text, &QLineEdit::textChanged, this, begin);
    for (QToolButton* option : {m_case, m_words, m_expression})
        connect(option, &QToolButton::toggled, this, begin);
    connect(previous, &QToolButton::clicked, this, &FindReplaceBar::findPrevious);
    connect(next, &QToolButton::clicked, this, &FindReplaceBar::findNext);
    connect(close, &QToolButton::clicked, this, &FindReplaceBar::closed);
    connect(one, &QPushButton::clicked, this, &FindReplaceBar::replaceOne);
    connect(all, &QPushButton::clicked, this, &FindReplaceBar::replaceAll);
}

void FindReplaceBar::setEditor(TextEditor* editor)
{
    if (m_editor == editor)
        return;
    if (m_editor) {
        m_editor->setMatches({}, -1);
        m_editor->disconnect(this);
    }
    m_editor = editor;
    if (!editor)
        return;
    connect(editor, &QPlainTextEdit::textChanged, this, [this] {
        if (isVisible())
            m_pause.start();
    });
    connect(editor, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        if (isVisible() && !m_pause.isActive())
            showMatches();
    });
    if (isVisible())
        searchAgain();
}

void FindReplaceBar::open(bool replacing)
{
    const bool writable = m_editor && !m_editor->isReadOnly();
    m_replaceRow->setVisible(replacing && writable);
    if (m_editor) {
        const QString chosen = m_editor->textCursor().selectedText();
        if (!chosen.isEmpty() && !chosen.contains(QChar(QChar::ParagraphSeparator)) && !m_expression->isChecked())
            m_text->setText(chosen);
    }
    show();
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void FindReplaceBar::setQuery(const editing::SearchQuery& query)
{
    m_case->setChecked(query.matchCase);
    m_words->setChecked(query.wholeWords);
    m_expression->setChecked(query.expression);
    m_text->setText(query.text);
}

editing::SearchQuery FindReplaceBar::query() const
{
    return {.text = m_text->text(),
            .matchCase = m_case->isChecked(),
            .wholeWords = m_words->isChecked(),
            .expression = m_expression->isChecked()};
}

void FindReplaceBar::setReplacement(const QString& text)
{
    m_with->setText(text);
}

QString FindReplaceBar::status() const
{
    return m_status->text();
}

void FindReplaceBar::searchAgain()
{
    m_pause.stop();
    m_search = editing::TextSearch(query());
    m_matches = m_editor ? m_search.matches(m_editor->text()) : std::vector<editing::Span>();
    showMatches();
}

bool FindReplaceBar::isOnMatch() const
{
    if (!m_editor)
        return false;
    const QTextCursor cursor = m_editor->textCursor();
    return std::ranges::contains(m_matches,
                                 editing::Span{.start = cursor.selectionStart(), .end = cursor.selectionEnd()});
}

void FindReplaceBar::showMatches()
{
    if (!m_editor)
        return;
    const QTextCursor cursor = m_editor->textCursor();
    const editing::Span chosen{.start = cursor.selectionStart(), .end = cursor.selectionEnd()};
    const auto at = std::ranges::find(m_matches, chosen);
    const int current = at == m_matches.end() ? -1 : int(at - m_matches.begin());
    m_editor->setMatches(m_matches, current);
    const QLocale locale;
    const auto count = qlonglong(m_matches.size());
    QString said;
    if (const QString mistake = m_search.mistake(); !mistake.isEmpty())
        said = tr("No expression: %1").arg(mistake);
    else if (count == 0 && !m_search.isEmpty())
        said = tr("No match");
    else if (m_matches.size() == editing::TextSearch::mostMatches)
        said = tr("More than %1 matches").arg(locale.toString(count));
    else if (current < 0 && count > 0)
        said = count == 1 ? tr("1 match") : tr("%1 matches").arg(locale.toString(count));
    else if (count > 0)
        said = tr("%1 of %2").arg(locale.toString(current + 1), locale.toString(count));
    m_status->setText(said);
    m_text->setAccessibleDescription(said);
}

/// Round the ends. `fromHere`: a match that begins at the cursor counts, so that typing on does not wander off.
void FindReplaceBar::find(bool forward, bool fromHere)
{
    if (m_pause.isActive())
        searchAgain();
    if (!m_editor || m_matches.empty())
        return;
    const QTextCursor cursor = m_editor->textCursor();
    auto match = m_matches.begin();
    if (forward) {
        const int from = cursor.selectionStart() + (fromHere || !isOnMatch() ? 0 : 1);
        match = std::ranges::lower_bound(m_matches, from, {}, &editing::Span::start);
        if (match == m_matches.end())
            match = m_matches.begin();
    } else {
        match = std::ranges::lower_bound(m_matches, cursor.selectionStart(), {}, &editing::Span::start);
        match = match == m_matches.begin() ? m_matches.end() - 1 : match - 1;
    }
    m_editor->select(*match);
    showMatches();
}

void FindReplaceBar::findNext()
{
    find(true, false);
}

void FindReplaceBar::findPrevious()
{
    find(false, false);
}

void FindReplaceBar::replaceOne()
{
    if (!m_editor || m_editor->isReadOnly())
        return;
    searchAgain();
    if (isOnMatch()) {
        const int start = m_editor->textCursor().selectionStart();
        const auto all = m_search.replacements(m_editor->text(), m_with->text());
        const auto one
            = std::ranges::find(all, start, [](const editing::Replacement& each) { return each.span.start; });
        if (one == all.end())
            return;
        const auto behind = start + int(one->text.size());
        m_editor->replace({*one});
        m_editor->select({.start = behind, .end = behind});
        searchAgain();
    }
    find(true, true);
}

void FindReplaceBar::replaceAll()
{
    if (!m_editor || m_editor->isReadOnly())
        return;
    searchAgain();
    const auto all = m_search.replacements(m_editor->text(), m_with->text());
    if (all.empty())
        return;
    m_editor->replace(all);
    searchAgain();
    m_status->setText(all.size() == 1 ? tr("1 replaced")
                                      : tr("%1 replaced").arg(QLocale().toString(qlonglong(all.size()))));
}

void FindReplaceBar::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else if (enter && event->modifiers() == (Qt::ControlModifier | Qt::AltModifier))
        replaceAll();
    else if (enter && m_with->hasFocus())
        replaceOne();
    else if (enter || event->key() == Qt::Key_F3)
        find(!event->modifiers().testFlag(Qt::ShiftModifier), false);
    else
        QWidget::keyPressEvent(event);
}

void FindReplaceBar::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    searchAgain();
}

void FindReplaceBar::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    if (m_editor)
        m_editor->setMatches({}, -1);
}

} // namespace signalbox::views
