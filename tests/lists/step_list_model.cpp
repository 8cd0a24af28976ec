// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/step_list_model.h"

#include "lists/job_samples.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <map>
#include <ranges>

using namespace signalbox;
using namespace signalbox::lists;
using namespace signalbox::samples;

class StepListModelTest : public QObject {
    Q_OBJECT

    using Tester = QAbstractItemModelTester;

private Q_SLOTS:
    void stepsAreShownByTheirNumbers()
    {
        StepListModel model;
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        core::Job sample = job(1, u"Build"_s, running());
        sample.steps = {{.number = 9, .name = u"Post Run"_s, .state = queued()},
                        {.number = 1,
                         .name = u"Set up job"_s,
                         .state = passed(),
                         .startedAt = start(),
                         .completedAt = start().addSecs(3)}};
        model.setJob(sample);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(), u"Step 1, Set up job: passed after 3 s"_s);
        QCOMPARE(model.index(1).data(StepListModel::NumberRole).toInt(), 9);
    }

    void anotherJobIsAReset()
    {
        StepListModel model;
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        core::Job build = job(1, u"Build"_s, running());
        build.steps = {{.number = 1, .name = u"Set up job"_s, .state = passed()}};
        model.setJob(build);
        QSignalSpy reset(&model, &StepListModel::modelReset);
        model.setJob(build);
        QCOMPARE(reset.count(), 0);
        model.setJob(job(2, u"Test"_s, running()));
        QCOMPARE(reset.count(), 1);
        QCOMPARE(model.rowCount(), 0);
    }

    void thousandRandomChangesEndWhereTheTruthIs()
    {
        std::mt19937 random(11);
        StepListModel model;
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        model.setJob(job(1, u"Build"_s, running()));
        QSignalSpy reset(&model, &StepListModel::modelReset);
        for (int round = 0; round < 1000; ++round) {
            std::map<int, core::Step> truth;
            core::Job next = job(1, u"Build"_s, running());
            for (int i = static_cast<int>(random() % 12); i > 0; --i) {
                const int number = static_cast<int>(random() % 15) + 1;
                const core::Step step{
                    .number = number, .name = u"step %1"_s.arg(random() % 3), .state = anyState(random)};
                next.steps.push_back(step);
                truth[number] = step;
            }
            model.setJob(next);
            QCOMPARE(model.rowCount(), static_cast<int>(truth.size()));
            int row = 0;
            for (const core::Step& step : std::views::values(truth))
                QCOMPARE(model.stepAt(model.index(row++)), step);
        }
        QCOMPARE(reset.count(), 0);
    }
};

QTEST_GUILESS_MAIN(StepListModelTest)
#include "step_list_model.moc"
