// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driven_test.h"
#include "lists/environment_list_model.h"

#include <QAbstractItemView>
#include <QElapsedTimer>
#include <QLineEdit>

#include <algorithm>

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

bool isRollback(const demo::Run& run)
{
    return run.title.startsWith("Roll "_L1);
}

} // namespace

/// A person rolls production back at three in the morning: from the overview to the verified older version.
class DesktopRollback : public tests::DrivenTest {
    Q_OBJECT

    demo::World& world() { return program().server().world(); }
    demo::Repository& yard() { return program().repository(); }
    int rollbacks()
    {
        return int(std::ranges::count_if(yard().runs, [](const auto& run) { return isRollback(*run); }));
    }
    QString live() { return demo::World::live(yard(), u"production"_s)->version; }
    bool isEnabled(const QString& name)
    {
        return hand().until([&] {
            const auto* widget = hand().seen(name);
            return widget && widget->isEnabled();
        });
    }
    /// What waits is approved by somebody else.
    bool approve()
    {
        return hand().until([&] {
            world().catchUp();
            for (const auto& run : yard().runs) {
                const auto pending = isRollback(*run) ? world().pendingEnvironments(*run) : std::vector<qint64>();
                if (!pending.empty())
                    return world().review(run->id, pending, true, {}, u"mbrandt"_s).has_value();
            }
            return false;
        });
    }

protected:
    tests::SignedInProgram::Scene scene() const override
    {
        return {.scenarios = {u":/demo/delivery.json"_s}, .watched = u"switchyard/switchyard"_s};
    }

public:
    using DrivenTest::DrivenTest;

private Q_SLOTS:
    void byMouseFromTheEnvironmentsToTheVerifiedVersion()
    {
        world().setPace(20);
        QVERIFY(hand().seen(u"cards"_s));
        QVERIFY(hand().press(u"ctrl+k"_s));
        QVERIFY(hand().type(u"Environments of switchyard"_s));
        QVERIFY(hand().press(u"Return"_s));
        const QModelIndex production = row(u"environmentList"_s, u"production"_s);
        QVERIFY(production.isValid());
        QVERIFY(hand().click(*hand().seen<QAbstractItemView>(u"environmentList"_s), production));
        keepPicture(u"environments"_s);
        QVERIFY(hand().click(u"environmentRollback"_s));
        const QModelIndex older = row(u"rollbackVersions"_s, u"v1.4.0"_s);
        QVERIFY(older.isValid());
        QVERIFY(hand().click(*hand().seen<QAbstractItemView>(u"rollbackVersions"_s), older));
        QVERIFY(hand().click(u"rollbackReason"_s));
        QVERIFY(hand().type(u"Trains stand still"_s));
        QVERIFY(hand().click(u"rollbackTyped"_s));
        QVERIFY(hand().type(u"production"_s));
        // The migration 0006 came between, and somebody has to say that it does no harm.
        QVERIFY(!hand().seen(u"rollbackConfirm"_s)->isEnabled());
        QVERIFY(hand().click(u"rollbackAllTheSame"_s));
        QVERIFY(isEnabled(u"rollbackConfirm"_s));
        keepPicture(u"chosen"_s);
        QElapsedTimer sinceClick;
        QVERIFY(hand().click(u"rollbackConfirm"_s));
        sinceClick.start();
        QVERIFY(hand().until([&] { return rollbacks() == 1; }));
        qInfo("from click to dispatched: %lld ms", sinceClick.elapsed());
        QVERIFY(approve());
        keepPicture(u"running"_s);
        QVERIFY(isEnabled(u"rollbackRevert"_s));
        QCOMPARE(live(), u"1.4.0"_s);
        QCOMPARE(rollbacks(), 1);
        keepPicture(u"verified"_s);
        // The fault leaves the branch as well.
        QVERIFY(hand().click(u"rollbackRevert"_s));
        QVERIFY(hand().seen(u"rollbackReverts"_s));
        QVERIFY(hand().press(u"Down Return"_s));
        QVERIFY(hand().until([&] {
            return std::ranges::any_of(
                yard().pullRequests, [](const demo::PullRequest& pull) { return pull.head.startsWith("revert-"_L1); });
        }));
    }

    void byKeysAndStoppedBeforeAnythingIsSent()
    {
        QVERIFY(hand().seen(u"cards"_s));
        QVERIFY(hand().press(u"ctrl+k"_s));
        QVERIFY(hand().type(u"Environments of switchyard"_s));
        QVERIFY(hand().press(u"Return"_s));
        QVERIFY(row(u"environmentList"_s, u"production"_s).isValid());
        QVERIFY(hand().tabTo(u"environmentList"_s));
        QVERIFY(hand().press(u"End"_s));
        QVERIFY(isEnabled(u"environmentRollback"_s));
        QVERIFY(hand().tabTo(u"environmentRollback"_s));
        QVERIFY(hand().press(u"space"_s));
        QVERIFY(row(u"rollbackVersions"_s, u"v1.4.0"_s).isValid());
        QVERIFY(hand().tabTo(u"rollbackReason"_s));
        QVERIFY(hand().type(u"Trains stand still"_s));
        QVERIFY(hand().press(u"Escape"_s));
        QVERIFY(hand().until([&] { return !hand().sees(u"rollbackReason"_s); }));
        QVERIFY(program().writes().empty());
        QCOMPARE(live(), u"1.4.1"_s);
    }
};

int main(int argc, char** argv)
{
    return tests::runOnDisplay<DesktopRollback>(argc, argv);
}

#include "desktop_rollback.moc"
