// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo_peer.h"

#include <QBuffer>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <KZip>

#include <algorithm>

using namespace signalbox;
using namespace signalbox::tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class DemoLogs final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<DemoPeer> m_peer;

    Ask& ask() { return *m_peer->ask; }
    Ask bare() { return Ask(m_peer->server.blobUrl(), {}); }
    QString locationOf(const QString& path)
    {
        const Reply reply = ask().get(path);
        return reply.status == 302 ? QString::fromLatin1(reply.header("Location")) : QString();
    }
    QString logPath(qint64 job) { return rustRepository + u"/actions/jobs/%1/logs"_s.arg(job); }
    demo::Job* job(const demo::Run& run, const QString& name)
    {
        for (const qint64 id : run.latest().jobs) {
            demo::Job* each = m_peer->server.world().job(id);
            if (each->name == name)
                return each;
        }
        return nullptr;
    }
    QByteArray logOf(qint64 job) { return bare().get(locationOf(logPath(job))).body; }
    demo::Run* runWith(const QString& conclusion, const QString& failedJob)
    {
        for (const auto& run : m_peer->repository().runs) {
            const demo::Job* found = job(*run, failedJob);
            if (run->ended() && found && found->conclusion == conclusion)
                return run.get();
        }
        return nullptr;
    }

    /// The lines that a report lists are those that it counts, file by file and in all, and the log says the same.
    static void agrees(const QByteArray& report, const QByteArray& log)
    {
        QXmlStreamReader xml(report);
        double rate = 0;
        int covered = 0, hits = 0, lines = 0, hitsOfClass = 0, linesOfClass = 0;
        double rateOfClass = 0;
        while (!xml.atEnd()) {
            xml.readNext();
            const auto value = [&xml](QLatin1StringView name) { return xml.attributes().value(name).toDouble(); };
            if (xml.isStartElement() && xml.name() == "coverage"_L1) {
                rate = value("line-rate"_L1);
                covered = static_cast<int>(value("lines-covered"_L1));
            } else if (xml.isStartElement() && xml.name() == "class"_L1) {
                rateOfClass = value("line-rate"_L1);
                hitsOfClass = linesOfClass = 0;
            } else if (xml.isStartElement() && xml.name() == "line"_L1) {
                ++linesOfClass;
                hitsOfClass += value("hits"_L1) > 0 ? 1 : 0;
            } else if (xml.isEndElement() && xml.name() == "class"_L1) {
                QVERIFY(std::abs(rateOfClass - static_cast<double>(hitsOfClass) / linesOfClass) < 0.0001);
                hits += hitsOfClass;
                lines += linesOfClass;
            }
        }
        QVERIFY(!xml.hasError() && lines == 919);
        QCOMPARE(covered, hits);
        QVERIFY(std::abs(rate - static_cast<double>(hits) / lines) < 0.0001);
        QVERIFY(log.contains(QByteArray::number(100.0 * hits / lines, 'f', 2) + "% coverage, "
                             + QByteArray::number(hits) + "/919 lines covered"));
    }

