// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driven_test.h"
#include "lists/inbox_model.h"
#include "settings/health_watch_file.h"

#include <QAbstractItemView>
#include <QPushButton>

#include <algorithm>

using namespace signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// A change on its whole way: to staging, out as a release, over an approval to production, which it makes ill, and
/// back. Set SIGNALBOX_PICTURES to a folder to look at each station.
class DesktopDelivery : public tests::DrivenTest {
    Q_OBJECT

    demo::World& world() { return program().server().world(); }
    demo::Repository& yard() { return program().repository(); }
    QString live(const QString& environment)
    {
        const auto found = demo::World::live(yard(), environment);
        return found ? found->version : QString();
    }
    bool until(const std::function<bool()>& isSo, int rounds = 6)
    {
        for (int round = 0; round < rounds; ++round) { // each as long as the hand is patient
            if (hand().until([&] {
                    world().catchUp();
                    return isSo();
                }))
                return true;
        }
        return false;
    }
    bool isEnabled(const QString& name)
    {
        return until([&] {
            const auto* widget = hand().seen(name);
            return widget && widget->isEnabled();
        });
    }
    bool chooseFromPalette(const QString& words)
    {
        return hand().press(u"ctrl+k"_s) && hand().type(words) && hand().press(u"Return"_s);
    }
    /// What waits in the inbox and has this in its title.
    bool approveInInbox(const QString& title)
    {
        if (!hand().press(u"ctrl+3"_s) || !hand().standsIn(u"inbox"_s))
            return false;
        auto& list = *hand().seen<QAbstractItemView>(u"inbox"_s);
        QModelIndex found;
        const bool isThere = until([&] {
            for (int row = 0; row < list.model()->rowCount() && !found.isValid(); ++row) {
                const auto index = list.model()->index(row, 0);
                const auto thing = index.data(lists::InboxModel::RowRole).value<lists::InboxRow>();
                if (thing.sort == lists::InboxRow::Sort::Deployment && thing.run.title.contains(title))
                    found = index;
            }
            return found.isValid();
        });
        if (!isThere || !hand().click(list, found) || !hand().click(u"inboxApprove"_s) || !isEnabled(u"batchConfirm"_s))
            return false;
        keepPicture(title.section(u' ', 0, 0) + u"-approve"_s);
        const auto isDone = [&] {
            const auto* close = hand().seen<QPushButton>(u"batchClose"_s);
            return close && close->text() == "Close"_L1; // until then it would cancel
        };
        return hand().click(u"batchConfirm"_s) && until(isDone) && hand().click(u"batchClose"_s)
            && until([&] { return !hand().sees(u"batch"_s); });
    }

protected:
    tests::SignedInProgram::Scene scene() const override
    {
        return {.scenarios = {u":/demo/delivery.json"_s}, .watched = u"switchyard/switchyard"_s};
    }
    bool prepare() override
    {
        // As a user sets it in the window of the health watch, but for the spans: nobody waits minutes here.
        delivery::HealthSettings health{.of = {{u"switchyard"_s, u"switchyard"_s}, u"production"_s}};
        health.probes = {{.url = QUrl(program().server().apiUrl().toString()
                                      + u"/_demo/service/switchyard/switchyard/production/health"_s),
                          .timeout = 1s,
                          .interval = 1s,
                          .initialDelay = 0s}};
        health.rules.failingMinutes = 1;
        health.rules.lookedAtMinutes = 1;
        health.isArmed = true;
        health.isArmedForProduction = true;
        health.countdown = 6s;
        health.migrationPatterns = {u"none/**"_s};
        return settings::HealthWatchFile(program().profile().healthFile()).keep(health) && DrivenTest::prepare();
    }

public:
    using DrivenTest::DrivenTest;

private Q_SLOTS:
    void aChangeGoesOutMakesProductionIllAndComesBack()
    {
        QVERIFY(hand().seen(u"cards"_s));
        // A commit, its checks and staging.
        QByteArray manifest = yard().filesAt(yard().branches.value(u"main"_s)).value(u"Cargo.toml"_s);
        const QString commit
            = world().push(yard(),
                           {.message = u"chore(release): 1.5.0"_s,
                            .written = {{u"Cargo.toml"_s, manifest.replace("\"1.4.1\"", "\"1.5.0\"")}}});
        world().setPace(20);
        QVERIFY(hand().press(u"ctrl+2"_s));
        QVERIFY(until([&] {
            const auto found = demo::World::live(yard(), u"staging"_s);
            return found && found->sha == commit;
        }));
        QVERIFY(
            until([&] { return std::ranges::none_of(yard().runs, [](const auto& run) { return !run->ended(); }); }));
        keepPicture(u"1-staging"_s);

        // Tag and release.
        QVERIFY(chooseFromPalette(u"Release a version of switchyard"_s));
        QVERIFY2(isEnabled(u"releaseConfirm"_s), qPrintable(hand().whereItStands()));
        keepPicture(u"2-release"_s);
        QVERIFY(hand().click(u"releaseConfirm"_s));
        QVERIFY(isEnabled(u"releasePage"_s));
        keepPicture(u"3-released"_s);
        QCOMPARE(yard().tags.contains(u"v1.5.0"_s), true);
        QVERIFY(std::ranges::any_of(yard().releases, [](const demo::Release& release) {
            return release.tag == "v1.5.0"_L1 && !release.draft && !release.assets.empty();
        }));
        QVERIFY(hand().click(u"releaseClose"_s));

        // From staging to production, over an approval.
        QVERIFY(chooseFromPalette(u"Environments of switchyard"_s));
        const QModelIndex staging = row(u"environmentList"_s, u"staging"_s);
        QVERIFY(staging.isValid());
        QVERIFY(hand().click(*hand().seen<QAbstractItemView>(u"environmentList"_s), staging));
        QVERIFY(isEnabled(u"environmentPromote"_s));
        keepPicture(u"4-environments"_s);
        QVERIFY(hand().click(u"environmentPromote"_s));
        QVERIFY(hand().seen(u"promoteTyped"_s));
        QVERIFY(hand().click(u"promoteTyped"_s));
        QVERIFY(hand().type(u"production"_s));
        QVERIFY(isEnabled(u"promoteConfirm"_s));
        keepPicture(u"5-promote"_s);
        QVERIFY(hand().click(u"promoteConfirm"_s));
        QVERIFY(until([&] {
            return std::ranges::any_of(yard().runs, [](const auto& run) {
                return run->title.startsWith("Deploy 1.5.0"_L1) || run->title.startsWith("Deploy v1.5.0"_L1);
            });
        }));
        QVERIFY(hand().press(u"Escape"_s));
        QVERIFY(hand().press(u"Escape"_s));
        QVERIFY(approveInInbox(u"1.5.0"_s));
        world().setPace(1); // the health is asked by the machine's clock
        QVERIFY(until([&] { return live(u"production"_s) == "1.5.0"_L1; }, 12));

        // It makes production ill, and goes back by itself.
        QTest::qWait(4'000);
        yard().sicknesses.push_back({.environment = u"production"_s, .version = u"1.5.0"_s});
        QVERIFY(hand().seen(u"Stop it"_s) || until([&] { return hand().sees(u"Stop it"_s); }));
        keepPicture(u"6-countdown"_s);
        QVERIFY(until([&] {
            return std::ranges::any_of(yard().runs, [](const auto& run) { return run->title.startsWith("Roll "_L1); });
        }));
        QVERIFY(until([&] { // somebody else approves it
            for (const auto& run : yard().runs) {
                const auto pending = world().pendingEnvironments(*run);
                if (!pending.empty() && run->title.startsWith("Roll "_L1))
                    return world().review(run->id, pending, true, {}, u"mbrandt"_s).has_value();
            }
            return false;
        }));
        QVERIFY(until([&] { return live(u"production"_s) == "1.4.1"_L1; }, 12));
        QVERIFY(until([&] { return hand().sees(u"Show it"_s); }));
        QVERIFY(hand().click(u"Show it"_s));
        QVERIFY(isEnabled(u"rollbackRevert"_s));
        keepPicture(u"7-rolled-back"_s);
        QCOMPARE(std::ranges::count_if(yard().runs, [](const auto& run) { return run->title.startsWith("Roll "_L1); }),
                 1);
        QVERIFY(hand().click(u"rollbackClose"_s));
        QVERIFY(chooseFromPalette(u"Environments of switchyard"_s));
        const auto showsOldVersion = [&] {
            const QModelIndex production = row(u"environmentList"_s, u"production"_s);
            return production.siblingAtColumn(1).data().toString() == "v1.4.1"_L1;
        };
        QVERIFY(until(showsOldVersion));
        keepPicture(u"8-environments"_s);
    }
};

int main(int argc, char** argv)
{
    return tests::runOnDisplay<DesktopDelivery>(argc, argv);
}

#include "desktop_delivery.moc"
