// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/killed_release.h"
#include "delivery/killed_rollback.h"
#include "demo/server.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace signalbox;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;

namespace {

/// GitHub, which lives on, and the program that is killed.
class Scene {
public:
    explicit Scene(const QString& way)
        : m_way(way)
    {
        if (!m_server.load(u":/demo/delivery.json"_s) || !m_server.listen())
            qFatal("the embedded GitHub does not start");
        m_runsBefore = yard().runs.size();
    }

    /// Starts it, and kills it so many milliseconds after it has told of so many states (0: it may end). The states of
    /// all starts.
    bool run(int states, int afterwards)
    {
        QProcess program;
        program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        program.start(QCoreApplication::applicationFilePath(),
                      {u"release"_s, m_server.apiUrl().toString(), m_folder.filePath(u"history.sqlite"_s),
                       QString::number(m_time.clock.now().toMSecsSinceEpoch()), yard().branches.value(u"main"_s),
                       m_way});
        int told = 0;
        const bool isDue = QTest::qWaitFor(
            [&] {
                m_server.world().catchUp();
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

    int runs() { return int(yard().runs.size() - m_runsBefore); }
    std::vector<demo::Release> releases()
    {
        std::vector<demo::Release> found;
        std::ranges::copy_if(yard().releases, std::back_inserter(found),
                             [](const demo::Release& each) { return each.tag == "v1.5.0"_L1; });
        return found;
    }
    demo::Repository& yard() { return *m_server.world().repository(u"switchyard/switchyard"_s); }
    const QStringList& states() const { return m_states; }

private:
    QString m_way;
    FastClock m_time{QDateTime(QDate(2026, 3, 2), QTime(9, 0), QTimeZone::UTC)};
    demo::Server m_server{m_time.clock};
    QTemporaryDir m_folder;
    size_t m_runsBefore = 0;
    QStringList m_states;
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
