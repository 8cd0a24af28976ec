// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/job_list_model.h"

#include "lists/job_samples.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <map>
#include <ranges>

using namespace signalbox;
using namespace signalbox::lists;
using namespace signalbox::samples;

class JobListModelTest : public QObject {
    Q_OBJECT

    using Tester = QAbstractItemModelTester;

private Q_SLOTS:
    void aSecondCellMakesAMatrixOfTheFirst()
    {
        JobListModel model(TheRun);
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        QSignalSpy groups(&model, &JobListModel::groupsChanged);
        model.apply(changes({job(1, u"Test (a)"_s, passed())}));
        QCOMPARE(model.kinds(), std::vector{JobKind::Test});
        QVERIFY(model.index(0).data(JobListModel::MatrixRole).toString().isEmpty());
        model.apply(changes({job(2, u"Test (b)"_s, passed())}));
        QVERIFY(model.kinds().empty());
        QCOMPARE(model.index(0).data(JobListModel::MatrixRole).toString(), u"Test"_s);
        QCOMPARE(groups.count(), 2);
    }

    void aRunningJobNamesItsStepAndAFailedOneTheCulprit()
    {
        JobListModel model(TheRun);
        core::Job sample = job(1, u"Build"_s, running());
        sample.steps = {{.number = 1, .name = u"Set up job"_s, .state = passed()},
                        {.number = 2, .name = u"Compile"_s, .state = running()}};
        model.apply(changes({sample}));
        QCOMPARE(model.index(0).data(JobListModel::StepRole).toString(), u"Compile"_s);
        sample.state = failed();
        sample.steps[0].state = failed();
        model.apply(changes({sample}));
        QCOMPARE(model.index(0).data(JobListModel::StepRole).toString(), u"Set up job"_s);
    }

    void timesOfWhatRunsMoveOn()
    {
        JobListModel model(TheRun);
        model.apply(changes({job(1, u"a"_s, passed(), 5), job(2, u"b"_s, running()), job(3, u"c"_s, queued())}));
        QSignalSpy changed(&model, &JobListModel::dataChanged);
        model.setNow(start().addSecs(125));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(model.index(1).data(JobListModel::TimeRole).toString(), u"2 min 05 s"_s);
        QCOMPARE(model.index(2).data(JobListModel::TimeRole).toString(), QString());
        model.setNow(start().addSecs(-10));
        QCOMPARE(model.index(1).data(JobListModel::TimeRole).toString(), u"0 s"_s);
    }

    void aJobThatWasSkippedTookNoTime()
    {
        JobListModel model(TheRun);
        model.apply(changes({job(1, u"a"_s, state(u"completed"_s, u"skipped"_s), 5)}));
        QCOMPARE(model.index(0).data(JobListModel::TimeRole).toString(), QString());
    }

    void jobsOfTheSameNameKeepTheirOwnRows()
    {
        JobListModel model(TheRun);
        model.apply(changes({job(1, u"check"_s, passed()), job(2, u"check"_s, failed())}));
        QCOMPARE(model.rowCount(), 2);
        model.apply(changes({job(3, u"check"_s, queued(), 0, 2), job(4, u"check"_s, queued(), 0, 2)}));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.jobAt(model.index(1))->id.value, 4);
    }

    void thousandRandomChangesEndWhereTheTruthIs()
    {
        std::mt19937 random(7);
        JobListModel model(TheRun);
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        QSignalSpy reset(&model, &JobListModel::modelReset);
        std::map<QString, core::Job> truth;
        qint64 nextId = 1;
        for (int step = 0; step < 1000; ++step) {
            std::vector<core::Job> news;
            for (int i = static_cast<int>(random() % 4); i >= 0; --i) {
                const QString name = u"job %1 (%2)"_s.arg(random() % 9).arg(random() % 3);
                core::Job next = job(0, name, anyState(random));
                const auto known = truth.find(name);
                const bool rerun = known != truth.end() && random() % 5 == 0;
                next.attempt = known == truth.end() ? 1 : known->second.attempt + (rerun ? 1 : 0);
                next.id = {known == truth.end() || rerun ? nextId++ : known->second.id.value};
                if (std::ranges::contains(news, name, &core::Job::name))
                    continue;
                truth[name] = next;
                news.push_back(next);
            }
            core::ChangeSet set = changes(news);
            if (random() % 100 == 0) {
                set.changes = {core::RunRemoved{.run = TheRun, .repository = {}}};
                truth.clear();
            }
            model.apply(set);
            QCOMPARE(model.rowCount(), static_cast<int>(truth.size()));
            for (const core::Job& expected : std::views::values(truth))
                QCOMPARE(model.jobAt(model.indexOf(expected.id)), expected);
        }
        QCOMPARE(reset.count(), 0);
    }
};

QTEST_GUILESS_MAIN(JobListModelTest)
#include "job_list_model.moc"
