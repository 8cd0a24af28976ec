// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/environment_list_model.h"
#include "lists/version_list_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace signalbox::lists;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QDateTime noon(QDate(2026, 11, 28), QTime(12, 0), QTimeZone::UTC);

delivery::DeployedVersion version(int id, const QString& name, int hoursAgo)
{
    return {.deployment = {id},
            .name = name,
            .commit = QString(40, u'c'),
            .creator = u"mara"_s,
            .since = noon.addSecs(-3600 * hoursAgo)};
}

core::Deployment underWay(core::DeploymentState state)
{
    return {.id = {77}, .createdAt = noon.addSecs(-120), .statuses = {{.state = state}}};
}

} // namespace

/// What the environments of a repository say of themselves.
class EnvironmentListModelTest : public QObject {
    Q_OBJECT

    core::ManualClock m_clock{noon};

    static QString state(const EnvironmentListModel& model, int row)
    {
        return model.index(row, EnvironmentListModel::StateColumn).data().toString();
    }
    static core::Outcome shape(const EnvironmentListModel& model, int row)
    {
        return core::Outcome(model.index(row, 0).data(EnvironmentListModel::ShapeRole).toInt());
    }

private Q_SLOTS:
    void aRowSaysWhatIsThereAndWhatComes()
    {
        EnvironmentListModel model(m_clock);
        const QAbstractItemModelTester tester(&model);
        model.setStates({
            {.environment = {.name = u"development"_s}},
            {.environment = {.name = u"staging"_s}, .current = version(1, u"v1.5.0"_s, 2)},
            {.environment = {.name = u"production"_s},
             .current = version(2, u"v1.4.1"_s, 30),
             .underWay = {underWay(core::DeploymentState::Waiting)}},
            {.environment = {.name = u"canary"_s}, .underWay = {underWay(core::DeploymentState::InProgress)}},
            {.environment = {.name = u"broken"_s},
             .current = version(3, u"v1.4.0"_s, 50),
             .failed = delivery::FailedDeployment{.at = noon.addSecs(-60)}},
        });
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(state(model, 0), u"Nothing was deployed yet"_s);
        QVERIFY(shape(model, 0) == core::Outcome::Neutral);
        QCOMPARE(model.index(1, EnvironmentListModel::VersionColumn).data().toString(), u"v1.5.0"_s);
        QCOMPARE(model.index(1, EnvironmentListModel::CreatorColumn).data().toString(), u"mara"_s);
        QVERIFY(shape(model, 1) == core::Outcome::Passed);
        QVERIFY2(state(model, 2).startsWith("A deployment waits for approval"_L1), qPrintable(state(model, 2)));
        QVERIFY(shape(model, 2) == core::Outcome::NeedsPerson);
        QVERIFY(shape(model, 3) == core::Outcome::Running);
        QVERIFY(state(model, 4).startsWith("A deployment failed"_L1));
        QVERIFY(shape(model, 4) == core::Outcome::Failed);
        const QString spoken = model.index(2, 0).data(Qt::AccessibleTextRole).toString();
        for (const QString& word : {u"production"_s, u"v1.4.1"_s, u"mara"_s, u"approval"_s})
            QVERIFY2(spoken.contains(word), qPrintable(spoken));
    }

    void whatStaysTheSameStaysWhereItIs()
    {
        EnvironmentListModel model(m_clock);
        const QAbstractItemModelTester tester(&model);
        model.setStates({{.environment = {.name = u"a"_s}}, {.environment = {.name = u"b"_s}}});
        const QPersistentModelIndex b = model.index(1, 0);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setStates({{.environment = {.name = u"b"_s}, .current = version(1, u"v1"_s, 1)},
                         {.environment = {.name = u"c"_s}},
                         {.environment = {.name = u"c"_s}}});
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(b.isValid());
        QCOMPARE(b.row(), 0);
        QCOMPARE(changed.size(), 1);
        QVERIFY(reset.isEmpty());
    }

    void timesMoveOn()
    {
        EnvironmentListModel model(m_clock);
        model.setStates({{.environment = {.name = u"a"_s}, .current = version(1, u"v1"_s, 1)}});
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        m_clock.advance(1min);
        QVERIFY(!changed.isEmpty());
    }

    void aVersionSaysHowLongItWasThere()
    {
        VersionListModel model(m_clock);
        const QAbstractItemModelTester tester(&model);
        auto before = version(2, u"v1.4.0"_s, 5);
        before.until = noon.addSecs(-3600 * 3);
        model.setVersions({version(1, u"v1.4.1"_s, 3), before});
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(model.index(0, VersionListModel::LiveColumn).data().toString().endsWith("and still"_L1));
        QVERIFY(!model.index(1, VersionListModel::LiveColumn).data().toString().contains("still"_L1));
        QCOMPARE(model.index(1, VersionListModel::CommitColumn).data().toString(), u"ccccccc"_s);
        QVERIFY(model.index(1, 0).data(Qt::AccessibleTextRole).toString().contains("v1.4.0"_L1));
    }

    void aVersionSaysHowItWasWhileItWasThere()
    {
        VersionListModel model(m_clock);
        const QAbstractItemModelTester tester(&model);
        model.setHealth({{.deployment = {1}, .healthy = 3h}});
        model.setVersions({version(1, u"v1.4.1"_s, 3), version(2, u"v1.4.0"_s, 5), version(3, u"v1.3.9"_s, 7),
                           version(4, u"v1"_s, 9)});
        const auto words = [&](int row) { return model.index(row, VersionListModel::HealthColumn).data().toString(); };
        QCOMPARE(words(0), u"Well for 3 h 00 min"_s);
        QCOMPARE(words(1), u"Not watched"_s);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setHealth({{.deployment = {2}, .healthy = 50min, .unhealthy = 10min},
                         {.deployment = {3}, .unhealthy = 30s, .unsure = 30s, .isIllAtLast = true}});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(words(0), u"Not watched"_s);
        QCOMPARE(words(1), u"Ill for 10 min 00 s of 1 h 00 min"_s);
        QCOMPARE(words(2), u"Ill for 30 s of 1 min 00 s, and at last"_s);
        QVERIFY(model.index(2, 0).data(Qt::AccessibleTextRole).toString().contains("at last"_L1));
    }
};

QTEST_GUILESS_MAIN(EnvironmentListModelTest)
#include "environment_list_model.moc"
