// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/demo_card.h"

#include "common/panel.h"
#include "common/plain_text.h"
#include "common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace signalbox::views {

DemoCard::DemoCard(QWidget* parent)
    : QWidget(parent)
{
    QLabel* title = plainLabel(u"Just looking?"_s);
    title->setFont(textFont(TextRole::Title));
    QLabel* words = mutedLabel(u"A whole pipeline runs inside Signalbox: no token, no network, nothing to undo."_s);
    words->setWordWrap(true);
    auto* button = new QPushButton(u"Try the &demo"_s);
    button->setObjectName(u"demo"_s);
    button->setProperty("primary", true);
    button->setMinimumSize(140, 40);

    auto* text = new QVBoxLayout;
    text->setSpacing(space::Hair);
    text->addWidget(title);
    text->addWidget(words);
    auto* card = new Panel;
    auto* layout = new QHBoxLayout;
    layout->setContentsMargins(0, space::Small, 0, space::Tight);
    layout->setSpacing(space::Large);
    card->body()->addLayout(layout);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(card);
    layout->addLayout(text, 1);
    layout->addWidget(button);
    connect(button, &QPushButton::clicked, this, &DemoCard::chosen);
}

} // namespace signalbox::views
