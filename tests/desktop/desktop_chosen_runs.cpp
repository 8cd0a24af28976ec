// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/elided_label.h"
#include "driven_test.h"
#include "lists/run_list_model.h"

#include <QAbstractItemView>
#include <QPushButton>

using namespace signalbox;
using namespace Qt::StringLiterals;

/// Several runs of the list at once: how they are chosen, and what is done to all of them.
class DesktopChosenRuns : public tests::DrivenTest {
    Q_OBJECT

    using Ids = std::set<qint64>;

    bool prepare() override
    {
        return DrivenTest::prepare() && hand().press(u"ctrl+2"_s) && hand().standsIn(u"runs"_s)
            && hand().until([this] { return rowOfEnded() >= 0; });
    }
    QAbstractItemView& list() { return *hand().seen<QAbstractItemView>(u"runs"_s); }
    QModelIndex at(int row) { return list().model()->index(row, lists::RunListModel::TitleColumn); }
    static core::Run runOf(const QModelIndex& index)
    {
        return index.data(lists::RunListModel::RunRole).value<core::Run>();
    }
    /// The first of four rows below each other, of runs that have ended.
    int rowOfEnded()
    {
        for (int row = 0; row + 4 <= list().model()->rowCount(); ++row) {
            const auto isEnded = [&](int each) { return runOf(at(row + each)).state.isCompleted(); };
            if (isEnded(0) && isEnded(1) && isEnded(2) && isEnded(3))
                return row;
        }
        return -1;
    }
    Ids idsOf(std::initializer_list<int> rows)
    {
        Ids ids;
        for (const int row : rows)
            ids.insert(runOf(at(row)).id.value);
        return ids;
    }
    Ids chosen()
    {
        Ids ids;
        for (const auto& row : list().selectionModel()->selectedRows())
            ids.insert(runOf(row).id.value);
        return ids;
    }
    bool becomeChosen(const Ids& wanted)
    {
        return hand().until([&] { return chosen() == wanted; });
    }
    bool goTo(int row)
    {
        hand().press(u"Home"_s);
        for (int step = 0; step < row; ++step)
            hand().press(u"Down"_s);
        return becomeChosen(idsOf({row}));
    }
    bool hasEnded(const QString& words)
    {
        return hand().until([&] {
            const auto* progress = hand().seen<views::ElidedLabel>(u"batchProgress"_s);
            return progress && progress->text().contains(words);
        });
    }
    Ids written(const QString& method)
    {
        static const QRegularExpression run(u"/actions/runs/(\\d+)"_s);
        Ids ids;
        for (const auto& write : program().writes()) {
            if (write.method == method)
                ids.insert(run.match(write.path).captured(1).toLongLong());
        }
        return ids;
    }

public:
    using DrivenTest::DrivenTest;

private Q_SLOTS:
    void severalAreRunAgainByMouse()
    {
        const int first = rowOfEnded();
        const auto wanted = idsOf({first, first + 2, first + 3});
        QVERIFY(hand().click(list(), at(first)));
        QVERIFY(hand().shiftClick(list(), at(first + 3)));
        QVERIFY(becomeChosen(idsOf({first, first + 1, first + 2, first + 3})));
        QVERIFY(hand().ctrlClick(list(), at(first + 1)));
        QVERIFY(becomeChosen(wanted));
        QVERIFY(hand().chooseFromMenu(list(), at(first + 2), u"Re-run all jobs of 3 runs"_s));
        QVERIFY(hand().seen(u"batchConfirm"_s));
        QVERIFY(program().writes().empty()); // it is a preview
        QVERIFY(hand().click(u"batchConfirm"_s));
        QVERIFY(hasEnded(u"3 done"_s));
        QCOMPARE(written(u"POST"_s), wanted);
        QVERIFY(hand().click(u"batchClose"_s));
        QVERIFY(hand().click(u"chosenClear"_s));
        QVERIFY(hand().until([this] { return chosen().size() == 1; }));
    }

    void severalAreDeletedByKeys()
    {
        const int first = rowOfEnded();
        const auto wanted = idsOf({first, first + 1, first + 3});
        QVERIFY(goTo(first));
        QVERIFY(hand().press(u"shift+Down ctrl+Down ctrl+Down ctrl+space"_s));
        QVERIFY(becomeChosen(wanted));
        QVERIFY(hand().pressInMenu(u"shift+F10"_s, u"Delete 3 runs"_s));
        QVERIFY2(hand().standsIn(u"batchCount"_s), qPrintable(hand().whereItStands()));
        QVERIFY(hand().type(u"2"_s));
        QVERIFY(!hand().seen(u"batchConfirm"_s)->isEnabled());
        QVERIFY(hand().press(u"BackSpace"_s));
        QVERIFY(hand().type(u"3"_s));
        QVERIFY(hand().press(u"Return"_s));
        QVERIFY(hasEnded(u"3 done"_s));
        QCOMPARE(written(u"DELETE"_s), wanted);
        QVERIFY(hand().press(u"Escape"_s));
        QVERIFY2(hand().standsIn(u"runs"_s), qPrintable(hand().whereItStands()));
        QVERIFY(
            hand().until([&] { return std::ranges::none_of(chosen(), [&](auto id) { return wanted.contains(id); }); }));
    }

    void theChoiceStaysWhileRunsComeAboveIt()
    {
        const int first = rowOfEnded();
        const auto wanted = idsOf({first, first + 1});
        QVERIFY(goTo(first));
        QVERIFY(hand().press(u"shift+Down"_s));
        QVERIFY(becomeChosen(wanted));
        const auto before = list().model()->rowCount();
        program().server().world().push(program().repository(), {.message = u"A run more"_s});
        QVERIFY(hand().press(u"F5"_s));
        QVERIFY(hand().until([&] { return list().model()->rowCount() > before; }));
        QCOMPARE(runOf(at(0)).title, u"A run more"_s);
        QCOMPARE(chosen(), wanted);
        QVERIFY2(hand().standsIn(u"runs"_s), qPrintable(hand().whereItStands()));
        QVERIFY(hand().pressInMenu(u"Menu"_s, u"Re-run failed jobs of 2 runs"_s));
        QVERIFY(hand().seen(u"batchConfirm"_s));
        QVERIFY(hand().press(u"Escape"_s));
        QVERIFY(program().writes().empty());
    }
};

int main(int argc, char** argv)
{
    return tests::runOnDisplay<DesktopChosenRuns>(argc, argv);
}
#include "desktop_chosen_runs.moc"
