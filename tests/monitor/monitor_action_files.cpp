// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/demo_peer.h"
#include "monitor/action_files.h"

#include <QFile>
#include <QSignalSpy>

#include <chrono>

using namespace signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lint::Presence;
using signalbox::tests::DemoPeer;

/// The action.yml of actions, as they come from GitHub.
class MonitorActionFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_peer = std::make_unique<DemoPeer>();
        m_action = {.name = m_peer->rustName.full().toUtf8() + "/build", .ref = "main"};
        start();
        m_peer->server.traffic().clear();
    }

    void cleanup()
    {
        m_files.reset();
        m_peer.reset();
    }

    void whatIsFetchedIsLearnedAndAskedForOnce()
    {
        put(u"build/action.yml"_s);
        m_files->want({m_action, m_action});
        m_files->want({m_action});
        QTRY_VERIFY(!m_spy->isEmpty());
        QCOMPARE(m_peer->server.traffic().charged, 1);
        const lint::Found<lint::ActionFile> found = find();
        QVERIFY(found.what);
        QCOMPARE(found.what->version.inputs, std::vector<QByteArray>{"target"});
        m_files->want({m_action});
        QTest::qWait(50);
        QCOMPARE(m_peer->server.traffic().charged, 1);
    }

    void theOtherEndingIsTriedToo()
    {
        put(u"build/action.yaml"_s);
        m_files->want({m_action});
        QTRY_VERIFY(!m_spy->isEmpty());
        QVERIFY(find().what);
        QCOMPARE(m_peer->server.traffic().charged, 2);
    }

    void theNextStartReadsItFromTheDisk()
    {
        put(u"build/action.yml"_s);
        m_files->want({m_action});
        QTRY_VERIFY(!m_spy->isEmpty());
        setAge(1h);
        start();
        m_files->want({m_action});
        QTRY_VERIFY(!m_spy->isEmpty());
        QVERIFY(find().what);
        QCOMPARE(m_peer->server.traffic().charged, 1);
    }

    void aBranchMayHaveMovedAfterADayAndAShaNever()
    {
        put(u"build/action.yml"_s);
        lint::ActionAtRef pinned = m_action;
        pinned.ref = m_peer->rust().branches.value(u"main"_s).toUtf8();
        QCOMPARE(pinned.ref.size(), 40);
        m_files->want({m_action, pinned});
        QTRY_VERIFY(!m_spy->isEmpty());
        QCOMPARE(m_peer->server.traffic().charged, 2);
        setAge(25h);
        QVERIFY(setAge(m_files->placeOf(pinned), 25h));
        start();
        m_files->want({m_action, pinned});
        QTRY_VERIFY(!m_spy->isEmpty());
        QCOMPARE(m_peer->server.traffic().charged, 3);
    }

    void aPublicRepositoryWithoutTheActionHasNone()
    {
        m_files->want({m_action});
        QTRY_VERIFY(!m_spy->isEmpty());
        QCOMPARE(find().presence, Presence::Missing);
    }

    void aPublicRepositoryWithADockerfileHasAnActionThatNobodyKnows()
    {
        put(u"build/Dockerfile"_s);
        m_files->want({m_action});
        QTRY_VERIFY(m_learned->wasAskedFor(m_action));
        QCOMPARE(find().presence, Presence::Unknown);
        QCOMPARE(m_spy->size(), 0);
    }

    void ofAPrivateRepositoryNobodyCanSay()
    {
        m_peer->rust().isPrivate = true;
        m_peer->server.world().touch(m_peer->rust());
        m_files->want({m_action});
        QTRY_VERIFY(m_learned->wasAskedFor(m_action));
        QCOMPARE(find().presence, Presence::Unknown);
    }

    void ofARepositoryThatNobodySeesNobodyCanSay()
    {
        const lint::ActionAtRef elsewhere{.name = "octo-org/nowhere", .ref = "v1"};
        m_files->want({elsewhere});
        QTRY_VERIFY(m_learned->wasAskedFor(elsewhere));
        QCOMPARE(m_learned->find(lint::UsedAction::read("octo-org/nowhere@v1")).presence, Presence::Unknown);
    }

    void whatGitHubDidNotAnswerMayBeWantedAgain()
    {
        put(u"build/action.yml"_s);
        m_peer->server.faults().add({.kind = demo::FaultKind::Status, .status = 401});
        m_files->want({m_action});
        QTRY_COMPARE(m_peer->server.faults().struck(), 1);
        QTest::qWait(50);
        QVERIFY(!m_learned->wasAskedFor(m_action));
        QCOMPARE(m_spy->size(), 0);
        m_files->want({m_action});
        QTRY_VERIFY(!m_spy->isEmpty());
        QVERIFY(find().what);
    }

    void itMayDieWhileAFileIsOnItsWay()
    {
        put(u"build/action.yml"_s);
        m_files->want({m_action});
        m_files.reset();
        QTest::qWait(50);
    }

    void namesFromOutsideStayInTheFolder()
    {
        const QString place = m_files->placeOf({.name = "../../../x/..", .ref = "../../y"});
        QVERIFY(place.startsWith(m_peer->folder.path() + u'/'));
        QVERIFY(!place.sliced(m_peer->folder.path().size()).contains(u".."_s));
    }

private:
    void start()
    {
        m_learned = std::make_shared<lint::LearnedActions>();
        m_files = std::make_unique<monitor::ActionFiles>(*m_peer->client, m_clock, m_learned, m_peer->folder.path());
        m_spy = std::make_unique<QSignalSpy>(m_files.get(), &monitor::ActionFiles::learned);
    }

    void put(const QString& path)
    {
        m_peer->rust().files[path] = "inputs: {target: {}}\nruns: {using: node24, main: index.js}\n";
        m_peer->server.world().touch(m_peer->rust());
    }

    lint::Found<lint::ActionFile> find() const
    {
        return m_learned->find(lint::UsedAction::read(m_action.name + '@' + m_action.ref));
    }

    bool setAge(const QString& place, std::chrono::hours age) const
    {
        QFile file(place);
        return file.open(QFile::ReadWrite)
            && file.setFileTime(m_clock.now().addDuration(-age), QFileDevice::FileModificationTime);
    }
    void setAge(std::chrono::hours age) const { QVERIFY(setAge(m_files->placeOf(m_action), age)); }

    core::ManualClock m_clock{QDateTime::currentDateTimeUtc()};
    lint::ActionAtRef m_action;
    std::unique_ptr<DemoPeer> m_peer;
    std::shared_ptr<lint::LearnedActions> m_learned;
    std::unique_ptr<monitor::ActionFiles> m_files;
    std::unique_ptr<QSignalSpy> m_spy;
};

QTEST_GUILESS_MAIN(MonitorActionFiles)
#include "monitor_action_files.moc"
