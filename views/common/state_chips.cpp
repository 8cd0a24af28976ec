// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/state_chips.h"

#include "common/status_icon.h"
#include "common/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

constexpr std::array shapes{core::Outcome::Unknown, core::Outcome::Failed, core::Outcome::Running,
                            core::Outcome::NeedsPerson};

} // namespace

StateChips::StateChips(const QString& name, const QString& what, const std::array<QString, 4>& words)
    : m_what(what)
    , m_words(words)
    , m_group(new QButtonGroup(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::Tight);
    for (size_t i = 0; i < m_chips.size(); ++i) {
        auto* chip = new QToolButton;
        chip->setObjectName(name + m_words[i]);
        chip->setCheckable(true);
        chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        chip->setFocusPolicy(Qt::ClickFocus);
        if (i > 0)
            chip->setIcon(statusIcon(shapes[i]));
        m_group->addButton(chip, static_cast<int>(i));
        m_chips[i] = chip;
        row->addWidget(chip);
    }
    // Tab comes to the chosen one, and the arrow keys go on from there.
    connect(m_group, &QButtonGroup::idToggled, this, [this](int chip, bool chosen) {
        m_chips[static_cast<size_t>(chip)]->setFocusPolicy(chosen ? Qt::StrongFocus : Qt::ClickFocus);
    });
    m_chips.front()->setChecked(true);
    setCounts({});
    connect(m_group, &QButtonGroup::idToggled, this, &StateChips::toggled);
}

int StateChips::chosen() const
{
    return m_group->checkedId();
}

void StateChips::choose(int chip)
{
    m_chips[static_cast<size_t>(chip)]->setChecked(true);
}

void StateChips::setCounts(const std::array<int, 4>& counts)
{
    for (size_t i = 0; i < m_chips.size(); ++i) {
        const QString number = QLocale().toString(counts[i]);
        m_chips[i]->setText((i > 0 ? u" "_s : QString()) + m_words[i] + u"  "_s + number);
        m_chips[i]->setAccessibleName(u"Show %1: %2, %3 of them"_s.arg(m_what, m_words[i].toLower(), number));
    }
}

} // namespace signalbox::views
