// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/overview_view.h"

#include <QInputDialog>
#include <QMenu>

using namespace Qt::StringLiterals;

/// The user's own groups of cards.
namespace signalbox::views {

using lists::OverviewFilterModel;

void OverviewView::fillGroups(QMenu& menu, const core::RepositoryName& name)
{
    QMenu* groups = menu.addMenu(u"Group"_s);
    groups->setObjectName(u"cardGroup"_s);
    const QString its = m_cards.groups().value(OverviewFilterModel::markOf(name));
    for (const QString& group : m_cards.groupNames()) {
        QAction* action = groups->addAction(QString(group).replace(u'&', u"&&"_s));
        action->setCheckable(true);
        action->setChecked(group == its);
        connect(action, &QAction::triggered, this, [this, name, group] { putInto(name, group); });
    }
    QAction* none = groups->addAction(u"No group"_s);
    none->setEnabled(!its.isEmpty());
    connect(none, &QAction::triggered, this, [this, name] { putInto(name, {}); });
    groups->addSeparator();
    QAction* another = groups->addAction(u"New group…"_s);
    another->setObjectName(u"cardNewGroup"_s);
    connect(another, &QAction::triggered, this, [this, name] { askForGroup(name); });
}

/// A group is there as long as something is in it.
void OverviewView::putInto(const core::RepositoryName& name, const QString& group)
{
    auto groups = m_cards.groups();
    if (group.isEmpty())
        groups.remove(OverviewFilterModel::markOf(name));
    else
        groups.insert(OverviewFilterModel::markOf(name), group);
    m_cards.setGroups(groups);
    Q_EMIT choiceChanged();
}

void OverviewView::askForGroup(const core::RepositoryName& name)
{
    auto* question = new QInputDialog(this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setWindowTitle(u"New group"_s);
    question->setLabelText(u"Name of the group:"_s);
    connect(question, &QInputDialog::textValueSelected, this, [this, name](const QString& text) {
        const QString group = text.simplified();
        if (group.isEmpty())
            return;
        putInto(name, group);
        OverviewChoice grouped = choice();
        grouped.grouping = OverviewFilterModel::Grouping::Own; // or nothing would be seen of it
        setChoice(grouped);
    });
    question->open();
}

} // namespace signalbox::views