private Q_SLOTS:
    void init()
    {
        m_peer = std::make_unique<DemoPeer>();
        QVERIFY(m_peer->ready);
    }

    void sendsAJobsLogToAnotherOriginThatWantsNoToken()
    {
        const demo::Run& run = *runWith(u"success"_s, u"Security Audit"_s);
        const Reply redirect = ask().get(logPath(run.latest().jobs.front()));
        QCOMPARE(redirect.status, 302);
        QVERIFY(redirect.body.isEmpty());
        const QUrl target(QString::fromLatin1(redirect.header("Location")));
        QCOMPARE(target.port(), m_peer->server.blobUrl().port());
        QVERIFY(target.port() != m_peer->server.apiUrl().port());
        const Reply refused = ask().get(target.toString());
        QCOMPARE(refused.status, 400);
        QVERIFY(refused.body.contains("<Code>InvalidAuthenticationInfo</Code>"));
        QVERIFY(m_peer->server.traffic().tokenSeenAtBlob);
        QCOMPARE(bare().get(target.toString()).status, 200);
    }

    void signsAnAddressForAMinute()
    {
        const QString target = locationOf(logPath(runWith(u"success"_s, u"Security Audit"_s)->latest().jobs.front()));
        QCOMPARE(bare().get(target + u'0').status, 403);
        m_peer->clock.advance(61s);
        const Reply late = bare().get(target);
        QCOMPARE(late.status, 403);
        QVERIFY(late.body.contains("AuthenticationFailed"));
    }

    void hasNoLogOfAJobThatHasNotEndedAndOneAsSoonAsItHas()
    {
        const qint64 run
            = *m_peer->server.world().start(m_peer->repository(), {.workflow = u"ci.yml"_s, .event = u"push"_s});
        m_peer->clock.advance(8s);
        const demo::Job& audit = *job(*m_peer->server.world().run(run), u"Security Audit"_s);
        const Reply early = bare().get(locationOf(logPath(audit.id)));
        QCOMPARE(early.status, 404);
        QVERIFY(early.body.contains("<Code>BlobNotFound</Code>"));
        m_peer->clock.advance(20s);
        QVERIFY(m_peer->server.world().job(audit.id)->ended());
        QVERIFY(!m_peer->server.world().run(run)->ended());
        QCOMPARE(bare().get(locationOf(logPath(audit.id))).status, 200);
        QCOMPARE(ask().get(rustRepository + u"/actions/runs/%1/logs"_s.arg(run)).status, 404);
    }

    void knowsNoLogOfASkippedOrUnknownJob()
    {
        const demo::Run* skipped = runWith(u"skipped"_s, u"Deploy to development"_s);
        QVERIFY(skipped);
        QCOMPARE(ask().get(logPath(job(*skipped, u"Deploy to development"_s)->id)).status, 404);
        QCOMPARE(ask().get(logPath(1)).status, 404);
    }

    void losesLogsAfterNinetyDays()
    {
        const qint64 id = runWith(u"success"_s, u"Security Audit"_s)->latest().jobs.front();
        m_peer->clock.advance(91 * 24h);
        const Reply reply = ask().get(logPath(id));
        QCOMPARE(reply.status, 410);
        QCOMPARE(reply.object()["message"_L1].toString(), u"Server Error"_s);
    }

    void writesLinesAsTheRunnerDoes()
    {
        const demo::Run* failed = runWith(u"failure"_s, u"Test (nightly)"_s);
        QVERIFY(failed);
        const QByteArray log = logOf(job(*failed, u"Test (nightly)"_s)->id);
        QVERIFY(log.startsWith("\xEF\xBB\xBF"));
        const QStringList lines = QString::fromUtf8(log.sliced(3)).split(u'\n', Qt::SkipEmptyParts);
        static const QRegularExpression stamp(u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z "_s);
        const auto stamped = [](const QString& line) { return stamp.match(line).hasMatch(); };
        QVERIFY(stamped(lines.first()) && lines.first().endsWith("Current runner version: '2.337.0'"_L1));
        QVERIFY(!std::ranges::all_of(lines, stamped)); // some continue the line before them
        QVERIFY(log.contains("##[group]Run cargo clippy --all-targets --all-features -- -D warnings"));
        QVERIFY(log.contains("\x1b[36;1mcargo clippy"));
        QVERIFY(log.contains("##[error]Process completed with exit code 101."));
        QVERIFY(log.contains("Complete job name: Test (nightly)"));
        QVERIFY(!log.contains("{esc}") && !log.contains("{number"));
    }

    void writesOneLineOf450KilobytesInTheAudit()
    {
        const QByteArray log = logOf(job(*runWith(u"success"_s, u"Security Audit"_s), u"Security Audit"_s)->id);
        qsizetype longest = 0;
        for (const QByteArray& line : log.split('\n'))
            longest = std::max(longest, line.size());
        QVERIFY2(longest > 450'000, qPrintable(QString::number(longest)));
    }

    void packsTheSameLogsIntoTheSameBytes()
    {
        const QString run
            = rustRepository + u"/actions/runs/%1/logs"_s.arg(runWith(u"success"_s, u"Security Audit"_s)->id);
        const QByteArray first = bare().get(locationOf(run)).body;
        QTest::qSleep(2100); // a zip counts in steps of two seconds
        QVERIFY(bare().get(locationOf(run)).body == first);
    }

    void tellsARegressionInTheLogOfTheBenchmarks()
    {
        const auto log = [this](bool slow) {
            for (const auto& run : m_peer->repository().runs) {
                const demo::Job* benchmarks = job(*run, u"Benchmarks"_s);
                if (benchmarks && benchmarks->conclusion == "success"_L1 && (run->figures.slowdown > 1.1) == slow)
                    return logOf(benchmarks->id);
            }
            return QByteArray();
        };
        const QByteArray slow = log(true);
        QVERIFY(slow.contains("Performance has regressed.") && slow.contains("##[warning]Performance alert!"));
        QVERIFY(!slow.contains("No alert was found"));
        const QByteArray usual = log(false);
        QVERIFY(usual.contains("No change in performance detected.") && usual.contains("No alert was found"));
    }

    void survivesAStepThatFailsWithoutAWord()
    {
        demo::Workflow& workflow = *m_peer->repository().workflow(u"ci.yml"_s);
        workflow.jobs.front().steps.back().log.clear();
        const QString last = workflow.jobs.front().steps.back().name;
        const qint64 run = *m_peer->server.world().start(
            m_peer->repository(),
            {.workflow = u"ci.yml"_s, .event = u"push"_s, .failures = {{.job = u"Test (stable)"_s, .step = last}}});
        m_peer->clock.advance(200s);
        const QByteArray log = logOf(job(*m_peer->server.world().run(run), u"Test (stable)"_s)->id);
        QVERIFY(log.contains("##[error]Process completed with exit code 101."));
    }

    void packsARunsLogsByJobAndStep()
    {
        const demo::Run& run = *runWith(u"success"_s, u"Security Audit"_s);
        const Reply reply = bare().get(locationOf(rustRepository + u"/actions/runs/%1/logs"_s.arg(run.id)));
        QVERIFY(reply.header("Content-Disposition").contains("logs_"));
        QByteArray bytes = reply.body;
        QBuffer buffer(&bytes);
        KZip zip(&buffer);
        QVERIFY(zip.open(QIODevice::ReadOnly));
        const QStringList names = zip.directory()->entries();
        QVERIFY(names.contains(u"0_Test (stable).txt"_s));
        const auto* folder = dynamic_cast<const KArchiveDirectory*>(zip.directory()->entry(u"Test (stable)"_s));
        QVERIFY(folder);
        QVERIFY(folder->entries().contains(u"6_Clippy.txt"_s));
        QVERIFY(folder->entries().contains(u"2_Run actionscheckout@v4.txt"_s)); // no slash in a name
    }

    void keepsTheReportsOfARunAsArtifacts()
    {
        const demo::Run* ci = runWith(u"success"_s, u"Code Coverage"_s);
        QVERIFY(ci);
        const QJsonArray artifacts = ask()
                                         .get(rustRepository + u"/actions/runs/%1/artifacts"_s.arg(ci->id))
                                         .object()["artifacts"_L1]
                                         .toArray();
        QCOMPARE(artifacts.size(), 2);
        const auto coverage = std::ranges::find_if(
            artifacts, [](const QJsonValue& each) { return each["name"_L1].toString() == "coverage-report"_L1; });
        QVERIFY(coverage != artifacts.end());
        QByteArray bytes = bare().get(locationOf((*coverage)["archive_download_url"_L1].toString())).body;
        QCOMPARE(bytes.size(), (*coverage)["size_in_bytes"_L1].toInteger());
        QBuffer buffer(&bytes);
        KZip zip(&buffer);
        QVERIFY(zip.open(QIODevice::ReadOnly));
        const auto* report = dynamic_cast<const KArchiveFile*>(zip.directory()->entry(u"cobertura.xml"_s));
        QVERIFY(report);
        agrees(report->data(), logOf(job(*ci, u"Code Coverage"_s)->id));
        m_peer->clock.advance(91 * 24h);
        QCOMPARE(ask().get((*coverage)["archive_download_url"_L1].toString()).status, 410);
    }
};

QTEST_GUILESS_MAIN(DemoLogs)
#include "demo_logs.moc"
