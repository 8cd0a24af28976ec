// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/dispatch_field.h"

#include "common/icons.h"
#include "common/plain_text.h"
#include "common/status_icon.h"
#include "common/theme.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox::views {

using Type = workflow::DispatchInput::Type;

namespace {

constexpr int linesShown = 4;

} // namespace

DispatchField::DispatchField(const workflow::DispatchInput& input, QWidget* parent)
    : QWidget(parent)
    , m_input(input)
    , m_column(new QVBoxLayout(this))
    , m_problemRow(new QWidget)
    , m_shape(new StatusIcon)
    , m_problem(plainLabel())
{
    setObjectName(u"input:"_s + input.id);
    build();
    put(m_input.begin());
}

void DispatchField::build()
{
    m_editor = makeEditor();
    m_editor->setObjectName(u"editor"_s);
    m_editor->setAccessibleName(m_input.required ? tr("%1, required").arg(m_input.id) : m_input.id);
    m_editor->setAccessibleDescription(m_input.description);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::Small);
    const bool isBoolean = m_input.type == Type::Boolean;
    if (!isBoolean) {
        auto* name = plainLabel(m_input.id);
        name->setFont(textFont(TextRole::Strong));
        head->addWidget(name);
    } else {
        m_editor->setFont(textFont(TextRole::Strong));
        head->addWidget(m_editor);
    }
    auto* expected = mutedLabel(expectation());
    expected->setFont(textFont(TextRole::Caption));
    head->addWidget(expected, 1);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::Tight);
    m_column->addLayout(head);
    if (!isBoolean)
        m_column->addWidget(m_editor);
    const auto addHelp = [this](const QString& words) {
        auto* help = mutedLabel(words);
        help->setWordWrap(true);
        m_column->addWidget(help);
    };
    if (!m_input.description.isEmpty())
        addHelp(m_input.description);
    if (!m_input.deprecation.isEmpty())
        addHelp(tr("Not to be used any more: %1").arg(m_input.deprecation));
    m_problem->setObjectName(u"problem"_s);
    m_problem->setWordWrap(true);
    auto* row = new QHBoxLayout(m_problemRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::Small);
    row->addWidget(m_shape, 0, Qt::AlignTop);
    row->addWidget(m_problem, 1);
    m_problemRow->hide();
    m_column->addWidget(m_problemRow);
}

QString DispatchField::expectation() const
{
    QStringList words;
    if (m_input.required && m_input.type != Type::Boolean)
        words << tr("required");
    if (m_input.type == Type::Number)
        words << tr("number");
    if (m_input.type == Type::Environment)
        words << tr("environment");
    if (m_input.type == Type::Boolean)
        words << (m_input.begin() == "true"_L1 ? tr("default: yes") : tr("default: no"));
    else if (m_input.standard && !m_input.standard->isEmpty())
        words << tr("default: %1").arg(m_input.standard->simplified().left(60));
    return words.join(u" · "_s);
}

QWidget* DispatchField::makeEditor()
{
    switch (m_input.type) {
    case Type::Boolean: {
        auto* box = new QCheckBox(QString(m_input.id).replace(u'&', "&&"_L1));
        connect(box, &QCheckBox::toggled, this, &DispatchField::takeEdit);
        return box;
    }
    case Type::Choice:
    case Type::Environment:
        return makeBox();
    case Type::String:
    case Type::Number:
        break;
    }
    return makeLine();
}

QWidget* DispatchField::makeBox()
{
    auto* box = new QComboBox;
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(16);
    box->installEventFilter(this);
    if (m_input.type == Type::Choice) {
        box->addItems(m_input.options);
    } else {
        box->setEditable(true);
        box->setInsertPolicy(QComboBox::NoInsert);
        box->completer()->setFilterMode(Qt::MatchContains);
        box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    }
    connect(box, &QComboBox::currentTextChanged, this, &DispatchField::takeEdit);
    return box;
}

QWidget* DispatchField::makeLine()
{
    auto* line = new QLineEdit;
    line->setMaxLength(workflow::mostDispatchCharacters);
    connect(line, &QLineEdit::textChanged, this, &DispatchField::takeEdit);
    if (m_input.type == Type::Number) {
        line->setInputMethodHints(Qt::ImhFormattedNumbersOnly);
        return line;
    }
    line->installEventFilter(this);
    QAction* several = line->addAction(lineIcon(u"log"_s), QLineEdit::TrailingPosition);
    several->setText(tr("Several lines"));
    several->setToolTip(tr("Several lines (Alt+Enter)"));
    connect(several, &QAction::triggered, this, [this, line] { useLines(line->text()); });
    return line;
}

