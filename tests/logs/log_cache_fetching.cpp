// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/demo_peer.h"
#include "github/why.h"
#include "logs/log_cache.h"

#include <QFile>

using namespace signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using signalbox::core::ErrorKind;
using signalbox::tests::DemoPeer;
using signalbox::tests::why;

/// Logs as they come from GitHub.
class LogCacheFetching : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_peer = std::make_unique<DemoPeer>();
        const logs::LogArchive archive(m_peer->folder.filePath(u"kept"_s));
        m_cache = std::make_unique<logs::LogCache>(*m_peer->client, m_peer->folder.filePath(u"logs"_s), archive);
        m_job = jobThatRan();
        QVERIFY(m_job.id);
    }

    void cleanup()
    {
        m_cache.reset();
        m_peer.reset();
    }

    void theLogOfAnEndedJobIsFetchedOnce()
    {
        const auto fetched = m_peer->await(m_cache->fetch(m_peer->rustName, m_job));
        QVERIFY2(fetched, qPrintable(why(fetched)));
        QCOMPARE(*fetched, m_cache->pathOf(m_peer->rustName, m_job));
        QFile file(*fetched);
        QVERIFY(file.open(QFile::ReadOnly));
        QVERIFY(file.readAll().endsWith('\n'));
        QVERIFY(m_peer->await(m_cache->fetch(m_peer->rustName, m_job)));
        QCOMPARE(m_peer->server.traffic().blobRequests, 1);
    }

    void twoFetchesAtATimeAreOneRequest()
    {
        std::vector<core::Result<QString>> told;
        const auto note = [&told](const core::Result<QString>& result) { told.push_back(result); };
        m_cache->fetch(m_peer->rustName, m_job).then(note);
        m_cache->fetch(m_peer->rustName, m_job).then(note);
        QTRY_COMPARE(told.size(), 2U);
        QVERIFY(told[0] && told[1]);
        QCOMPARE(*told[0], *told[1]);
        QCOMPARE(m_peer->server.traffic().blobRequests, 1);
    }

    void twoFetchesAtATimeFailTogether()
    {
        m_peer->server.world().job(m_job.id.value)->createdAt -= demo::days(91);
        std::vector<core::Result<QString>> told;
        const auto note = [&told](const core::Result<QString>& result) { told.push_back(result); };
        m_cache->fetch(m_peer->rustName, m_job).then(note);
        m_cache->fetch(m_peer->rustName, m_job).then(note);
        QTRY_COMPARE(told.size(), 2U);
        QVERIFY(!told[0] && !told[1]);
        QCOMPARE(told[1].error().kind, ErrorKind::Gone);
    }

    void pastItsRetentionALogIsGoneUnlessItIsOnDisk()
    {
        const auto fetched = m_peer->await(m_cache->fetch(m_peer->rustName, m_job));
        QVERIFY(fetched);
        m_peer->server.world().job(m_job.id.value)->createdAt -= demo::days(91);
        QVERIFY(m_peer->await(m_cache->fetch(m_peer->rustName, m_job)));
        QVERIFY(QFile::remove(*fetched));
        const auto later = m_peer->await(m_cache->fetch(m_peer->rustName, m_job));
        QVERIFY(!later);
        QCOMPARE(later.error().kind, ErrorKind::Gone);
        QVERIFY(!m_cache->has(m_peer->rustName, m_job));
    }

    void whatIsKeptOutlivesTheRetention()
    {
        m_cache->setKeeps(true);
        const auto fetched = m_peer->await(m_cache->fetch(m_peer->rustName, m_job));
        QVERIFY(fetched);
        const QString kept = QString(*fetched).replace(u"/logs/"_s, u"/kept/"_s) + u".gz"_s;
        QTRY_VERIFY(QFile::exists(kept));
        QFile log(*fetched);
        QVERIFY(log.open(QFile::ReadOnly));
        const QByteArray text = log.readAll();
        m_peer->server.world().job(m_job.id.value)->createdAt -= demo::days(91);
        QVERIFY(QFile::remove(*fetched));
        const auto later = m_peer->await(m_cache->fetch(m_peer->rustName, m_job));
        QVERIFY2(later, qPrintable(why(later)));
        QFile again(*later);
        QVERIFY(again.open(QFile::ReadOnly));
        QCOMPARE(again.readAll(), text);
        QCOMPARE(m_peer->server.traffic().blobRequests, 1);
    }

    void withoutTheUsersWishNothingIsKept()
    {
        QVERIFY(m_peer->await(m_cache->fetch(m_peer->rustName, m_job)));
        QTest::qWait(100);
        QVERIFY(!QFile::exists(m_peer->folder.filePath(u"kept"_s)));
    }

    void aKeptLogThatIsDamagedIsFetchedAgain()
    {
        m_cache->setKeeps(true);
        const auto fetched = m_peer->await(m_cache->fetch(m_peer->rustName, m_job));
        const QString kept = QString(*fetched).replace(u"/logs/"_s, u"/kept/"_s) + u".gz"_s;
        QTRY_VERIFY(QFile::exists(kept));
        QFile file(kept);
        QVERIFY(file.open(QFile::ReadWrite) && file.resize(12));
        file.close();
        QVERIFY(QFile::remove(*fetched));
        QVERIFY(m_peer->await(m_cache->fetch(m_peer->rustName, m_job)));
        QCOMPARE(m_peer->server.traffic().blobRequests, 2);
    }

    void aJobThatNeverStartedHasNoLog()
    {
        m_peer->server.world().job(m_job.id.value)->conclusion = u"skipped"_s;
        const auto fetched = m_peer->await(m_cache->fetch(m_peer->rustName, m_job));
        QVERIFY(!fetched);
        QCOMPARE(fetched.error().kind, ErrorKind::NotFound);
        QVERIFY(!m_cache->has(m_peer->rustName, m_job));
    }

private:
    core::Job jobThatRan()
    {
        using github::Priority;
        const auto runs
            = m_peer->await(m_peer->client->runs(m_peer->rustName, {.status = u"success"_s}, Priority::User));
        const auto jobs = m_peer->await(m_peer->client->jobs(m_peer->rustName, runs->rows.front().id, Priority::User));
        const auto ran = [](const core::Job& job) { return !job.steps.empty(); };
        const auto job = std::ranges::find_if(jobs->rows, ran);
        return job == jobs->rows.end() ? core::Job{} : *job;
    }

    std::unique_ptr<DemoPeer> m_peer;
    std::unique_ptr<logs::LogCache> m_cache;
    core::Job m_job;
};

QTEST_GUILESS_MAIN(LogCacheFetching)
#include "log_cache_fetching.moc"
