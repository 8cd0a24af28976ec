// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo_peer.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;

/// The jobs that the demo plays are those of the workflow files that it serves, and those are OPS-001's.
class DemoPipeline final : public QObject {
    Q_OBJECT

private:
    /// The names of a job's steps as GitHub shows them, by the job's shown name.
    using Jobs = QMap<QString, QStringList>;

    /// Reads "name:", "- name:" and "- uses:" of the jobs in a workflow that is indented by two, as all of ours are.
    static Jobs jobsOf(const QString& yaml)
    {
        static const QRegularExpression key(u"^  ([a-z-]+):$"_s);
        static const QRegularExpression name(u"^    name: (.+)$"_s);
        static const QRegularExpression step(u"^      - (?:name: (.+)|uses: (.+))$"_s);
        Jobs jobs;
        QString job;
        for (const QString& line : yaml.section(u"\njobs:\n"_s, 1).split(u'\n')) {
            if (const auto match = key.match(line); match.hasMatch()) {
                job = match.captured(1);
                jobs[job];
            } else if (const auto shown = name.match(line); shown.hasMatch()) {
                jobs[shown.captured(1)] = jobs.take(job);
                job = shown.captured(1);
            } else if (const auto begun = step.match(line); begun.hasMatch()) {
                jobs[job] << (begun.captured(1).isEmpty() ? "Run "_L1 + begun.captured(2) : begun.captured(1));
            }
        }
        return jobs;
    }

    /// The same of the newest runs that have passed, as the API tells it: without the cells' values, and without what
    /// the runner adds before and behind. Not every run has every job.
    static Jobs playedBy(DemoPeer& peer, const QString& workflow)
    {
        const QString path
            = rustRepository + "/actions/workflows/"_L1 + workflow + "/runs?status=success&per_page=5"_L1;
        Jobs jobs;
        for (const QJsonValue& run : peer.ask->get(path).object()["workflow_runs"_L1].toArray()) {
            const QString list = run["url"_L1].toString() + "/jobs"_L1;
            for (const QJsonValue& job : peer.ask->get(list).object()["jobs"_L1].toArray()) {
                QStringList steps;
                for (const QJsonValue& step : job["steps"_L1].toArray()) {
                    const QString name = step["name"_L1].toString();
                    if (name != "Set up job"_L1 && name != "Complete job"_L1 && !name.startsWith("Post "_L1))
                        steps << name;
                }
                QStringList& known = jobs[job["name"_L1].toString().section(u" ("_s, 0, 0)];
                if (!steps.isEmpty())
                    known = steps;
            }
        }
        return jobs;
    }

    static QString served(DemoPeer& peer, const QString& workflow)
    {
        const QString path = rustRepository + "/contents/.github/workflows/"_L1 + workflow;
        return QString::fromUtf8(
            QByteArray::fromBase64(peer.ask->get(path).object()["content"_L1].toString().toLatin1()));
    }

private Q_SLOTS:
    void playsTheJobsAndStepsOfTheFilesThatItServes_data()
    {
        QTest::addColumn<QString>("workflow");
        QTest::newRow("ci") << u"ci.yml"_s;
        QTest::newRow("release") << u"release.yml"_s;
    }

    void playsTheJobsAndStepsOfTheFilesThatItServes()
    {
        QFETCH(const QString, workflow);
        DemoPeer peer;
        const Jobs written = jobsOf(served(peer, workflow));
        QVERIFY(!written.isEmpty());
        QCOMPARE(playedBy(peer, workflow), written);
    }

    void servesThePipelineOfTheTask_data() { playsTheJobsAndStepsOfTheFilesThatItServes_data(); }

    void servesThePipelineOfTheTask()
    {
        QFETCH(const QString, workflow);
        QFile task(QStringLiteral(SIGNALBOX_SOURCE_FOLDER "/../shared/OPS-001.md"));
        if (!task.open(QIODevice::ReadOnly))
            QSKIP("there is no ../shared/OPS-001.md beside the checkout");
        const QString yaml = QString::fromUtf8(task.readAll())
                                 .section(u"# .github/workflows/"_s + workflow, 1)
                                 .section(u"```"_s, 0, 0);
        DemoPeer peer;
        const Jobs here = jobsOf(served(peer, workflow));
        const Jobs wanted = jobsOf(yaml);
        QVERIFY(!wanted.isEmpty());
        for (const auto& [job, steps] : wanted.asKeyValueRange())
            QCOMPARE(here.value(job), steps);
    }
};

QTEST_GUILESS_MAIN(DemoPipeline)
#include "demo_pipeline.moc"
