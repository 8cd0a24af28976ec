// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "downloads/artifact_downloads.h"
#include "github/demo_peer.h"
#include "github/why.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace signalbox;
using namespace signalbox::downloads;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using signalbox::demo::FaultKind;
using signalbox::tests::DemoPeer;
using signalbox::tests::why;
using Phase = core::Download::Phase;

/// Artifacts as they come from GitHub, with what may go wrong on the way.
class ArtifactDownloadsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_peer = std::make_unique<DemoPeer>(github::Options{.timeout = 5s, .tries = 2, .firstBackoff = 1ms, .seed = 7});
        m_downloads = std::make_unique<ArtifactDownloads>(m_peer->clock);
        m_artifacts = artifactsOfOneRun();
        QVERIFY(m_artifacts.size() >= 2);
    }

    void cleanup()
    {
        m_downloads.reset();
        m_peer.reset();
    }

    void anArtifactComesWholeUnderItsName()
    {
        const auto& artifact = m_artifacts.front();
        QVERIFY(artifact.digest.startsWith(u"sha256:"_s));
        start(artifact);
        QTRY_COMPARE(state(artifact).phase, Phase::Done);
        QCOMPARE(state(artifact).path, pathOf(artifact));
        QCOMPARE(QFileInfo(pathOf(artifact)).size(), artifact.size);
        QVERIFY(!QFile::exists(partOf(artifact)));
        QVERIFY(!m_peer->server.traffic().tokenSeenAtBlob);
    }

    void allOfThemAtOnceComeAFewAtATime()
    {
        int most = 0;
        connect(m_downloads.get(), &ArtifactDownloads::changed, this, [&] {
            int active = 0;
            for (const auto& artifact : m_artifacts) {
                const auto phase = state(artifact).phase;
                active += phase == Phase::Running || phase == Phase::Checking;
            }
            most = std::max(most, active);
        });
        for (const auto& artifact : m_artifacts)
            start(artifact);
        QVERIFY(m_downloads->isActive());
        for (const auto& artifact : m_artifacts)
            QTRY_COMPARE(state(artifact).phase, Phase::Done);
        QVERIFY(most >= 1 && most <= ArtifactDownloads::mostAtOnce);
        QVERIFY(!m_downloads->isActive());
    }

    void whenTheNetworkIsGoneItWaitsAndGoesOnByItself()
    {
        const auto& artifact = m_artifacts.front();
        m_peer->server.faults().add({.kind = FaultKind::Refused, .count = -1});
        start(artifact);
        QTRY_COMPARE_WITH_TIMEOUT(waited(artifact), Phase::Waiting, 20'000);
        QVERIFY(state(artifact).error && state(artifact).retryAt);
        QVERIFY(state(artifact).isActive());
        QVERIFY(!QFile::exists(pathOf(artifact)));
        m_peer->server.faults().clear();
        m_peer->clock.advance(ArtifactDownload::longestWait);
        QTRY_COMPARE(state(artifact).phase, Phase::Done);
    }

    void whenTheNetworkIsBackNothingWaitsAnyLonger()
    {
        const auto& artifact = m_artifacts.front();
        m_peer->server.faults().add({.kind = FaultKind::Refused, .count = -1});
        start(artifact);
        QTRY_COMPARE_WITH_TIMEOUT(waited(artifact), Phase::Waiting, 20'000);
        m_peer->server.faults().clear();
        m_downloads->tryNow();
        QTRY_COMPARE(state(artifact).phase, Phase::Done);
    }

    void whatWasCutOffGoesOnWhereItStopped()
    {
        const auto& artifact = m_artifacts.front();
        m_peer->server.faults().add({.kind = FaultKind::CutOff, .path = QRegularExpression(u"artifact-\\d+"_s)});
        start(artifact);
        QTRY_COMPARE_WITH_TIMEOUT(waited(artifact, true), Phase::Done, 20'000);
        QCOMPARE(QFileInfo(pathOf(artifact)).size(), artifact.size);
        QVERIFY(m_peer->server.faults().struck() > 0);
    }

    void whatWasStoppedIsTakenUpByTheNextStartOfTheProgram()
    {
        const auto& artifact = m_artifacts.front();
        start(artifact);
        QTRY_COMPARE(state(artifact).phase, Phase::Done);
        QFile whole(pathOf(artifact));
        QVERIFY(whole.open(QFile::ReadOnly));
        QFile part(partOf(artifact));
        QVERIFY(part.open(QFile::WriteOnly));
        part.write(whole.read(artifact.size / 2));
        part.close();
        QVERIFY(whole.remove());
        m_downloads = std::make_unique<ArtifactDownloads>(m_peer->clock);
        qint64 first = -1;
        connect(m_downloads.get(), &ArtifactDownloads::changed, this, [&] {
            if (first < 0 && state(artifact).received > 0)
                first = state(artifact).received;
        });
        start(artifact);
        QTRY_COMPARE(state(artifact).phase, Phase::Done);
        QCOMPARE(first, artifact.size / 2);
        QCOMPARE(QFileInfo(pathOf(artifact)).size(), artifact.size);
    }

    void aWholePartNeedsNoRequest()
    {
        const auto& artifact = m_artifacts.front();
        start(artifact);
        QTRY_COMPARE(state(artifact).phase, Phase::Done);
        QVERIFY(QFile::rename(pathOf(artifact), partOf(artifact)));
        const auto before = m_peer->server.traffic().blobRequests;
        start(artifact);
        QTRY_COMPARE(state(artifact).phase, Phase::Done);
        QCOMPARE(m_peer->server.traffic().blobRequests, before);
    }

    void aDamagedOneIsDeletedAndSaid()
    {
        auto artifact = m_artifacts.front();
        artifact.digest = u"sha256:"_s + QString(64, u'0');
        start(artifact);
        QTRY_COMPARE(state(artifact).phase, Phase::Failed);
        QCOMPARE(state(artifact).error->kind, core::ErrorKind::Malformed);
        QVERIFY(!QFile::exists(pathOf(artifact)));
        QVERIFY(!QFile::exists(partOf(artifact)));
        QVERIFY(!state(artifact).isResumable());
    }

    void anExpiredOneIsSaid()
    {
        const auto& artifact = m_artifacts.front();
        m_peer->server.faults().add({.kind = FaultKind::Status, .count = -1, .status = 410});
        start(artifact);
        QTRY_COMPARE(state(artifact).phase, Phase::Failed);
        QCOMPARE(state(artifact).error->what, u"GitHub has deleted this artifact."_s);
        QVERIFY(!QFile::exists(pathOf(artifact)));
    }

    void aFolderThatRefusesIsSaid()
    {
        const auto& artifact = m_artifacts.front();
        m_downloads->start(
            *m_peer->client,
            {.repository = m_peer->rustName, .artifact = artifact, .path = u"/proc/nowhere/at/all.zip"_s});
        QTRY_COMPARE(state(artifact).phase, Phase::Failed);
        QCOMPARE(state(artifact).error->kind, core::ErrorKind::Storage);
    }

    void stoppingOneInTheQueueLetsTheOthersBe()
    {
        for (const auto& artifact : m_artifacts)
            start(artifact);
        const auto& last = m_artifacts.back();
        m_downloads->stop(m_peer->client->account().id, last.id);
        QCOMPARE(state(last).phase, Phase::Stopped);
        for (size_t i = 0; i + 1 < m_artifacts.size(); ++i)
            QTRY_COMPARE(state(m_artifacts[i]).phase, Phase::Done);
        QCOMPARE(state(last).phase, Phase::Stopped);
        QVERIFY(!QFile::exists(pathOf(last)));
        start(last);
        QTRY_COMPARE(state(last).phase, Phase::Done);
    }

    void whenItsAccountIsClosedItStops()
    {
        const auto& artifact = m_artifacts.front();
        m_peer->server.faults().add({.kind = FaultKind::Slow, .count = -1, .delay = 1h});
        start(artifact);
        QTest::qWait(50);
        m_peer->client.reset();
        QTRY_COMPARE(state(artifact).phase, Phase::Stopped);
    }

    void itMayAllEndAtAnyMoment()
    {
        for (const auto& artifact : m_artifacts)
            start(artifact);
        for (int wait = 0; wait < 4; ++wait) {
            QTest::qWait(wait * 3);
            m_downloads = std::make_unique<ArtifactDownloads>(m_peer->clock);
            for (const auto& artifact : m_artifacts)
                start(artifact);
        }
        for (const auto& artifact : m_artifacts)
            QTRY_COMPARE(state(artifact).phase, Phase::Done);
    }

private:
    std::vector<core::Artifact> artifactsOfOneRun()
    {
        std::map<qint64, int> counts;
        for (const auto& [id, artifact] : m_peer->rust().artifacts)
            ++counts[artifact.run];
        qint64 run = 0;
        for (const auto& [id, count] : counts) {
            if (count > counts[run])
                run = id;
        }
        const auto look
            = m_peer->await(m_peer->client->artifacts(m_peer->rustName, core::RunId{run}, github::Priority::User));
        return look ? look->rows : std::vector<core::Artifact>();
    }

    void start(const core::Artifact& artifact)
    {
        m_downloads->start(*m_peer->client,
                           {.repository = m_peer->rustName, .artifact = artifact, .path = pathOf(artifact)});
    }

    /// Lets the client's pauses between its own tries pass, and those of the download only when told.
    Phase waited(const core::Artifact& artifact, bool all = false)
    {
        const auto phase = state(artifact).phase;
        if ((all || phase == Phase::Running) && m_peer->client->inFlight() == 0
            && m_peer->clock.untilNext() >= core::Clock::Duration(0))
            m_peer->clock.advanceToNext();
        return state(artifact).phase;
    }

    core::Download state(const core::Artifact& artifact) const
    {
        return m_downloads->state(u"octavia@demo"_s, artifact.id);
    }
    QString pathOf(const core::Artifact& artifact) const { return m_peer->folder.filePath(fileNameOf(artifact)); }
    QString partOf(const core::Artifact& artifact) const { return partPathOf(pathOf(artifact), artifact.id); }

    std::unique_ptr<DemoPeer> m_peer;
    std::unique_ptr<ArtifactDownloads> m_downloads;
    std::vector<core::Artifact> m_artifacts;
};

QTEST_GUILESS_MAIN(ArtifactDownloadsTest)
#include "artifact_downloads.moc"
