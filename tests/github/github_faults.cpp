// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/demo_peer.h"
#include "github/why.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace signalbox;
using namespace signalbox::github;
using namespace signalbox::tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using signalbox::core::ErrorKind;
using signalbox::demo::FaultKind;

Q_DECLARE_METATYPE(signalbox::demo::Fault)

namespace {

const Options patient{.timeout = 2s, .tries = 3, .firstBackoff = 100ms, .seed = 7};

QStringList printed; // NOLINT: a message handler has no other place

void keep(QtMsgType, const QMessageLogContext&, const QString& message)
{
    printed << message;
}

} // namespace

/// Whatever goes wrong at GitHub: nothing is lost, nothing is sent twice, and the words are clear.
class GithubFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_peer = std::make_unique<DemoPeer>(patient);
        m_run = {m_peer->matrixRun().id};
        printed.clear();
        m_previous = qInstallMessageHandler(keep);
    }

    void cleanup()
    {
        qInstallMessageHandler(m_previous);
        QVERIFY2(!printed.join(u'\n').contains(QString::fromLatin1(DemoPeer::token)), "the token was printed");
        QVERIFY(!m_peer->server.traffic().tokenSeenAtBlob);
        QVERIFY(!m_peer->server.traffic().tokenSeenInUrl);
    }

    void aPassingFaultIsSatOut_data()
    {
        QTest::addColumn<demo::Fault>("fault");
        QTest::newRow("slow") << demo::Fault{.kind = FaultKind::Slow, .delay = 800ms};
        QTest::newRow("cut off") << demo::Fault{.kind = FaultKind::CutOff};
        QTest::newRow("invalid JSON") << demo::Fault{.kind = FaultKind::InvalidJson};
        QTest::newRow("refused") << demo::Fault{.kind = FaultKind::Refused, .count = 2};
        QTest::newRow("500") << demo::Fault{.kind = FaultKind::Status, .status = 500};
        QTest::newRow("503 twice") << demo::Fault{.kind = FaultKind::Status, .count = 2, .status = 503};
        QTest::newRow("unicorn") << demo::Fault{.kind = FaultKind::UnicornPage};
        QTest::newRow("clock skew") << demo::Fault{.kind = FaultKind::ClockSkew, .count = -1, .delay = 5h};
        QTest::newRow("reordered") << demo::Fault{.kind = FaultKind::ReorderedRows, .count = -1};
        QTest::newRow("doubled answer") << demo::Fault{.kind = FaultKind::DoubledAnswer, .count = -1};
        QTest::newRow("secondary limit") << demo::Fault{.kind = FaultKind::SecondaryLimit, .delay = 9s};
        QTest::newRow("secondary limit as 429")
            << demo::Fault{.kind = FaultKind::SecondaryLimit, .status = 429, .delay = 9s};
        QTest::newRow("504") << demo::Fault{.kind = FaultKind::Status, .status = 504};
    }
    void aPassingFaultIsSatOut()
    {
        QFETCH(demo::Fault, fault);
        m_peer->server.faults().add(fault);
        const auto look = m_peer->await(m_peer->client->jobs(m_peer->matrixName, m_run, Priority::Background));
        QVERIFY2(look, qPrintable(why(look)));
        QVERIFY(look->complete && look->rows.size() >= 240U); // the world goes on meanwhile
        QVERIFY(m_peer->server.faults().struck() > 0);
    }

    void aLastingFaultIsSaidClearly_data()
    {
        QTest::addColumn<demo::Fault>("fault");
        QTest::addColumn<ErrorKind>("kind");
        const auto status
            = [](int code) { return demo::Fault{.kind = FaultKind::Status, .count = -1, .status = code}; };
        QTest::newRow("401") << status(401) << ErrorKind::Unauthorized;
        QTest::newRow("403") << status(403) << ErrorKind::Forbidden;
        QTest::newRow("404") << status(404) << ErrorKind::NotFound;
        QTest::newRow("409") << status(409) << ErrorKind::Conflict;
        QTest::newRow("410") << status(410) << ErrorKind::Gone;
        QTest::newRow("422") << status(422) << ErrorKind::Rejected;
        QTest::newRow("451") << status(451) << ErrorKind::Forbidden;
        QTest::newRow("500") << status(500) << ErrorKind::Server;
        QTest::newRow("unicorn") << demo::Fault{.kind = FaultKind::UnicornPage, .count = -1} << ErrorKind::Server;
        QTest::newRow("no JSON") << demo::Fault{.kind = FaultKind::InvalidJson, .count = -1} << ErrorKind::Offline;
        QTest::newRow("nothing") << demo::Fault{.kind = FaultKind::EmptyBody, .count = -1} << ErrorKind::Malformed;
        QTest::newRow("cut off") << demo::Fault{.kind = FaultKind::CutOff, .count = -1} << ErrorKind::Offline;
    }
    void aLastingFaultIsSaidClearly()
    {
        QFETCH(demo::Fault, fault);
        QFETCH(ErrorKind, kind);
        m_peer->server.faults().add(fault);
        const auto look = m_peer->await(m_peer->client->jobs(m_peer->matrixName, m_run, Priority::User));
        QVERIFY(!look);
        // Whether the end of the connection or the silence is noticed first is up to the machine.
        const bool silent = fault.kind == FaultKind::CutOff && look.error().kind == ErrorKind::Timeout;
        QVERIFY2(silent || look.error().kind == kind, qPrintable(core::name(look.error().kind)));
        QVERIFY(look.error().what.endsWith(u'.'));
        QVERIFY(!look.error().sentence().contains(QString::fromLatin1(DemoPeer::token)));
        QVERIFY(m_peer->client->inFlight() == 0 && m_peer->client->waiting() == 0);
    }

    void anActionIsSentOnceWhateverHappens_data()
    {
        QTest::addColumn<demo::Fault>("fault");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<qulonglong>("attempts");
        const auto post = [](FaultKind kind, int status = 500) {
            return demo::Fault{.kind = kind, .count = -1, .method = "POST", .status = status, .delay = 30s};
        };
        QTest::newRow("lost") << post(FaultKind::LostAnswer) << ErrorKind::Timeout << 2ULL;
        QTest::newRow("refused") << post(FaultKind::Refused) << ErrorKind::Timeout << 1ULL;
        QTest::newRow("500") << post(FaultKind::Status) << ErrorKind::Server << 1ULL;
        QTest::newRow("502") << post(FaultKind::UnicornPage) << ErrorKind::Timeout << 1ULL;
        QTest::newRow("403") << post(FaultKind::Status, 403) << ErrorKind::Forbidden << 1ULL;
        QTest::newRow("limit") << post(FaultKind::SecondaryLimit) << ErrorKind::RateLimited << 1ULL;
        QTest::newRow("hour") << post(FaultKind::PrimaryLimit) << ErrorKind::RateLimited << 1ULL;
        QTest::newRow("limit as 429") << post(FaultKind::SecondaryLimit, 429) << ErrorKind::RateLimited << 1ULL;
        QTest::newRow("hour as 429") << post(FaultKind::PrimaryLimit, 429) << ErrorKind::RateLimited << 1ULL;
    }
    void anActionIsSentOnceWhateverHappens()
    {
        QFETCH(demo::Fault, fault);
        QFETCH(ErrorKind, kind);
        QFETCH(qulonglong, attempts);
        m_peer->server.world().finishRun(m_run.value, u"failure"_s);
        // A connection that was used before is what tempts a client to send again.
        QVERIFY(m_peer->await(m_peer->client->user()));
        m_peer->server.faults().add(fault);
        const auto done = m_peer->await(m_peer->client->rerun(m_peer->matrixName, m_run));
        QVERIFY(!done);
        QCOMPARE(done.error().kind, kind);
        if (kind == ErrorKind::RateLimited)
            QVERIFY(done.error().retryAt && *done.error().retryAt > m_peer->clock.now());
        QTest::qWait(30);
        QCOMPARE(m_peer->server.faults().struck(), 1);
        QCOMPARE(m_peer->server.world().run(m_run.value)->attempts.size(), attempts);
    }

    void anAnswerThatComesTwiceIsNotThatOfTheNextRequest()
    {
        m_peer->server.faults().add({.kind = FaultKind::DoubledAnswer, .count = -1});
        for (int i = 0; i < 20; ++i) {
            const auto jobs = m_peer->await(m_peer->client->jobs(m_peer->matrixName, m_run, Priority::Background));
            QVERIFY2(jobs, qPrintable(why(jobs)));
            QVERIFY(!jobs->rows.empty());
            const auto runs = m_peer->await(m_peer->client->runs(m_peer->rustName, {}, Priority::User));
            QVERIFY2(runs, qPrintable(why(runs)));
            QVERIFY(!runs->rows.empty());
            QCOMPARE(runs->rows.front().repositoryName, m_peer->rustName);
        }
    }

    void anActionThatGithubRefusesKeepsItsWords()
    {
        m_peer->server.world().finishRun(m_run.value, u"success"_s);
        const auto done = m_peer->await(m_peer->client->cancel(m_peer->matrixName, m_run));
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Conflict);
        QVERIFY2(done.error().detail.contains(u"completed"_s), qPrintable(done.error().detail));
    }

    void everyActionTakesEffect()
    {
        auto& world = m_peer->server.world();
        QVERIFY(m_peer->await(m_peer->client->cancel(m_peer->matrixName, m_run)));
        world.finishRun(m_run.value, u"failure"_s);
        QVERIFY(m_peer->await(m_peer->client->rerunFailedJobs(m_peer->matrixName, m_run)));
        QCOMPARE(world.run(m_run.value)->attempts.size(), 2U);
        QVERIFY(m_peer->await(m_peer->client->forceCancel(m_peer->matrixName, m_run)));
        world.finishRun(m_run.value, u"failure"_s);
        const core::JobId job{world.run(m_run.value)->latest().jobs.front()};
        const auto again = m_peer->await(m_peer->client->rerunJob(m_peer->matrixName, job));
        QVERIFY2(again, qPrintable(why(again)));
        QCOMPARE(world.run(m_run.value)->attempts.size(), 3U);
    }

    void theLogOfAnEndedJobIsSavedWithoutTheTokenLeaving()
    {
        demo::World& world = m_peer->server.world();
        const auto& jobs = m_peer->matrixRun().latest().jobs;
        const auto runs = [&](qint64 id) { return !world.job(id)->steps.empty() && !world.job(id)->ended(); };
        for (int seconds = 0; seconds < 600 && std::ranges::none_of(jobs, runs); ++seconds) {
            m_peer->clock.advance(1s);
            (void)m_peer->server.world(); // brings it to the clock's time
        }
        const auto job = std::ranges::find_if(jobs, runs);
        QVERIFY(job != jobs.end());
        world.finishJob(*job, u"success"_s);
        const auto size = m_peer->await(m_peer->client->downloadJobLog(m_peer->matrixName, {*job}, path()));
        QVERIFY2(size, qPrintable(why(size)));
        QVERIFY(*size > 0);
        QCOMPARE(QFileInfo(path()).size(), *size);
        QCOMPARE(m_peer->server.traffic().blobRequests, 1);
        QVERIFY(!m_peer->server.traffic().tokenSeenAtBlob);
    }

    void theLogOfAPastJobIsWhole()
    {
        const auto runs
            = m_peer->await(m_peer->client->runs(m_peer->rustName, {.status = u"success"_s}, Priority::User));
        const auto jobs = m_peer->await(m_peer->client->jobs(m_peer->rustName, runs->rows.front().id, Priority::User));
        const auto started = [](const core::Job& job) { return !job.steps.empty(); };
        const auto job = std::ranges::find_if(jobs->rows, started);
        QVERIFY(job != jobs->rows.end());
        const auto size = m_peer->await(m_peer->client->downloadJobLog(m_peer->rustName, job->id, path()));
        QVERIFY2(size, qPrintable(why(size)));
        QVERIFY(*size > 0);
        QCOMPARE(QFileInfo(path()).size(), *size);
    }

    void aFaultOfTheStorageIsSatOutAndTheFileIsWhole_data()
    {
        QTest::addColumn<demo::Fault>("fault");
        QTest::newRow("cut off") << storage(FaultKind::CutOff);
        QTest::newRow("refused") << storage(FaultKind::Refused);
        QTest::newRow("503") << storage(FaultKind::Status, 503);
        QTest::newRow("slow") << demo::Fault{.kind = FaultKind::Slow, .path = m_storage, .delay = 800ms};
    }
    void aFaultOfTheStorageIsSatOutAndTheFileIsWhole()
    {
        QFETCH(demo::Fault, fault);
        const core::JobId job = pastJob();
        const QString whole = path() + u".whole"_s;
        QVERIFY(m_peer->await(m_peer->client->downloadJobLog(m_peer->rustName, job, whole)));
        m_peer->server.faults().add(fault);
        const auto size = m_peer->await(m_peer->client->downloadJobLog(m_peer->rustName, job, path()));
        QVERIFY(m_peer->server.faults().struck() > 0);
        // Whether it tries again by itself or is told to, the file is either whole or not there.
        if (!size) {
            QVERIFY(!QFileInfo::exists(path()));
            const auto again = m_peer->await(m_peer->client->downloadJobLog(m_peer->rustName, job, path()));
            QVERIFY2(again, qPrintable(why(again)));
        }
        QCOMPARE(contentOf(path()), contentOf(whole));
    }

    void aLastingFaultOfTheStorageLeavesNoHalfAFile_data()
    {
        QTest::addColumn<demo::Fault>("fault");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("cut off") << storage(FaultKind::CutOff, 500, -1) << ErrorKind::Offline;
        QTest::newRow("refused") << storage(FaultKind::Refused, 500, -1) << ErrorKind::Offline;
        QTest::newRow("500") << storage(FaultKind::Status, 500, -1) << ErrorKind::Server;
        QTest::newRow("503") << storage(FaultKind::Status, 503, -1) << ErrorKind::Server;
    }
    void aLastingFaultOfTheStorageLeavesNoHalfAFile()
    {
        QFETCH(demo::Fault, fault);
        QFETCH(ErrorKind, kind);
        const core::JobId job = pastJob();
        m_peer->server.faults().add(fault);
        const auto size = m_peer->await(m_peer->client->downloadJobLog(m_peer->rustName, job, path()));
        QVERIFY(!size);
        // Whether the end of the connection or the silence is noticed first is up to the machine.
        const bool silent = fault.kind != FaultKind::Status && size.error().kind == ErrorKind::Timeout;
        QVERIFY2(silent || size.error().kind == kind, qPrintable(core::name(size.error().kind)));
        QVERIFY(size.error().what.endsWith(u'.'));
        if (fault.kind == FaultKind::Status)
            QCOMPARE(size.error().httpStatus, fault.status);
        QVERIFY(!QFileInfo::exists(path()));
        QCOMPARE(QDir(m_folder.path()).entryList({QFileInfo(path()).fileName() + u'*'}), QStringList());
    }

    void theLogOfAJobThatHasNotEndedIsNotYetThere()
    {
        const auto push = m_peer->server.world().push(m_peer->matrix(), {});
        QVERIFY(!push.isEmpty());
        const core::JobId job{m_peer->matrixRun().latest().jobs.back()};
        const auto size = m_peer->await(m_peer->client->downloadJobLog(m_peer->matrixName, job, path()));
        QVERIFY(!size);
        QCOMPARE(size.error().kind, ErrorKind::NotYet);
        QVERIFY(!QFileInfo::exists(path()));
    }

    void theLogOfAnUnknownJobIsNotFound()
    {
        const auto size = m_peer->await(m_peer->client->downloadJobLog(m_peer->matrixName, {4711}, path()));
        QVERIFY(!size);
        QCOMPARE(size.error().kind, ErrorKind::NotFound);
    }

    void aDownloadThatCannotBeSavedSaysWhere()
    {
        const auto runs
            = m_peer->await(m_peer->client->runs(m_peer->rustName, {.status = u"completed"_s}, Priority::User));
        const auto artifacts
            = m_peer->await(m_peer->client->artifacts(m_peer->rustName, runs->rows.back().id, Priority::User));
        const auto jobs = m_peer->await(m_peer->client->jobs(m_peer->rustName, runs->rows.back().id, Priority::User));
        const auto size = m_peer->await(
            m_peer->client->downloadJobLog(m_peer->rustName, jobs->rows.front().id, u"/proc/no/such.log"_s));
        QVERIFY(!size);
        QCOMPARE(size.error().kind, ErrorKind::Storage);
        QVERIFY(size.error().detail.contains(u"/proc/no/such.log"_s));
    }

    void aClosedAccountEndsEverythingInTheMiddle()
    {
        m_peer->server.faults().add({.kind = FaultKind::Slow, .count = 3, .delay = 1h});
        std::vector<ErrorKind> ended;
        auto note = [&ended](const auto& result) { ended.push_back(result ? ErrorKind::Server : result.error().kind); };
        for (int i = 0; i < 12; ++i)
            m_peer->client->jobs(m_peer->matrixName, m_run, Priority(i % 3)).then(note);
        m_peer->client->rerun(m_peer->matrixName, m_run).then(note);
        m_peer->client->downloadJobLog(m_peer->matrixName, {1}, path()).then(note);
        for (int turn = 0; turn < 20; ++turn)
            QTest::qWait(1);
        m_peer->client.reset();
        QCOMPARE(ended.size(), 14U);
        QVERIFY(std::ranges::find(ended, ErrorKind::Cancelled) != ended.end());
        m_peer->clock.advance(2h); // what was planned finds nobody
        QTest::qWait(20);
        QCOMPARE(ended.size(), 14U);
    }

    void anAnswerMayCloseTheAccount()
    {
        bool gone = false;
        m_peer->client->user().then([this, &gone](const core::Result<User>&) {
            m_peer->client.reset();
            gone = true;
        });
        QTRY_VERIFY(gone);
    }

    void atMostEightAreInFlight()
    {
        int done = 0;
        for (int i = 0; i < 40; ++i)
            m_peer->client->user().then([&done](const core::Result<User>& user) { done += user ? 1 : 0; });
        QVERIFY(m_peer->client->inFlight() <= 8);
        QVERIFY(m_peer->client->waiting() >= 32);
        QTRY_COMPARE(done, 40);
        QVERIFY(m_peer->server.traffic().peakInFlight <= 8);
    }

private:
    demo::Fault storage(FaultKind kind, int status = 500, int count = 1) const
    {
        return {.kind = kind, .count = count, .path = m_storage, .status = status};
    }
    /// A job whose log is there.
    core::JobId pastJob()
    {
        const auto runs
            = m_peer->await(m_peer->client->runs(m_peer->rustName, {.status = u"success"_s}, Priority::User));
        const auto jobs = m_peer->await(m_peer->client->jobs(m_peer->rustName, runs->rows.front().id, Priority::User));
        return std::ranges::find_if(jobs->rows, [](const core::Job& job) { return !job.steps.empty(); })->id;
    }
    static QByteArray contentOf(const QString& name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }
    QString path() const { return m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) + u".log"_s); }

    std::unique_ptr<DemoPeer> m_peer;
    core::RunId m_run;
    const QRegularExpression m_storage{u"^/actions-results/"_s};
    QTemporaryDir m_folder;
    QtMessageHandler m_previous = nullptr;
};

QTEST_GUILESS_MAIN(GithubFaults)
#include "github_faults.moc"
