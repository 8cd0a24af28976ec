// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/killed_rollback.h"
#include "demo/server.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace signalbox;
using namespace signalbox::tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// GitHub, which lives on, and the program that is killed.
class Scene {
public:
    Scene()
    {
        if (!m_server.load(u":/demo/delivery.json"_s) || !m_server.listen())
            qFatal("the embedded GitHub does not start");
        demo::World& world = m_server.world();
        demo::Deployment& made = world.addDeployment(yard(),
                                                     {.sha = yard().branches.value(u"main"_s),
                                                      .ref = u"main"_s,
                                                      .environment = u"production"_s,
                                                      .creator = u"mbrandt"_s,
                                                      .payload = R"({"version":"v1.5.0"})"});
        world.addStatus(yard(), made, {.state = u"success"_s, .creator = u"mbrandt"_s});
        m_bad = made.id;
        m_runsBefore = yard().runs.size();
    }

    /// Starts it, and kills it so many milliseconds after it has told of so many states (0: it may end). The states of
    /// all starts.
    bool run(int states, int afterwards)
    {
        QProcess program;
        program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        const auto workflow = std::ranges::find_if(
            yard().workflows, [](const demo::Workflow& each) { return each.path.endsWith("rollback.yml"_L1); });
        program.start(QCoreApplication::applicationFilePath(),
                      {u"roll-back"_s, m_server.apiUrl().toString(), m_folder.filePath(u"history.sqlite"_s),
                       QString::number(m_time.clock.now().toMSecsSinceEpoch()), QString::number(m_bad),
                       yard().branches.value(u"main"_s), yard().tags.value(u"v1.4.1"_s),
                       QString::number(workflow->id)});
        int told = 0;
        const bool isDue = QTest::qWaitFor(
            [&] {
                approve();
                while (program.canReadLine()) {
                    m_states << QString::fromUtf8(program.readLine().trimmed());
                    ++told;
                }
                return (states > 0 && told >= states) || program.state() == QProcess::NotRunning;
            },
            60'000);
        if (program.state() == QProcess::NotRunning)
            return isDue && program.exitCode() == 2;
        QTest::qWait(afterwards);
        program.kill();
        program.waitForFinished();
        return isDue && program.exitStatus() == QProcess::CrashExit;
    }

    int rollbacks()
    {
        return int(std::count_if(yard().runs.begin() + qsizetype(m_runsBefore), yard().runs.end(),
                                 [](const auto& run) { return run->title.startsWith("Roll "_L1); }));
    }
    int standingClaims()
    {
        return int(std::ranges::count_if(yard().deployments, [](const demo::Deployment& deployment) {
            return deployment.task == "rollback"_L1 && deployment.statuses.empty();
        }));
    }
    QString liveVersion() { return demo::World::live(yard(), u"production"_s)->version; }
    const QStringList& states() const { return m_states; }

private:
    demo::Repository& yard() { return *m_server.world().repository(u"switchyard/switchyard"_s); }
    void approve()
    {
        m_server.world().catchUp();
        for (size_t i = m_runsBefore; i < yard().runs.size(); ++i) {
            const auto pending = m_server.world().pendingEnvironments(*yard().runs[i]);
            if (!pending.empty())
                m_server.world().review(yard().runs[i]->id, pending, true, {}, u"octavia"_s);
        }
    }

    FastClock m_time{QDateTime(QDate(2026, 3, 2), QTime(9, 0), QTimeZone::UTC)};
    demo::Server m_server{m_time.clock};
    QTemporaryDir m_folder;
    qint64 m_bad = 0;
    size_t m_runsBefore = 0;
    QStringList m_states;
};

void compareWithOneRollback(Scene& scene)
{
    QVERIFY2(scene.states().last() == u"rolled_back"_s, qPrintable(scene.states().join(u' ')));
    QCOMPARE(scene.rollbacks(), 1);
    QCOMPARE(scene.standingClaims(), 0);
    QCOMPARE(scene.liveVersion(), u"1.4.1"_s);
}

} // namespace

/// A process that rolls back is killed with SIGKILL after each state that it has put on disk, and started again.
class DeliveryRollbackKill : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killedAfterEachStateItEndsWithOneRollback()
    {
        Scene whole;
        QVERIFY2(whole.run(0, 0), qPrintable(whole.states().join(u' ')));
        compareWithOneRollback(whole);
        const auto states = int(whole.states().size());
        QVERIFY2(states >= 8, qPrintable(whole.states().join(u' ')));
        for (int state = 1; state < states; ++state) {
            Scene scene;
            QVERIFY2(scene.run(state, 7 * state % 20), qPrintable(scene.states().join(u' ')));
            QVERIFY2(scene.run(0, 0), qPrintable(scene.states().join(u' ')));
            compareWithOneRollback(scene);
            if (QTest::currentTestFailed())
                return qWarning("killed after state %d", state);
        }
    }

    void killedAgainAndAgainItEndsWithOneRollback()
    {
        Scene scene;
        for (int kill = 0; kill < 12 && !scene.states().contains(u"rolled_back"_s); ++kill)
            QVERIFY2(scene.run(1 + kill % 2, kill), qPrintable(scene.states().join(u' ')));
        if (!scene.states().contains(u"rolled_back"_s))
            QVERIFY(scene.run(0, 0));
        QVERIFY(scene.run(0, 0)); // what has ended has ended
        compareWithOneRollback(scene);
    }
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (const auto status = rollBackUntilKilled(application.arguments()))
        return *status;
    DeliveryRollbackKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "delivery_rollback_kill.moc"
