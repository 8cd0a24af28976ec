// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/elided_label.h"
#include "lists/timeline_model.h"
#include "pipeline/timeline_scale.h"
#include "pipeline/timeline_view.h"
#include "pipeline_window.h"

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

    void namesTheCriticalPathAndWhatItIsComparedWith()
    {
        m_window->view.setRun(run(passed()), pipeline(passed(), passed(), passed(), passed()));
        button()->click();
        QVERIFY(m_window->label(u"criticalPath"_s)->text().startsWith(u"Critical path "_s));
        QVERIFY(!m_window->label(u"compared"_s)->isVisible());
        m_window->view.setCompared(pipeline(passed(), passed(), passed(), passed()), u"#411"_s);
        QCOMPARE(m_window->label(u"compared"_s)->text(), u"The line below a bar: #411"_s);
        QVERIFY(list()->model()->index(0, 0).data(lists::TimelineModel::RowRole).value<lists::TimelineRow>().before);
    }

    void anotherRunIsNotComparedWithTheOldOne()
    {
        button()->click();
        m_window->view.setCompared(pipeline(passed(), passed(), passed(), passed()), u"#411"_s);
        core::Run other = run(running());
        other.id = {99};
        m_window->view.setRun(other);
        QVERIFY(!m_window->label(u"compared"_s)->isVisible());
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
    QPushButton* button() const { return m_window->find<QPushButton>(u"timelineButton"_s); }

    std::unique_ptr<PipelineWindow> m_window;
};

QTEST_MAIN(PipelineTimeline)
#include "pipeline_timeline.moc"
