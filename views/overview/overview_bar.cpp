// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/overview_bar.h"

#include "common/filter_field.h"
#include "common/icons.h"
#include "common/state_chips.h"
#include "common/theme.h"

#include <QComboBox>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

QToolButton* toggle(const QString& name, const QString& text, const QString& why)
{
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(why);
    button->setAccessibleDescription(why);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

OverviewBar::OverviewBar(QWidget* parent)
    : QWidget(parent)
    , m_text(new FilterField(u"overviewText"_s, u"Filter by repository, workflow, branch or person"_s,
                             u"Filter repositories by text"_s))
    , m_states(new StateChips(u"overview"_s, u"repositories"_s, {u"All"_s, u"Failing"_s, u"Running"_s, u"Waiting"_s}))
    , m_mine(toggle(u"mine"_s, u"Mine"_s, u"Only where I started what is red or running"_s))
    , m_hidesHealthy(toggle(u"hideHealthy"_s, u"Hide healthy"_s, u"Leaves out what is green and what is muted"_s))
    , m_grouping(new QComboBox)
{
    m_grouping->setObjectName(u"grouping"_s);
    m_grouping->setAccessibleName(u"Grouping"_s);
    m_grouping->addItems({u"No groups"_s, u"By owner"_s, u"By topic"_s, u"My groups"_s});
    layOut();

    connect(m_text, &FilterField::settled, this, &OverviewBar::say);
    connect(m_text, &FilterField::left, this, &OverviewBar::left);
    connect(m_states, &StateChips::toggled, this, &OverviewBar::say);
    connect(m_mine, &QToolButton::toggled, this, &OverviewBar::say);
    connect(m_hidesHealthy, &QToolButton::toggled, this, &OverviewBar::say);
    connect(m_grouping, &QComboBox::currentIndexChanged, this, &OverviewBar::say);
}

void OverviewBar::layOut()
{
    auto* chips = new QHBoxLayout;
    chips->setSpacing(space::Tight);
    chips->addWidget(m_states);
    chips->addSpacing(space::Medium);
    chips->addWidget(m_mine);
    chips->addWidget(m_hidesHealthy);
    chips->addStretch(1);

    auto* wallboard = new QToolButton;
    wallboard->setObjectName(u"wallboardButton"_s);
    wallboard->setText(u" Wallboard"_s);
    wallboard->setIcon(lineIcon(u"wallboard"_s));
    wallboard->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    wallboard->setToolTip(u"The whole screen, readable from across the room. Key: F11"_s);
    wallboard->setFocusPolicy(Qt::StrongFocus);
    connect(wallboard, &QToolButton::clicked, this, &OverviewBar::wallboardRequested);

    auto* top = new QHBoxLayout;
    top->setSpacing(space::Small);
    top->addWidget(m_text, 1);
    top->addWidget(m_grouping);
    top->addWidget(wallboard);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::Large, space::Medium, space::Large, 0);
    layout->setSpacing(space::Small);
    layout->addLayout(top);
    layout->addLayout(chips);
}

OverviewChoice OverviewBar::choice() const
{
    return {.text = m_text->text().trimmed(),
            .state = lists::OverviewFilterModel::State(m_states->chosen()),
            .grouping = lists::OverviewFilterModel::Grouping(m_grouping->currentIndex()),
            .mine = m_mine->isChecked(),
            .hidesHealthy = m_hidesHealthy->isChecked()};
}

void OverviewBar::setChoice(const OverviewChoice& choice)
{
    const std::array<QSignalBlocker, 5> quiet{QSignalBlocker(m_text), QSignalBlocker(m_states), QSignalBlocker(m_mine),
                                              QSignalBlocker(m_hidesHealthy), QSignalBlocker(m_grouping)};
    m_text->setText(choice.text);
    m_states->choose(static_cast<int>(choice.state));
    m_grouping->setCurrentIndex(static_cast<int>(choice.grouping));
    m_mine->setChecked(choice.mine);
    m_hidesHealthy->setChecked(choice.hidesHealthy);
    say();
}

void OverviewBar::setCounts(const std::array<int, 4>& counts)
{
    m_states->setCounts(counts);
}

void OverviewBar::focusText()
{
    m_text->begin();
}

void OverviewBar::say()
{
    const OverviewChoice now = choice();
    if (now == m_said)
        return;
    m_said = now;
    Q_EMIT choiceChanged(now);
}

} // namespace signalbox::views
