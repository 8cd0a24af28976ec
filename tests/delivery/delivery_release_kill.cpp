// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/killed_program.h"
#include "delivery/killed_release.h"

#include <QTest>

#include <algorithm>

using namespace signalbox;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;

namespace {

class Scene {
public:
    explicit Scene(const QString& way)
        : m_way(way)
        , m_runsBefore(yard().runs.size())
    {
    }

    /// As KilledProgram has it.
    bool run(int states, int afterwards)
    {
        return m_program.run(u"release"_s, {yard().branches.value(u"main"_s), m_way}, states, afterwards);
    }

    int runs() { return int(yard().runs.size() - m_runsBefore); }
    std::vector<demo::Release> releases()
    {
        std::vector<demo::Release> found;
        std::ranges::copy_if(yard().releases, std::back_inserter(found),
                             [](const demo::Release& each) { return each.tag == "v1.5.0"_L1; });
        return found;
    }
    demo::Repository& yard() { return m_program.yard(); }
    const QStringList& states() const { return m_program.states(); }

private:
    KilledProgram m_program;
    QString m_way;
    size_t m_runsBefore;
};

void compareWithOneRelease(Scene& scene)
{
    QVERIFY2(scene.states().last().startsWith(u"released/"_s), qPrintable(scene.states().join(u' ')));
    QCOMPARE(scene.runs(), 1);
    const auto releases = scene.releases();
    QCOMPARE(releases.size(), 1U);
    QCOMPARE(releases[0].name, u"Switchyard 1.5.0"_s);
    QVERIFY(!releases[0].draft);
    QVERIFY(scene.yard().tags.contains(u"v1.5.0"_s));
}

} // namespace

/// A process that releases is killed with SIGKILL after each state that it has put on disk, and started again.
class DeliveryReleaseKill : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killedAfterEachStateItEndsWithOneRelease_data()
    {
        QTest::addColumn<QString>("way");
        QTest::newRow("tag") << u"tag"_s;
        QTest::newRow("draft and publish") << u"publish"_s;
    }
    void killedAfterEachStateItEndsWithOneRelease()
    {
        QFETCH(const QString, way);
        Scene whole(way);
        QVERIFY2(whole.run(0, 0), qPrintable(whole.states().join(u' ')));
        compareWithOneRelease(whole);
        const auto states = int(whole.states().size());
        QVERIFY2(states >= 6, qPrintable(whole.states().join(u' ')));
        for (int state = 1; state < states; ++state) {
            Scene scene(way);
            QVERIFY2(scene.run(state, 7 * state % 20), qPrintable(scene.states().join(u' ')));
            QVERIFY2(scene.run(0, 0), qPrintable(scene.states().join(u' ')));
            compareWithOneRelease(scene);
            if (QTest::currentTestFailed())
                return qWarning("killed after state %d", state);
        }
    }

    void killedAgainAndAgainItEndsWithOneRelease()
    {
        Scene scene(u"tag"_s);
        const auto hasEnded
            = [&] { return scene.states().value(scene.states().size() - 1).startsWith(u"released/"_s); };
        for (int kill = 0; kill < 12 && !hasEnded(); ++kill)
            QVERIFY2(scene.run(1 + kill % 2, kill), qPrintable(scene.states().join(u' ')));
        QVERIFY(scene.run(0, 0));
        QVERIFY(scene.run(0, 0)); // what has ended has ended
        compareWithOneRelease(scene);
    }
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (const auto status = releaseUntilKilled(application.arguments()))
        return *status;
    DeliveryReleaseKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "delivery_release_kill.moc"
