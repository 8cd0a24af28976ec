// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/demo_card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace signalbox::views {

DemoCard::DemoCard(QWidget* parent)
    : QFrame(parent)
{
    setFrameShape(QFrame::StyledPanel);
    auto* title = new QLabel(u"Just looking?"_s);
    QFont strong = title->font();
    strong.setPointSizeF(strong.pointSizeF() * 1.15);
    strong.setWeight(QFont::DemiBold);
    title->setFont(strong);
    auto* words = new QLabel(u"A whole pipeline runs inside Signalbox: no token, no network, nothing to undo."_s);
    words->setWordWrap(true);
    auto* button = new QPushButton(u"Try the &demo"_s);
    button->setObjectName(u"demo"_s);
    button->setAutoDefault(false);
    button->setMinimumHeight(40);
    button->setMinimumWidth(140);

    auto* text = new QVBoxLayout;
    text->setSpacing(2);
    text->addWidget(title);
    text->addWidget(words);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->addLayout(text, 1);
    layout->addWidget(button);
    connect(button, &QPushButton::clicked, this, &DemoCard::chosen);
}

} // namespace signalbox::views
