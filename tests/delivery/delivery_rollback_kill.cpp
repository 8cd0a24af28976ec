// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/killed_program.h"
#include "delivery/killed_rollback.h"

#include <QTest>

#include <algorithm>

using namespace signalbox;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;

namespace {

/// Production has v1.5.0, and somebody else approves its rollback.
class Scene {
public:
    Scene()
    {
        demo::World& world = m_program.server().world();
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

    /// As KilledProgram has it.
    bool run(int states, int afterwards)
    {
        const auto workflow = std::ranges::find_if(
            yard().workflows, [](const demo::Workflow& each) { return each.path.endsWith("rollback.yml"_L1); });
        return m_program.run(u"roll-back"_s,
                             {QString::number(m_bad), yard().branches.value(u"main"_s), yard().tags.value(u"v1.4.1"_s),
                              QString::number(workflow->id)},
                             states, afterwards, [this] { approve(); });
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
    const QStringList& states() const { return m_program.states(); }

private:
    demo::Repository& yard() { return m_program.yard(); }
    void approve()
    {
        for (size_t i = m_runsBefore; i < yard().runs.size(); ++i) {
            const auto pending = m_program.server().world().pendingEnvironments(*yard().runs[i]);
            if (!pending.empty())
                m_program.server().world().review(yard().runs[i]->id, pending, true, {}, u"octavia"_s);
        }
    }

    KilledProgram m_program;
    qint64 m_bad = 0;
    size_t m_runsBefore = 0;
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
