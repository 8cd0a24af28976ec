// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driven_test.h"
#include "lists/run_list_model.h"
#include "pipeline/pipeline_view.h"

#include <QComboBox>
#include <QHeaderView>
#include <QTableView>

using namespace signalbox;
using namespace Qt::StringLiterals;
using Model = lists::RunListModel;

/// The list of runs: its order, its columns, what is filtered out of it, and the run that is opened.
class DesktopRuns : public tests::DrivenTest {
    Q_OBJECT

    bool prepare() override
    {
        // The screen of one run comes a moment after the start; until it has its place beside the list, the list is as
        // wide as it will not stay, and then as narrow, with fewer columns.
        return DrivenTest::prepare() && hand().press(u"ctrl+2"_s) && hand().standsIn(u"runs"_s) && hand().until([this] {
            return list().model()->rowCount() > 10 && program().window().findChild<views::PipelineView*>()
                && !header().isSectionHidden(Model::BranchColumn);
        }) && hand().until([this] { return hasSettled(); });
    }
    /// The list has had one width for a while.
    bool hasSettled()
    {
        const int width = list().viewport()->width();
        QTest::qWait(300);
        return list().viewport()->width() == width && !header().isSectionHidden(Model::BranchColumn);
    }
    QTableView& list() { return *hand().seen<QTableView>(u"runs"_s); }
    QHeaderView& header() { return *list().horizontalHeader(); }
    core::Run runAt(int row) { return list().model()->index(row, 0).data(Model::RunRole).value<core::Run>(); }
    int rows() { return list().model()->rowCount(); }
    /// Whether the list goes by this fact of the runs, from the smallest on or from the greatest.
    template <class Fact>
    bool isSortedBy(Fact fact, bool descending = false)
    {
        return hand().until([&] {
            std::vector<std::invoke_result_t<Fact, const core::Run&>> all;
            for (int row = 0; row < rows(); ++row)
                all.push_back(fact(runAt(row)));
            return std::ranges::is_sorted(all, [&](const auto& a, const auto& b) { return descending ? b < a : a < b; })
                && all.front() != all.back();
        });
    }
    bool isSortedByBranch(bool descending = false)
    {
        return isSortedBy([](const core::Run& run) { return run.branch.toLower(); }, descending);
    }
    bool isSortedByAge()
    {
        return isSortedBy([](const core::Run& run) { return run.createdAt; }, true);
    }
    /// Whether exactly such runs are listed.
    template <class Fits>
    bool showsOnly(Fits fits)
    {
        return hand().until([&] {
            bool only = rows() > 0;
            for (int row = 0; row < rows(); ++row)
                only = only && fits(runAt(row));
            return only;
        });
    }
    bool showsOnlyFailed()
    {
        return showsOnly([](const core::Run& run) { return run.state.isFailure(); });
    }
    bool showsOnlyReleases()
    {
        return showsOnly([](const core::Run& run) { return run.workflowName == "Release"_L1; });
    }
    bool showsAll(int count)
    {
        return hand().until([&] { return rows() == count; });
    }
    bool titleHas(const QString& words)
    {
        return hand().until([&] { return program().window().windowTitle().contains(words); });
    }

public:
    using DrivenTest::DrivenTest;

private Q_SLOTS:
    void theOrderIsChosenByMouse()
    {
        QVERIFY(isSortedByAge());
        QVERIFY(hand().clickHeading(header(), Model::BranchColumn));
        QVERIFY(isSortedByBranch());
        QTest::qWait(QApplication::doubleClickInterval()); // so that it is another click, and no double one
        QVERIFY(hand().clickHeading(header(), Model::BranchColumn));
        QVERIFY(isSortedByBranch(true));
        QTest::qWait(QApplication::doubleClickInterval());
        QVERIFY(hand().clickHeading(header(), Model::BranchColumn));
        QVERIFY(isSortedByAge());
    }

    void theOrderIsChosenByKeys()
    {
        QVERIFY(hand().pressInMenu(u"alt+v c"_s, {u"Sort by"_s, u"Branch"_s}));
        QVERIFY(isSortedByBranch());
        QVERIFY2(hand().standsIn(u"runs"_s), qPrintable(hand().whereItStands()));
        QVERIFY(hand().pressInMenu(u"alt+v c"_s, {u"Sort by"_s, u"Newest first"_s}));
        QVERIFY(isSortedByAge());
    }

    void aColumnIsMadeWiderByMouse()
    {
        const int before = header().sectionSize(Model::BranchColumn);
        QVERIFY(hand().dragHeading(header(), Model::BranchColumn, 40));
        QVERIFY(hand().until([&] { return header().sectionSize(Model::BranchColumn) > before + 20; }));
        QVERIFY(isSortedByAge()); // it was no click on the heading
    }

