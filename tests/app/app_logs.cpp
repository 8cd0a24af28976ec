// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/other_logs.h"
#include "logs/comparison_view.h"
#include "logs/log_hit_panel.h"
#include "program_test.h"

#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace signalbox;

/// Logs beside other logs: the last green one, those of the other jobs, those of the past.
class AppLogs : public tests::ProgramTest {
    Q_OBJECT

private Q_SLOTS:
    void aFailedLogIsComparedWithTheLastGreenOne()
    {
        QVERIFY(both().openFailedLog());
        pipeline().findChild<QToolButton*>(u"compareLog"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(pipeline().log().comparison().summary().contains("only in #"_L1), patience);
        QCOMPARE(server().traffic().blobRequests, 2);
    }

    void withoutAGreenRunItIsSaidThatThereIsNone()
    {
        for (auto& run : repository().runs) {
            for (const auto& attempt : run->attempts) {
                for (const qint64 job : attempt.jobs)
                    server().world().job(job)->conclusion = u"failure"_s;
            }
        }
        QVERIFY(both().openFailedLog());
        pipeline().log().requestComparison();
        QTRY_VERIFY_WITH_TIMEOUT(pipeline().log().comparison().summary().contains("No earlier run is known"_L1),
                                 patience);
    }

    void allJobsOfARunAreSearched()
    {
        QVERIFY(both().openFailedLog());
        pipeline().log().find(u"runner"_s, views::LogScope::JobsOfRun);
        const auto& hits = pipeline().log().hits();
        QTRY_VERIFY_WITH_TIMEOUT(hits.logsSearch().searched() > 3 && !hits.status().contains("still"_L1), patience);
        QVERIFY(hits.model().rowCount() > 3);
        QCOMPARE(size_t(server().traffic().blobRequests), hits.logsSearch().logs().size());
    }

    void pastRunsOfAJobAreSearched()
    {
        QVERIFY(both().openFailedLog());
        pipeline().log().find(u"runner"_s, views::LogScope::PastRuns);
        const auto& hits = pipeline().log().hits();
        QTRY_VERIFY_WITH_TIMEOUT(hits.logsSearch().searched() > 1 && !hits.status().contains("still"_L1), patience);
        QVERIFY(hits.logsSearch().logs().size() <= size_t(gui::OtherLogs::pastRuns));
        for (const logs::SearchedLog& log : hits.logsSearch().logs())
            QCOMPARE(log.job.name, pipeline().selectedJob()->name);
    }
};

QTEST_MAIN(AppLogs)
#include "app_logs.moc"
