// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/steps_page.h"

#include "common/banner.h"
#include "common/elided_label.h"
#include "common/panel.h"
#include "common/plain_text.h"
#include "common/theme.h"
#include "delivery/check_view.h"

#include <QDialog>
#include <QLabel>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox::views {

StepsPage::StepsPage(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_words(new ElidedLabel)
{
    m_words->setObjectName(name + "Words"_L1);
    m_words->setMostLines(3);
    auto* card = new Panel;
    card->setFlush(true);
    card->body()->addWidget(checkView(m_steps, name + "Steps"_L1, tr("Steps")));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::Small);
    column->addWidget(m_words);
    column->addWidget(card, 1);
}

void StepsPage::showSteps(const QString& standing, std::vector<lists::CheckRow> steps)
{
    m_words->setText(standing);
    m_steps.setChecks(std::move(steps));
}

void showWords(Banner& banner, core::Outcome shape, const QString& words)
{
    if (words.isEmpty())
        banner.hide();
    else
        banner.showMessage(Banner::kindOf(shape), words);
}

void layOutStages(QDialog& dialog, QLabel* heading, const QString& repository, Banner* banner, QWidget* pages,
                  QBoxLayout* foot)
{
    heading->setFont(textFont(TextRole::Title));
    banner->setDismissable(false);
    foot->setSpacing(space::Small);
    auto* column = new QVBoxLayout(&dialog);
    column->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    column->setSpacing(space::Small);
    column->addWidget(heading);
    column->addWidget(mutedLabel(repository));
    column->addWidget(banner);
    column->addWidget(pages, 1);
    column->addLayout(foot);
}

} // namespace signalbox::views
