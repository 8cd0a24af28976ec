// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/find_bar.h"

#include "common/elided_label.h"
#include "common/icons.h"
#include "common/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace signalbox::views {

namespace {

constexpr int LeastScope = 80;

QToolButton* button(const QString& name, Qt::ArrowType arrow = Qt::NoArrow)
{
    auto* made = new QToolButton;
    made->setAutoRaise(true);
    made->setArrowType(arrow);
    made->setToolTip(name);
    made->setAccessibleName(name);
    return made;
}

} // namespace

FindBar::FindBar(QWidget* parent)
    : QWidget(parent)
    , m_field(new QLineEdit)
    , m_expression(button(tr("Regular expression (Alt+E)")))
    , m_scope(new QComboBox)
    , m_list(button(tr("List the matches (Alt+L)")))
    , m_status(new ElidedLabel)
{
    m_field->setPlaceholderText(tr("Find"));
    m_field->setAccessibleName(tr("Find"));
    m_field->setClearButtonEnabled(true);
    m_field->addAction(lineIcon(u"search"_s), QLineEdit::LeadingPosition);
    m_expression->setText(u".*"_s);
    m_expression->setCheckable(true);
    m_expression->setShortcut(Qt::ALT | Qt::Key_E);
    m_scope->setAccessibleName(tr("Where to look"));
    m_scope->addItem(tr("This log"), int(LogScope::ThisLog));
    m_scope->addItem(tr("All jobs of the run"), int(LogScope::JobsOfRun));
    m_scope->addItem(tr("Past runs of the job"), int(LogScope::PastRuns));
    m_scope->hide();
    m_scope->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_scope->setMinimumWidth(LeastScope); // in a narrow log it gives way
    m_status->setMuted(true);
    m_list->setIcon(lineIcon(u"log"_s));
    m_list->setCheckable(true);
    m_list->setShortcut(Qt::ALT | Qt::Key_L);
    auto* previous = button(tr("Previous match (Shift+Enter)"), Qt::UpArrow);
    auto* next = button(tr("Next match (Enter)"), Qt::DownArrow);
    auto* close = button(tr("Close (Escape)"));
    close->setIcon(lineIcon(u"close"_s));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::Small, space::Tight, space::Small, space::Tight);
    row->setSpacing(space::Small);
    row->addWidget(m_field, 2);
    for (QWidget* part :
         std::initializer_list<QWidget*>{m_expression, m_scope, m_status, m_list, previous, next, close})
        row->addWidget(part, part == m_status ? 1 : 0);
    connect(m_field, &QLineEdit::textChanged, this, &FindBar::queryChanged);
    connect(m_expression, &QToolButton::toggled, this, &FindBar::queryChanged);
    connect(m_scope, &QComboBox::currentIndexChanged, this, [this] {
        m_list->setEnabled(scope() == LogScope::ThisLog);
        Q_EMIT scopeChanged();
    });
    connect(m_list, &QToolButton::toggled, this, &FindBar::listWanted);
    connect(previous, &QToolButton::clicked, this, &FindBar::previousRequested);
    connect(next, &QToolButton::clicked, this, &FindBar::nextRequested);
    connect(close, &QToolButton::clicked, this, &FindBar::closed);
}

QString FindBar::text() const
{
    return m_field->text();
}

void FindBar::setText(const QString& text)
{
    m_field->setText(text);
}

logs::LogQuery FindBar::query() const
{
    using Kind = logs::LogQuery::Kind;
    return logs::LogQuery(text(), m_expression->isChecked() ? Kind::RegularExpression : Kind::Plain);
}

void FindBar::setRegularExpression(bool expression)
{
    m_expression->setChecked(expression);
}

LogScope FindBar::scope() const
{
    return LogScope(m_scope->currentData().toInt());
}

void FindBar::setScope(LogScope scope)
{
    m_scope->setCurrentIndex(m_scope->findData(int(scope)));
}

void FindBar::setOtherLogsOffered(bool offered)
{
    m_scope->setVisible(offered);
    if (!offered)
        setScope(LogScope::ThisLog);
}

bool FindBar::wantsList() const
{
    return m_list->isChecked() || scope() != LogScope::ThisLog;
}

void FindBar::open()
{
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FindBar::setStatus(const QString& status)
{
    const QString mistake = query().mistake();
    const QString text = mistake.isEmpty() ? status : tr("No expression: %1").arg(mistake);
    m_status->setText(text);
    m_field->setAccessibleDescription(text);
}

QString FindBar::status() const
{
    return m_status->text();
}

void FindBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        event->modifiers().testFlag(Qt::ShiftModifier) ? previousRequested() : nextRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace signalbox::views
