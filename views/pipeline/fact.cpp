// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/fact.h"

#include "common/elided_label.h"
#include "common/icons.h"
#include "common/plain_text.h"
#include "common/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace signalbox::views {

Fact::Fact(const QString& icon, const QString& meaning, QWidget* parent)
    : QWidget(parent)
    , m_iconName(icon)
    , m_meaning(meaning)
    , m_icon(new QLabel)
    , m_text(new ElidedLabel)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::Tight);
    row->addWidget(m_icon);
    row->addWidget(m_text);
    m_text->setMuted(true);
    drawIcon();
    hide();
}

void Fact::setText(const QString& text, const QString& more)
{
    m_text->setText(text);
    const QString whole = more.isEmpty() ? text : more;
    setToolTip(plainToolTip(m_meaning + u": "_s + whole));
    m_text->setToolTip(toolTip());
    setAccessibleName(m_meaning + u": "_s + text);
    setVisible(!text.isEmpty());
}

QString Fact::text() const
{
    return m_text->text();
}

void Fact::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        drawIcon();
    QWidget::changeEvent(event);
}

void Fact::drawIcon()
{
    m_icon->setPixmap(lineIcon(m_iconName).pixmap(QSize(14, 14), devicePixelRatio(), QIcon::Disabled));
}

} // namespace signalbox::views