void DispatchField::useLines(const QString& text)
{
    auto* lines = new QPlainTextEdit;
    lines->setProperty("framed", true);
    lines->setTabChangesFocus(true);
    lines->setFixedHeight(lines->fontMetrics().lineSpacing() * linesShown + space::Large);
    lines->setObjectName(m_editor->objectName());
    lines->setAccessibleName(m_editor->accessibleName());
    lines->setAccessibleDescription(m_editor->accessibleDescription());
    lines->setPlainText(text);
    lines->moveCursor(QTextCursor::End);
    connect(lines, &QPlainTextEdit::textChanged, this, &DispatchField::takeEdit);
    QWidget* line = m_editor;
    m_editor = lines;
    QWidget::setTabOrder(line, lines);
    delete m_column->replaceWidget(line, lines);
    lines->show();
    if (line->hasFocus())
        lines->setFocus(Qt::OtherFocusReason);
    line->hide();
    line->deleteLater(); // it may be the one that asked
}

QString DispatchField::value() const
{
    if (const auto* box = qobject_cast<QCheckBox*>(m_editor))
        return box->isChecked() ? u"true"_s : u"false"_s;
    if (const auto* box = qobject_cast<QComboBox*>(m_editor))
        return box->currentText();
    if (const auto* lines = qobject_cast<QPlainTextEdit*>(m_editor))
        return lines->toPlainText();
    return qobject_cast<QLineEdit*>(m_editor)->text();
}

void DispatchField::put(const QString& value)
{
    m_isFilling = true;
    if (auto* box = qobject_cast<QCheckBox*>(m_editor))
        box->setChecked(value == "true"_L1);
    else if (auto* choice = qobject_cast<QComboBox*>(m_editor))
        choice->setCurrentText(value);
    else if (auto* lines = qobject_cast<QPlainTextEdit*>(m_editor))
        lines->setPlainText(value);
    else if (value.contains(u'\n'))
        useLines(value);
    else
        qobject_cast<QLineEdit*>(m_editor)->setText(value);
    m_isFilling = false;
}

bool DispatchField::setValue(const QString& value)
{
    const bool takesAny = m_input.type == Type::String || m_input.type == Type::Environment;
    const bool fits = takesAny || value.isEmpty() ? true : workflow::dispatchProblem(m_input, value).isEmpty();
    m_note = fits ? QString() : tr("“%1” is not possible any more, so the default stands here.").arg(value);
    put(fits ? value : m_input.begin());
    say(fits ? QString() : m_note);
    return fits;
}

void DispatchField::setEnvironments(const QStringList& names)
{
    auto* box = qobject_cast<QComboBox*>(m_editor);
    if (m_input.type != Type::Environment || !box)
        return;
    const QString before = box->currentText();
    m_isFilling = true;
    m_environments = names;
    box->clear();
    box->addItems(names);
    box->setCurrentIndex(-1);
    box->setCurrentText(before);
    m_isFilling = false;
    say(m_note);
}

QString DispatchField::problem() const
{
    return workflow::dispatchProblem(m_input, value());
}

void DispatchField::showProblem()
{
    m_showsProblem = true;
    say({});
}

void DispatchField::takeEdit()
{
    if (m_isFilling)
        return;
    m_note.clear();
    m_showsProblem = true;
    say({});
    Q_EMIT edited();
}

/// What is wrong comes before a note, and that before what may surprise.
void DispatchField::say(const QString& note)
{
    const QString wrong = m_showsProblem ? problem() : QString();
    QString words = wrong.isEmpty() ? note : wrong;
    const bool isUnknown = m_input.type == Type::Environment && !m_environments.isEmpty() && !value().isEmpty()
        && !m_environments.contains(value(), Qt::CaseInsensitive);
    if (words.isEmpty() && isUnknown)
        words = tr("The repository has no environment “%1”: GitHub may make one, without any protection.").arg(value());
    const auto outcome = wrong.isEmpty() ? core::Outcome::NeedsPerson : core::Outcome::Failed;
    QPalette colours = m_problem->palette();
    colours.setColor(QPalette::WindowText, Theme::current().status(outcome).ink);
    m_problem->setPalette(colours);
    m_problem->setText(words);
    m_shape->setOutcome(outcome);
    m_problemRow->setVisible(!words.isEmpty());
    m_editor->setAccessibleDescription(words.isEmpty() ? m_input.description : words + u' ' + m_input.description);
}

bool DispatchField::eventFilter(QObject* watched, QEvent* event)
{
    // A form that is scrolled must not change what it holds.
    if (event->type() == QEvent::Wheel && qobject_cast<QComboBox*>(watched)) {
        event->ignore();
        return true;
    }
    auto* line = qobject_cast<QLineEdit*>(watched);
    if (event->type() != QEvent::KeyPress || !line)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (isEnter && key->modifiers().testFlag(Qt::AltModifier)) {
        useLines(line->text());
        return true;
    }
    const QString pasted = key->matches(QKeySequence::Paste) ? QGuiApplication::clipboard()->text() : QString();
    if (!pasted.trimmed().contains(u'\n'))
        return QWidget::eventFilter(watched, event);
    line->insert(QString()); // takes out what is selected
    QString text = line->text();
    useLines(text.insert(line->cursorPosition(), pasted));
    takeEdit();
    return true;
}

} // namespace signalbox::views
