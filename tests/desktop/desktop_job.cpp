// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driven_test.h"
#include "logs/comparison_view.h"
#include "logs/find_bar.h"
#include "logs/log_hit_panel.h"
#include "logs/log_view.h"
#include "pipeline/pipeline_view.h"

#include <QAbstractItemView>
#include <QToolButton>

using namespace signalbox;
using namespace Qt::StringLiterals;

/// The chosen job of a run: its log, what is found in it, the last green one beside it, and how the job did before.
class DesktopJob : public tests::DrivenTest {
    Q_OBJECT

    views::LogView& log() { return program().pipeline().log(); }
    bool prepare() override { return DrivenTest::prepare() && program().openFailedLog(); }
    /// From the chosen job, where the keyboard is when a run is opened.
    bool goToLog() { return hand().press(u"Return"_s) && hand().standsIn(u"Log"_s); }
    bool isCompared()
    {
        return hand().until([this] { return log().comparison().summary().contains("only in #"_L1); });
    }
    bool isSearched()
    {
        return hand().until([this] {
            return log().hits().isVisible() && log().hits().model().rowCount() > 0
                && !log().hits().status().contains("still"_L1);
        });
    }
    bool hasWritten(const QString& path)
    {
        return hand().until(
            [&] { return program().writes().size() == 1 && program().writes().front().path.contains(path); });
    }

public:
    using DrivenTest::DrivenTest;

private Q_SLOTS:
    void theJobIsRunAgainByMouse()
    {
        QVERIFY(hand().click(u"rerunJob"_s));
        QVERIFY(hasWritten(u"/jobs/"_s));
    }

    void theJobIsRunAgainByKeys()
    {
        QVERIFY(goToLog() && hand().tabTo(u"rerunJob"_s, true));
        QVERIFY(hand().press(u"space"_s));
        QVERIFY(hasWritten(u"/jobs/"_s));
    }

    void theLogIsComparedByMouse()
    {
        QVERIFY(hand().click(u"compareLog"_s));
        QVERIFY(isCompared());
        QVERIFY(hand().click(u"Back to the log (Escape)"_s));
        QVERIFY(hand().until([this] { return log().showsText(); }));
    }

    void theLogIsComparedByKeys()
    {
        QVERIFY(goToLog() && hand().tabTo(u"compareLog"_s, true));
        QVERIFY(hand().press(u"space"_s));
        QVERIFY(isCompared());
        QVERIFY(hand().press(u"n n Escape"_s));
        QVERIFY(hand().until([this] { return log().showsText(); }));
        QVERIFY2(hand().standsIn(u"Log"_s), qPrintable(hand().whereItStands()));
    }

    void theLogIsSearchedByMouse()
    {
        QVERIFY(hand().click(u"findInLog"_s));
        QVERIFY2(hand().standsIn(u"Find"_s), qPrintable(hand().whereItStands()));
        QVERIFY(hand().type(u"error"_s));
        QVERIFY(hand().click(u"List the matches (Alt+L)"_s));
        QVERIFY(isSearched());
        auto* hits = hand().seen<QAbstractItemView>(u"Matching lines"_s);
        QVERIFY(hits);
        QVERIFY(hand().doubleClick(*hits, hits->model()->index(0, 0)));
        QVERIFY(hand().click(u"Close (Escape)"_s));
        QVERIFY(hand().until([this] { return !log().findBar().isVisible(); }));
    }

    void theLogIsSearchedByKeys()
    {
        QVERIFY(goToLog());
        QVERIFY(hand().press(u"ctrl+f"_s));
        QVERIFY2(hand().standsIn(u"Find"_s), qPrintable(hand().whereItStands()));
        QVERIFY(hand().type(u"err.r"_s));
        QVERIFY(hand().press(u"alt+e"_s));
        QVERIFY(hand().until([this] { return log().findStatus().contains("lines"_L1); }));
        QVERIFY(hand().press(u"alt+l"_s));
        QVERIFY(isSearched());
        QVERIFY(hand().tabTo(u"Matching lines"_s));
        QVERIFY(hand().press(u"Down Return"_s));
        QVERIFY2(hand().standsIn(u"Log"_s), qPrintable(hand().whereItStands()));
        QVERIFY(hand().press(u"ctrl+f Escape"_s));
        QVERIFY(hand().until([this] { return !log().findBar().isVisible(); }));
        QVERIFY2(hand().standsIn(u"Log"_s), qPrintable(hand().whereItStands()));
    }

    void allJobsAreSearchedByKeys()
    {
        QVERIFY(goToLog());
        QVERIFY(hand().press(u"ctrl+f"_s));
        QVERIFY(hand().standsIn(u"Find"_s));
        QVERIFY(hand().type(u"runner"_s));
        QVERIFY(hand().tabTo(u"Where to look"_s));
        QVERIFY(hand().press(u"Down"_s));
        QVERIFY(isSearched());
        QVERIFY(log().hits().logsSearch().searched() > 3);
    }

    void tabGoesRoundTheWholeWindowAndTheRunStays()
    {
        const auto title = program().window().windowTitle();
        for (const auto& name : {u"Log"_s, u"repositories"_s, u"graphButton"_s, u"Test matrix"_s, u"jobHistory"_s})
            QVERIFY(hand().tabTo(name));
        for (const auto& name : {u"Test matrix"_s, u"open"_s, u"repositories"_s, u"Log"_s})
            QVERIFY(hand().tabTo(name, true));
        QCOMPARE(program().window().windowTitle(), title);
    }

    void anEarlierRunIsOpenedFromTheJobsPastByMouse()
    {
        QVERIFY(hand().click(u"jobHistory"_s));
        auto* past = hand().seen<QAbstractItemView>(u"past"_s);
        QVERIFY(past && past->model()->rowCount() > 0);
        const auto here = program().pipeline().run()->id;
        QVERIFY(hand().click(*past, past->model()->index(0, 0)));
        QVERIFY(hand().until([&] { return program().pipeline().run() && program().pipeline().run()->id != here; }));
    }

    void anEarlierRunIsOpenedFromTheJobsPastByKeys()
    {
        QVERIFY(goToLog() && hand().tabTo(u"jobHistory"_s, true));
        QVERIFY(hand().press(u"space"_s));
        QVERIFY(hand().tabTo(u"past"_s));
        const auto here = program().pipeline().run()->id;
        QVERIFY(hand().press(u"Home Return"_s));
        QVERIFY(hand().until([&] { return program().pipeline().run() && program().pipeline().run()->id != here; }));
        QVERIFY(hand().press(u"alt+Left"_s));
        QVERIFY(hand().until([&] { return program().pipeline().run() && program().pipeline().run()->id == here; }));
    }
};

int main(int argc, char** argv)
{
    return tests::runOnDisplay<DesktopJob>(argc, argv);
}
#include "desktop_job.moc"
