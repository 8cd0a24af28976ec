// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/elided_label.h"
#include "pipeline/job_past_strip.h"
#include "pipeline/job_past_view.h"
#include "pipeline_window.h"

#include <QListView>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace signalbox;
using namespace signalbox::samples;
using namespace signalbox::views;
using signalbox::tests::PipelineWindow;

namespace {

/// 30 runs, every seventh failed; run 24 failed first and passed as it was run again.
std::vector<core::PastJob> aMonth()
{
    std::vector<core::PastJob> all;
    for (int number = 1; number <= 30; ++number) {
        const auto add = [&](const core::State& state, int attempt) {
            all.push_back({.job = {5000 + std::ssize(all)},
                           .run = {9000 + number},
                           .runNumber = number,
                           .attempt = attempt,
                           .branch = u"main"_s,
                           .commit = QString::number(number).repeated(20).left(40),
                           .state = state,
                           .startedAt = start(),
                           .completedAt = start().addSecs(60 + number * 37 % 200)});
        };
        if (number == 24)
            add(failed(), 1);
        add(number % 7 == 0        ? failed()
                : number % 11 == 0 ? state(u"completed"_s, u"cancelled"_s)
                                   : passed(),
            number == 24 ? 2 : 1);
    }
    return all;
}

} // namespace

/// How the chosen job did before.
class PipelinePast : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<PipelineWindow>(run(failed()), pipeline(passed(), passed(), failed(), passed()));
        QVERIFY(m_window->isReady);
    }

    void cleanup() { m_window.reset(); }

    void aButtonShowsItAndTakesItAway()
    {
        QVERIFY(!list()->isVisible());
        m_window->view.setPast(*m_window->view.selectedJob(), aMonth());
        button()->click();
        QVERIFY(list()->isVisible() && strip()->isVisible());
        QCOMPARE(list()->model()->rowCount(), 31);
        QCOMPARE(m_window->label(u"pastSummary"_s)->text(), u"31 times: 24 passed, 5 failed; flaky on one commit"_s);
        button()->click();
        QVERIFY(!list()->isVisible());
    }

    void flakyIsSaidWithoutTheButton()
    {
        m_window->view.setPast(*m_window->view.selectedJob(), aMonth());
        const auto labels = m_window->view.findChildren<ElidedLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const ElidedLabel* one) {
            return one->isVisible() && one->text().contains(u"flaky on one commit"_s);
        }));
    }

    void choosingATimeAsksForItsRun()
    {
        m_window->view.setPast(*m_window->view.selectedJob(), aMonth());
        button()->click();
        QSignalSpy asked(&m_window->view, &PipelineView::runRequested);
        list()->setCurrentIndex(list()->model()->index(1, 0));
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<core::RunId>().value, 9029);
        QTest::mouseClick(strip(), Qt::LeftButton, {}, QPoint(strip()->width() - 3, strip()->height() - 3));
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked[1][0].value<core::RunId>().value, 9030);
        strip()->resize(strip()->width() + 100, strip()->height());
        QTest::mouseClick(strip(), Qt::LeftButton, {}, QPoint(1, 3)); // there is no bar
        QCOMPARE(asked.size(), 2);
    }

    void anotherJobDoesNotKeepThePastOfTheOneBefore()
    {
        const auto before = *m_window->view.selectedJob();
        m_window->view.setPast(before, aMonth());
        button()->click();
        QVERIFY(m_window->view.selectJob({105}));
        QCOMPARE(m_window->label(u"pastSummary"_s)->text(), u"No earlier run of this job is known."_s);
        QVERIFY(!list()->isVisible());
        m_window->view.setPast(before, aMonth()); // the answer comes late
        QCOMPARE(list()->model()->rowCount(), 0);
    }

private:
    QListView* list() const { return m_window->find<QListView>(u"past"_s); }
    JobPastStrip* strip() const { return m_window->find<JobPastStrip>(); }
    QToolButton* button() const { return m_window->find<QToolButton>(u"jobHistory"_s); }

    std::unique_ptr<PipelineWindow> m_window;
};

QTEST_MAIN(PipelinePast)
#include "pipeline_past.moc"
