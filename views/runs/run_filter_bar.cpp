// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_filter_bar.h"

#include "common/filter_box.h"
#include "common/filter_field.h"
#include "common/state_chips.h"
#include "common/theme.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox::views {

RunFilterBar::RunFilterBar(QWidget* parent)
    : QWidget(parent)
    , m_text(
          new FilterField(u"textFilter"_s, u"Filter by title, workflow, commit or person"_s, u"Filter runs by text"_s))
    , m_states(new StateChips(u"state"_s, u"runs"_s, {u"All"_s, u"Failed"_s, u"Running"_s, u"Waiting"_s}))
    , m_repository(new FilterBox(u"repositoryFilter"_s, u"All repositories"_s, u"Repository"_s))
    , m_branch(new FilterBox(u"branchFilter"_s, u"All branches"_s, u"Branch"_s))
    , m_workflow(new FilterBox(u"workflowFilter"_s, u"All workflows"_s, u"Workflow"_s))
    , m_group(new FilterBox(u"groupFilter"_s, u"All groups"_s, u"Group of repositories"_s))
{
    layOut();
    showBoxes();
    connect(m_text, &FilterField::settled, this, &RunFilterBar::say);
    connect(m_text, &FilterField::left, this, &RunFilterBar::left);
    connect(m_states, &StateChips::toggled, this, &RunFilterBar::say);
    for (const FilterBox* box : {m_repository, m_branch, m_workflow, m_group})
        connect(box, &FilterBox::toggled, this, &RunFilterBar::say);
}

void RunFilterBar::layOut()
{
    auto* top = new QHBoxLayout;
    top->setSpacing(space::Small);
    top->addWidget(m_text, 1);
    top->addWidget(m_repository);
    top->addWidget(m_branch);
    auto* below = new QHBoxLayout;
    below->setSpacing(space::Small);
    below->addWidget(m_states);
    below->addStretch(1);
    below->addWidget(m_group);
    below->addWidget(m_workflow);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::Medium, space::Medium, space::Medium, space::Small);
    layout->setSpacing(space::Small);
    layout->addLayout(top);
    layout->addLayout(below);
}

RunChoice RunFilterBar::choice() const
{
    RunChoice choice{.text = m_text->text().trimmed(),
                     .state = StateChoice(m_states->chosen()),
                     .branch = m_branch->chosen(),
                     .workflow = m_workflow->chosen(),
                     .group = m_group->chosen()};
    if (const QString name = m_repository->chosen(); !name.isEmpty())
        choice.repository = core::RepositoryName::parse(name);
    return choice;
}

void RunFilterBar::setChoice(const RunChoice& choice)
{
    const QSignalBlocker quietText(m_text);
    const QSignalBlocker quietStates(m_states);
    m_text->setText(choice.text);
    m_states->choose(static_cast<int>(choice.state));
    m_repository->choose(choice.repository ? choice.repository->full() : QString());
    m_branch->choose(choice.branch);
    m_workflow->choose(choice.workflow);
    m_group->choose(choice.group);
    showBoxes();
    say();
}

void RunFilterBar::setCounts(const std::array<int, 4>& counts)
{
    m_states->setCounts(counts);
}

void RunFilterBar::setRepositories(const std::vector<core::RepositoryName>& names)
{
    QStringList texts;
    for (const core::RepositoryName& name : names)
        texts << name.full();
    m_repository->setNames(texts);
}

void RunFilterBar::setBranches(const QStringList& names)
{
    m_branch->setNames(names);
}

void RunFilterBar::setWorkflows(const QStringList& names)
{
    m_workflow->setNames(names);
}

void RunFilterBar::setGroups(const QStringList& names)
{
    m_group->setNames(names);
    showBoxes();
}

void RunFilterBar::focusText()
{
    m_text->begin();
}

QSize RunFilterBar::minimumSizeHint() const
{
    return {m_states->minimumSizeHint().width() + 2 * space::Medium, QWidget::minimumSizeHint().height()};
}

void RunFilterBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showBoxes();
}

/// Without room the text stays usable; what is chosen is never hidden.
void RunFilterBar::showBoxes()
{
    constexpr int RoomForRepository = 520; // which can be chosen at the side as well
    const auto showBox = [](FilterBox* box, bool hasRoom) {
        box->setVisible((hasRoom && box->isUseful()) || !box->chosen().isEmpty());
    };
    m_repository->setVisible(width() >= RoomForRepository || !m_repository->chosen().isEmpty());
    const int room = width() - m_states->sizeHint().width() - 2 * space::Medium;
    const int boxWidth = m_workflow->sizeHint().width() + space::Small;
    m_workflow->setVisible(room >= boxWidth || !m_workflow->chosen().isEmpty());
    showBox(m_group, room >= 2 * boxWidth);
}

void RunFilterBar::say()
{
    const RunChoice now = choice();
    if (now == m_said)
        return;
    m_said = now;
    Q_EMIT choiceChanged(now);
}

} // namespace signalbox::views