    void aColumnIsMadeWiderByKeys()
    {
        const int before = header().sectionSize(Model::BranchColumn);
        QVERIFY(hand().pressInMenu(u"alt+v c"_s, {u"Wider"_s, u"Branch"_s}));
        QVERIFY(hand().until([&] { return header().sectionSize(Model::BranchColumn) > before; }));
    }

    void runsAreFilteredByMouse()
    {
        const int all = rows();
        QVERIFY(hand().click(u"stateFailed"_s));
        QVERIFY(showsOnlyFailed());
        QVERIFY(hand().click(u"stateAll"_s));
        QVERIFY(showsAll(all));
        QVERIFY(hand().chooseFromBox(u"workflowFilter"_s, u"Release"_s));
        QVERIFY(showsOnlyReleases());
        QVERIFY(hand().chooseFromBox(u"workflowFilter"_s, u"All workflows"_s));
        QVERIFY(showsAll(all));
        QVERIFY(hand().click(u"textFilter"_s));
        QVERIFY(hand().type(u"no run is called so"_s));
        QVERIFY(hand().click(u"emptyAction"_s));
        QVERIFY(showsAll(all));
    }

    void runsAreFilteredByKeys()
    {
        const int all = rows();
        QVERIFY(hand().press(u"slash"_s));
        QVERIFY(hand().type(u"release"_s));
        QVERIFY(hand().until([&] { return rows() < all; }));
        QVERIFY(hand().press(u"Down"_s));
        QVERIFY2(hand().standsIn(u"runs"_s), qPrintable(hand().whereItStands()));
        QVERIFY(hand().press(u"Escape"_s));
        QVERIFY(showsAll(all));
        QVERIFY(hand().tabTo(u"stateAll"_s, true));
        QVERIFY(hand().press(u"Right"_s));
        QVERIFY(showsOnlyFailed());
        QVERIFY(hand().press(u"Left"_s));
        QVERIFY(showsAll(all));
        QVERIFY(hand().tabTo(u"workflowFilter"_s));
        QVERIFY(hand().type(u"Rel"_s));
        QVERIFY(showsOnlyReleases());
        QVERIFY(hand().press(u"Home"_s));
        QVERIFY(showsAll(all));
    }

    void whatFiltersIsReachedByTab()
    {
        QVERIFY(hand().press(u"slash"_s));
        QVERIFY(hand().type(u"no run is called so"_s));
        QVERIFY(hand().until([this] { return !hand().sees(u"runs"_s); }));
        QVERIFY(hand().press(u"Escape"_s));
        QVERIFY(hand().seen(u"runs"_s));
        QVERIFY(hand().tabTo(u"runs"_s));
        const auto before = rows();
        QVERIFY(hand().tabTo(u"repositories"_s, true));
        QCOMPARE(rows(), before); // to go by is not to choose
        QVERIFY(hand().tabTo(u"repositoryField"_s, true));
    }

    void aRunIsOpenedByMouse()
    {
        const auto wanted = u"#%1"_s.arg(runAt(2).number);
        const auto next = u"#%1"_s.arg(runAt(3).number);
        QVERIFY(hand().doubleClick(list(), list().model()->index(2, Model::TitleColumn)));
        QVERIFY(titleHas(wanted));
        QVERIFY(hand().chooseFromMenuBar(u"Go"_s, u"Back"_s));
        QVERIFY(titleHas(u"All runs"_s));
        QVERIFY(hand().chooseFromMenu(list(), list().model()->index(3, Model::TitleColumn), u"Open"_s));
        QVERIFY(titleHas(next));
    }

    void aRunIsOpenedByKeys()
    {
        QVERIFY(hand().press(u"Home Down Down"_s));
        QVERIFY(hand().until([this] { return list().currentIndex().row() == 2; }));
        const auto wanted = u"#%1"_s.arg(runAt(2).number);
        const auto next = u"#%1"_s.arg(runAt(3).number);
        QVERIFY(hand().press(u"Return"_s));
        QVERIFY(titleHas(wanted));
        QVERIFY(hand().press(u"Escape"_s));
        QVERIFY(titleHas(u"All runs"_s));
        QVERIFY2(hand().standsIn(u"runs"_s), qPrintable(hand().whereItStands()));
        QCOMPARE(list().currentIndex().row(), 2);
        QVERIFY(hand().press(u"Down"_s));
        QVERIFY(hand().pressInMenu(u"shift+F10"_s, u"Open"_s));
        QVERIFY(titleHas(next));
    }
};

int main(int argc, char** argv)
{
    return tests::runOnDisplay<DesktopRuns>(argc, argv);
}
#include "desktop_runs.moc"
