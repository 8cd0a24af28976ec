// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driven_test.h"
#include "lists/overview_filter_model.h"

#include <QAbstractItemView>
#include <QMenu>

using namespace signalbox;
using namespace Qt::StringLiterals;

/// The Overview, and the wallboard that fills the screen with it.
class DesktopOverview : public tests::DrivenTest {
    Q_OBJECT

    QModelIndex card() { return row(u"cards"_s, u"rust-langgraph"_s); }
    QAbstractItemView& cards() { return *hand().seen<QAbstractItemView>(u"cards"_s); }
    bool becomes(const QModelIndex& index, int role, bool value)
    {
        return hand().until([&] { return index.data(role).toBool() == value; });
    }
    bool titleHas(const QString& words)
    {
        return hand().until([&] { return program().window().windowTitle().contains(words); });
    }

public:
    using DrivenTest::DrivenTest;

private Q_SLOTS:
    void byMouse()
    {
        using Model = lists::OverviewFilterModel;
        const QPersistentModelIndex index = card();
        QVERIFY(hand().chooseFromMenu(cards(), index, u"Pin"_s));
        QVERIFY(becomes(index, Model::PinnedRole, true));
        QVERIFY(hand().click(u"hideHealthy"_s));
        QVERIFY(hand().click(u"hideHealthy"_s));
        QVERIFY(hand().doubleClick(cards(), card()));
        QVERIFY(titleHas(u"All runs"_s));
        QVERIFY(hand().chooseFromMenuBar(u"Go"_s, u"Overview"_s));
        QVERIFY(titleHas(u"Overview"_s));
    }

    void byKeys()
    {
        using Model = lists::OverviewFilterModel;
        const QPersistentModelIndex index = card();
        QVERIFY2(hand().standsIn(u"cards"_s), qPrintable(hand().whereItStands()));
        QVERIFY(hand().press(u"Home p"_s));
        QVERIFY(becomes(index, Model::PinnedRole, true));
        QVERIFY(hand().press(u"m"_s));
        QVERIFY(becomes(index, Model::MutedRole, true));
        QVERIFY(hand().press(u"slash"_s));
        QVERIFY(hand().standsIn(u"overviewText"_s));
        QVERIFY(hand().type(u"nothing is called so"_s));
        QVERIFY(hand().until([&] { return !hand().sees(u"cards"_s); }));
        QVERIFY(hand().press(u"Escape"_s));
        QVERIFY(card().isValid());
        QVERIFY(hand().press(u"Return"_s));
        QVERIFY2(hand().standsIn(u"cards"_s), qPrintable(hand().whereItStands()));
        QVERIFY(hand().press(u"Return"_s));
        QVERIFY(titleHas(u"All runs"_s));
        QVERIFY2(hand().standsIn(u"runs"_s), qPrintable(hand().whereItStands()));
        QVERIFY(hand().press(u"alt+Left"_s));
        QVERIFY(titleHas(u"Overview"_s));
        QVERIFY2(hand().standsIn(u"cards"_s), qPrintable(hand().whereItStands()));
    }

    void everythingAboveTheCardsIsReachedByTab()
    {
        QVERIFY(card().isValid());
        QVERIFY(hand().tabTo(u"cards"_s));
        for (const auto& name : {u"hideHealthy"_s, u"mine"_s, u"wallboardButton"_s, u"grouping"_s, u"overviewText"_s})
            QVERIFY(hand().tabTo(name, true));
    }

    void theMenuOfACardOpensWithTheMenuKey()
    {
        QVERIFY(card().isValid());
        QVERIFY(hand().pressInMenu(u"Menu"_s, u"Pin"_s));
        QVERIFY(becomes(card(), lists::OverviewFilterModel::PinnedRole, true));
        QVERIFY(hand().pressInMenu(u"shift+F10"_s, u"Unpin"_s));
        QVERIFY(becomes(card(), lists::OverviewFilterModel::PinnedRole, false));
    }

    void theWallboardIsLeftByMouse()
    {
        QVERIFY(hand().click(u"wallboardButton"_s));
        auto* board = hand().seen(u"wallboard"_s);
        QVERIFY(board);
        QVERIFY(hand().doubleClick(u"wallboard"_s));
        QVERIFY(hand().until([] {
            const auto windows = QApplication::topLevelWidgets();
            return std::ranges::none_of(windows, [](const QWidget* window) {
                return window->objectName() == "wallboard"_L1 && window->isVisible();
            });
        }));
        QVERIFY2(hand().standsIn(u"wallboardButton"_s), qPrintable(hand().whereItStands()));
    }

    void theWallboardIsLeftByKeys()
    {
        QVERIFY(hand().press(u"F11"_s));
        QVERIFY2(hand().standsIn(u"wallboard"_s), qPrintable(hand().whereItStands()));
        QVERIFY(hand().press(u"space Escape"_s));
        QVERIFY2(hand().standsIn(u"cards"_s), qPrintable(hand().whereItStands()));
    }
};

int main(int argc, char** argv)
{
    return tests::runOnDisplay<DesktopOverview>(argc, argv);
}
#include "desktop_overview.moc"
