// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/action_signs.h"
#include "lists/job_kinds.h"
#include "support/data_folder.h"
#include "workflow/job_matching.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace signalbox;
using namespace signalbox::lists;
using namespace Qt::StringLiterals;

/// What jobs are for that people have written, from the workflow files of public repositories.
class RealJobKinds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto folder = tests::dataFolder("SIGNALBOX_WORKFLOWS", u"workflows"_s);
        if (!folder)
            QSKIP("There are no workflow files to read.");
        QDirIterator files(*folder + u"/real"_s, {u"*.yml"_s, u"*.yaml"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            if (const auto outline = workflow::readOutline(file.readAll()))
                m_outlines.push_back(*outline);
        }
    }

    /// Without steps' names, which a file has and GitHub tells only of jobs that ran.
    void moreJobsAreRecognisedWithTheFileThanWithout()
    {
        int jobs = 0;
        int changed = 0;
        int unknownBefore = 0;
        int unknownNow = 0;
        for (const workflow::Outline& outline : m_outlines) {
            JobKinds withFile;
            withFile.setOutline(outline);
            for (const workflow::JobOutline& written : outline.jobs) {
                core::Job job;
                job.name = workflow::titleOf(written);
                const JobKind before = JobKinds().of(job);
                const JobKind now = withFile.of(job);
                ++jobs;
                unknownBefore += before == JobKind::Other ? 1 : 0;
                unknownNow += now == JobKind::Other ? 1 : 0;
                if (before == now)
                    continue;
                ++changed;
                qInfo().noquote() << u"  %1: %2 -> %3, by %4"_s.arg(job.name, wordOf(before), wordOf(now),
                                                                    signOfActions(written.actions).action);
            }
        }
        qInfo().noquote() << u"%1 files, %2 jobs: %3 change their kind; %4 were of none, %5 are now"_s
                                 .arg(m_outlines.size())
                                 .arg(jobs)
                                 .arg(changed)
                                 .arg(unknownBefore)
                                 .arg(unknownNow);
        QVERIFY(unknownNow <= unknownBefore);
        QVERIFY(jobs == 0 || changed > 0);
    }

private:
    std::vector<workflow::Outline> m_outlines;
};

QTEST_GUILESS_MAIN(RealJobKinds)
#include "real_job_kinds.moc"
