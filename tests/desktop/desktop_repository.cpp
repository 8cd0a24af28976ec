// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driven_test.h"
#include "lists/workflow_list_model.h"

#include <QAbstractItemView>
#include <QRadioButton>

using namespace signalbox;
using namespace Qt::StringLiterals;

/// What is asked about repositories: which to add, what of one counts, and which of its workflows are on.
class DesktopRepository : public tests::DrivenTest {
    Q_OBJECT

    QModelIndex card() { return row(u"cards"_s, u"rust-langgraph"_s); }
    QAbstractItemView& view(const QString& name) { return *hand().seen<QAbstractItemView>(name); }
    bool isWatched(const QString& name)
    {
        return hand().until([&] {
            const auto watched = program().program().accounts().first()->watcher().watched();
            return std::ranges::any_of(watched, [&](const auto& each) { return each.name == name; });
        });
    }
    bool countsMainAlone()
    {
        return hand().until([this] {
            const auto& runs = program().program().runs();
            for (int row = 0; row < runs.rowCount(); ++row) {
                if (runs.rowAt(row).run.branch != u"main"_s)
                    return false;
            }
            return runs.rowCount() > 0;
        });
    }
    bool isOff()
    {
        return hand().until([this] {
            const auto& all = program().repository().workflows;
            return std::ranges::any_of(all, [](const auto& each) { return each.state == "disabled_manually"_L1; });
        });
    }
    bool isGone(const QString& name)
    {
        return hand().until([&] { return !hand().sees(name); });
    }

public:
    using DrivenTest::DrivenTest;

private Q_SLOTS:
    void oneIsAddedByMouse()
    {
        QVERIFY(card().isValid());
        QVERIFY(hand().chooseFromMenuBar(u"File"_s, u"Add repositories"_s));
        QVERIFY(hand().click(u"addVisible"_s));
        const auto offered = row(u"offer"_s, u"matrix-lab"_s);
        QVERIFY(hand().clickBox(view(u"offer"_s), offered));
        QVERIFY(hand().click(u"addWatch"_s));
        QVERIFY(isWatched(u"matrix-lab"_s));
        QVERIFY(isGone(u"offer"_s));
    }

    void oneIsAddedByKeys()
    {
        QVERIFY(card().isValid());
        QVERIFY(hand().press(u"ctrl+n"_s));
        QVERIFY2(hand().standsIn(u"addField"_s), qPrintable(hand().whereItStands()));
        QVERIFY(hand().type(u"octavia"_s));
        QVERIFY(hand().press(u"Return"_s));
        QVERIFY(row(u"offer"_s, u"matrix-lab"_s).isValid());
        QVERIFY(hand().tabTo(u"offer"_s));
        QVERIFY(hand().press(u"Home space"_s));
        QVERIFY(hand().tabTo(u"addWatch"_s));
        QVERIFY(hand().press(u"space"_s));
        QVERIFY(isWatched(u"matrix-lab"_s));
        QVERIFY(isGone(u"offer"_s));
        QVERIFY2(hand().standsIn(u"cards"_s), qPrintable(hand().whereItStands()));
    }

    void whatCountsIsChosenByMouse()
    {
        QVERIFY(hand().chooseFromMenu(view(u"cards"_s), card(), u"Workflows and branches"_s));
        QVERIFY(hand().click(u"scopeDefault"_s));
        QVERIFY(hand().click(u"scopeOk"_s));
        QVERIFY(countsMainAlone());
    }

    void whatCountsIsChosenByKeys()
    {
        QVERIFY(card().isValid());
        QVERIFY(hand().standsIn(u"cards"_s));
        QVERIFY(hand().pressInMenu(u"Menu"_s, u"Workflows and branches"_s));
        QVERIFY2(hand().standsIn(u"scopeWorkflows"_s), qPrintable(hand().whereItStands()));
        QVERIFY(hand().tabTo(u"scopeAll"_s));
        QVERIFY(hand().press(u"Down"_s));
        QVERIFY(hand().until([this] { return hand().seen<QRadioButton>(u"scopeDefault"_s)->isChecked(); }));
        QVERIFY(hand().press(u"Return"_s));
        QVERIFY(isGone(u"scopeDefault"_s));
        QVERIFY(countsMainAlone());
        QVERIFY2(hand().standsIn(u"cards"_s), qPrintable(hand().whereItStands()));
    }

    void aWorkflowIsSwitchedOffByMouse()
    {
        QVERIFY(hand().chooseFromMenu(view(u"cards"_s), card(), u"Workflows and schedules"_s));
        QVERIFY(hand().click(view(u"workflowList"_s), row(u"workflowList"_s, u"Release"_s)));
        QVERIFY(hand().click(u"workflowSwitch"_s));
        QVERIFY(hand().click(u"questionYes"_s));
        QVERIFY(isOff());
        QVERIFY(hand().click(u"workflowClose"_s));
        QVERIFY(isGone(u"workflows"_s));
    }

    void aWorkflowIsSwitchedOffByKeys()
    {
        QVERIFY(card().isValid());
        QVERIFY(hand().standsIn(u"cards"_s));
        QVERIFY(hand().pressInMenu(u"Menu"_s, u"Workflows and schedules"_s));
        QVERIFY2(hand().standsIn(u"workflowList"_s), qPrintable(hand().whereItStands()));
        QVERIFY(hand().tabTo(u"workflowSwitch"_s));
        QVERIFY(hand().press(u"space"_s));
        QVERIFY(hand().seen(u"questionYes"_s));
        QVERIFY(hand().press(u"alt+y"_s));
        QVERIFY(isOff());
        QVERIFY(hand().press(u"Escape"_s));
        QVERIFY(isGone(u"workflows"_s));
        QVERIFY2(hand().standsIn(u"cards"_s), qPrintable(hand().whereItStands()));
    }
};

int main(int argc, char** argv)
{
    return tests::runOnDisplay<DesktopRepository>(argc, argv);
}
#include "desktop_repository.moc"
