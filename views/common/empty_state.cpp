// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/empty_state.h"

#include "common/icons.h"
#include "common/plain_text.h"
#include "common/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

constexpr QSize iconSize(48, 48);

} // namespace

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent)
    , m_icon(new QLabel)
    , m_what(plainLabel())
    , m_advice(mutedLabel())
    , m_action(new QPushButton)
{
    m_what->setFont(textFont(TextRole::Title));
    m_icon->setFixedSize(iconSize);
    m_action->setObjectName(u"emptyAction"_s);
    m_action->setProperty("primary", true);
    m_action->hide();
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::Small);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addSpacing(space::Tight);
    for (QLabel* text : {m_what, m_advice}) {
        text->setWordWrap(true);
        text->setAlignment(Qt::AlignHCenter);
        column->addWidget(text);
    }
    column->addSpacing(space::Small);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
}

void EmptyState::setContent(const QString& icon, const QString& what, const QString& advice, const QString& action)
{
    m_iconName = icon;
    if (isVisible())
        drawIcon();
    m_what->setText(what);
    m_advice->setText(advice);
    m_advice->setVisible(!advice.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(what);
    setAccessibleDescription(advice);
}

QString EmptyState::what() const
{
    return m_what->text();
}

QString EmptyState::advice() const
{
    return m_advice->text();
}

void EmptyState::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange && isVisible())
        drawIcon();
    QWidget::changeEvent(event);
}

void EmptyState::showEvent(QShowEvent* event)
{
    drawIcon();
    QWidget::showEvent(event);
}

void EmptyState::drawIcon()
{
    m_icon->setPixmap(lineIcon(m_iconName).pixmap(iconSize, devicePixelRatio(), QIcon::Disabled));
}

} // namespace signalbox::views
