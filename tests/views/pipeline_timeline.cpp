// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/elided_label.h"
#include "lists/timeline_model.h"
#include "pipeline/timeline_scale.h"
#include "pipeline/timeline_view.h"
#include "pipeline_window.h"

#include <QComboBox>
#include <QListView>
#include <QPushButton>
#include <QTest>

using namespace signalbox;
using namespace signalbox::samples;
using namespace signalbox::views;
using signalbox::tests::PipelineWindow;
using namespace std::chrono_literals;

/// The timeline in the place of the jobs.
class PipelineTimeline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<PipelineWindow>(run(running()), pipeline(passed(), running(), failed(), queued()));
        QVERIFY(m_window->isReady);
    }

    void cleanup() { m_window.reset(); }

    void aButtonPutsItInThePlaceOfTheJobsAndBack()
    {
        QVERIFY(!list()->isVisible());
        button()->click();
        QVERIFY(list()->isVisible());
        QVERIFY(list()->hasFocus());
        QCOMPARE(list()->model()->rowCount(), 7);
        button()->click();
        QVERIFY(!list()->isVisible());
    }

    void theChosenJobIsTheSameOnBoth()
    {
        button()->click();
        QCOMPARE(list()->currentIndex().data().toString(), m_window->view.selectedJob()->name);
        QTest::keyClick(list(), Qt::Key_Home);
        QCOMPARE(m_window->view.selectedJob()->name, list()->model()->index(0, 0).data().toString());
        QVERIFY(m_window->view.selectJob({105}));
        QCOMPARE(list()->currentIndex().data().toString(), u"Benchmarks"_s);
    }

    void itMovesOnWhileSomethingRuns()
    {
        button()->click();
        const auto length
            = [this] { return list()->model()->index(0, 0).data(lists::TimelineModel::LengthRole).toLongLong(); };
        const auto before = length();
        m_window->clock.advance(600s);
        QVERIFY(length() > before);
    }

    void namesTheCriticalPathAndWhatItIsReadFrom()
    {
        m_window->view.setRun(run(passed()), pipeline(passed(), passed(), passed(), passed()));
        button()->click();
        QVERIFY(m_window->label(u"criticalPath"_s)->text().startsWith(u"Critical path "_s));
        QVERIFY(m_window->label(u"criticalPath"_s)->text().contains(u"Guessed from the times"_s));
        m_window->view.setOutline(workflow::readOutline("on: push\njobs:\n  benchmarks: {name: Benchmarks}\n"));
        QVERIFY(m_window->label(u"criticalPath"_s)->text().endsWith(u"By what the jobs need."_s));
    }

    void theRunBelowIsTheUsersChoice()
    {
        button()->click();
        QVERIFY(!overlay()->isVisible()); // there is nothing to choose
        m_window->view.setOverlays(offers(), {});
        QVERIFY(overlay()->isVisible());
        QCOMPARE(overlay()->currentText(), u"Last green: #213, 3 days ago"_s);
        QVERIFY(!overlay()->accessibleName().isEmpty());
        m_window->view.setCompared(pipeline(passed(), passed(), passed(), passed()));
        QVERIFY(list()->model()->index(0, 0).data(lists::TimelineModel::RowRole).value<lists::TimelineRow>().before);
        std::vector<lists::OverlayChoice> chosen;
        connect(&m_window->view, &PipelineView::overlayChosen, this,
                [&chosen](const lists::OverlayChoice& choice) { chosen.push_back(choice); });
        overlay()->setFocus();
        QTest::keyClick(overlay(), Qt::Key_End);
        QCOMPARE(chosen.size(), 1U);
        QCOMPARE(chosen[0], (lists::OverlayChoice{lists::OverlayChoice::Kind::Run, {1212}}));
        QTest::keyClick(overlay(), Qt::Key_Home);
        QCOMPARE(chosen.back().kind, lists::OverlayChoice::Kind::LastGreen);
    }

    void theChoiceIsKeptWhileItIsOffered()
    {
        button()->click();
        m_window->view.setOverlays(offers(), {lists::OverlayChoice::Kind::Previous, {}});
        QCOMPARE(overlay()->currentText(), u"Previous: #213, 3 days ago"_s);
        m_window->view.setOverlays(offers(), {lists::OverlayChoice::Kind::Run, {4711}});
        QCOMPARE(overlay()->currentText(), u"Last green: #213, 3 days ago"_s);
    }

    void whyThereIsNoLineIsSaidBesideTheChoice()
    {
        button()->click();
        m_window->view.setOverlays(offers(), {});
        m_window->view.setCompared({}, u"The jobs of #213 are not there."_s);
        QCOMPARE(m_window->label(u"overlayNote"_s)->text(), u"The jobs of #213 are not there."_s);
        QVERIFY(m_window->label(u"overlayNote"_s)->isVisible());
        m_window->view.setCompared({});
        QVERIFY(!m_window->label(u"overlayNote"_s)->isVisible());
    }

    void anotherRunIsNotComparedWithTheOldOne()
    {
        button()->click();
        m_window->view.setOverlays(offers(), {});
        m_window->view.setCompared(pipeline(passed(), passed(), passed(), passed()));
        core::Run other = run(running());
        other.id = {99};
        m_window->view.setRun(other);
        QVERIFY(!overlay()->isVisible());
        QCOMPARE(list()->model()->rowCount(), 0);
    }

    void theRulerHasRoundMomentsWithRoomBetweenThem_data()
    {
        QTest::addColumn<std::chrono::seconds>("length");
        for (const auto length : {0s, 1s, 59s, 61s, 3599s, 86'400s, 35 * 86'400s})
            QTest::addRow("%lld s", static_cast<long long>(length.count())) << length;
    }

    void theRulerHasRoundMomentsWithRoomBetweenThem()
    {
        QFETCH(std::chrono::seconds, length);
        for (const int width : {1, 300, 900, 3000}) {
            const TimelineScale scale(width, length);
            const auto ticks = scale.ticks();
            QCOMPARE(ticks.front(), 0ms);
            QVERIFY(ticks.size() <= 64);
            for (size_t i = 1; i < ticks.size(); ++i)
                QVERIFY(scale.x(ticks[i]) > scale.x(ticks[i - 1]));
        }
    }

private:
    QListView* list() const { return m_window->find<QListView>(u"timeline"_s); }
    static std::vector<lists::OverlayOffer> offers()
    {
        std::vector<core::Run> known;
        for (int number = 212; number < 214; ++number) {
            known.push_back(run(passed()));
            known.back().id = {1000 + number};
            known.back().number = number;
        }
        return lists::overlayOffers(run(running()), known, start().addDays(3));
    }

    QComboBox* overlay() const { return m_window->find<QComboBox>(u"overlay"_s); }
    QPushButton* button() const { return m_window->find<QPushButton>(u"timelineButton"_s); }

    std::unique_ptr<PipelineWindow> m_window;
};

QTEST_MAIN(PipelineTimeline)
#include "pipeline_timeline.moc"
