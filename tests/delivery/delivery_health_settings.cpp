// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/health_settings.h"

#include "github/why.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <functional>

using namespace signalbox;
using namespace signalbox::delivery;
using namespace signalbox::tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QDateTime utc(const QString& text)
{
    return QDateTime::fromString(text, Qt::ISODate);
}

HealthSettings everythingSet()
{
    return {.of = {.repository = {u"switchyard"_s, u"switchyard"_s}, .environment = u"production"_s},
            .probes = {{.url = QUrl(u"https://switchyard.example/health?deep=1"_s),
                        .headers = {u"Authorization"_s, u"X-Region"_s},
                        .bodyText = u"“ok”"_s},
                       {.url = QUrl(u"https://switchyard.example/version"_s),
                        .method = u"POST"_s,
                        .statusFrom = 200,
                        .statusTo = 204,
                        .jsonPointer = u"/version"_s,
                        .jsonValue = u"%version%"_s,
                        .timeout = 2s,
                        .interval = 15s,
                        .initialDelay = 60s}},
            .rules = {.failuresInARow = 4,
                      .successesInARow = 2,
                      .failingMinutes = 3,
                      .lookedAtMinutes = 5,
                      .quorum = 1,
                      .window = 20min},
            .controlUrl = QUrl(u"https://api.github.com/rate_limit"_s),
            .isArmed = true,
            .isArmedForProduction = true,
            .countdown = 45s,
            .freezeWindows
            = {{.name = u"weekend"_s, .when = FreezeWeekly{.zone = QTimeZone("Europe/Berlin")}},
               {.name = u"sale"_s,
                .when = FreezeOnce{.from = utc(u"2026-11-27T00:00:00Z"_s), .to = utc(u"2026-12-01T00:00:00Z"_s)}}},
            .mayRollBackInFreeze = true,
            .migrationPatterns = {u"db/*"_s},
            .keptVersions = 7,
            .isDryRun = true};
}

HealthSettings usual()
{
    return {.of = {.repository = {u"switchyard"_s, u"switchyard"_s}, .environment = u"staging"_s},
            .probes = {{.url = QUrl(u"https://staging.example/health"_s)}}};
}

} // namespace

/// What a user sets of a health watch, in memory and as a file.
class DeliveryHealthSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadAgain()
    {
        const std::vector<HealthSettings> all{everythingSet(), usual()};
        const auto read = healthSettingsFromJson(toJson(all));
        QVERIFY2(read, qPrintable(why(read)));
        QVERIFY(*read == all);
        QVERIFY(healthSettingsFromJson(toJson({})).value().empty());
    }

    void nothingIsArmedUnlessTheUserSaysSo()
    {
        const HealthSettings settings = usual();
        QVERIFY(!settings.isArmed && !settings.isArmedForProduction && !settings.mayRollBackInFreeze);
        QCOMPARE(settings.countdown, 30s);
        QCOMPARE(settings.keptVersions, 5);
        QVERIFY(!settings.migrationPatterns.isEmpty());
    }

    void eachFieldIsNeededAndNoOtherIsKnown()
    {
        const QByteArray json = toJson({everythingSet()});
        const QJsonObject whole = QJsonDocument::fromJson(json).object();
        const QJsonObject environment = whole.value(u"environments"_s).toArray().first().toObject();
        const auto refusedFor = [&](const QJsonObject& changed) {
            QJsonObject document = whole;
            document.insert(u"environments"_s, QJsonArray{changed});
            const auto read = healthSettingsFromJson(QJsonDocument(document).toJson());
            return read ? QString() : read.error().detail;
        };
        QCOMPARE(refusedFor(environment), QString());
        const QStringList names = environment.keys();
        QCOMPARE(names.size(), 13);
        for (const QString& name : names) {
            QJsonObject without = environment;
            without.remove(name);
            QVERIFY2(refusedFor(without).startsWith(u"environments[0]."_s + name), qPrintable(refusedFor(without)));
            QJsonObject mistyped = environment;
            mistyped.insert(name, QJsonValue::Null);
            QVERIFY2(refusedFor(mistyped).startsWith(u"environments[0]."_s + name), qPrintable(refusedFor(mistyped)));
        }
        QJsonObject more = environment;
        more.insert(u"armd"_s, true);
        QCOMPARE(refusedFor(more), u"environments[0].armd is not what it has to be."_s);

        QJsonArray probes = environment.value(u"probes"_s).toArray();
        QJsonObject probe = probes.at(1).toObject();
        const QStringList ofProbe = probe.keys();
        QCOMPARE(ofProbe.size(), 11);
        for (const QString& name : ofProbe) {
            QJsonObject without = probe;
            without.remove(name);
            QJsonObject changed = environment;
            changed.insert(u"probes"_s, QJsonArray{probes.at(0), without});
            QVERIFY2(refusedFor(changed).startsWith(u"environments[0].probes[1]."_s + name),
                     qPrintable(refusedFor(changed)));
        }
    }

    void whatIsNoSuchFileIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("detail");
        QTest::newRow("nothing") << QByteArray() << u"it is no JSON object."_s;
        QTest::newRow("half") << toJson({usual()}).first(200) << u"it is no JSON object."_s;
        QTest::newRow("a list") << QByteArray("[]") << u"it is no JSON object."_s;
        QTest::newRow("a newer one") << QByteArray("{\"schema\": 2, \"environments\": []}")
                                     << u"schema is not the one of this version."_s;
        QTest::newRow("the same environment twice")
            << toJson({usual(), everythingSet(), usual()}) << u"environments[2].environment: It is there twice."_s;
        HealthSettings flawed = usual();
        flawed.probes.front().url = QUrl(u"ftp://example"_s);
        QTest::newRow("a flaw")
            << toJson({everythingSet(), flawed})
            << u"environments[1].probes[0].url: It has to be a whole address that begins with https:// or http://."_s;
    }
    void whatIsNoSuchFileIsRefused()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, detail);
        const auto read = healthSettingsFromJson(json);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, core::ErrorKind::Storage);
        QCOMPARE(read.error().detail, detail);
    }

    void aFlawNamesItsField_data()
    {
        using Change = std::function<void(HealthSettings&)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("field");
        int count = 0;
        const auto row = [&count](const char* field, const Change& change) {
            QTest::addRow("%d %s", ++count, field) << change << QString::fromLatin1(field);
        };
        row("", [](auto&) { });
        row("repository", [](auto& s) { s.of.repository.name.clear(); });
        row("environment", [](auto& s) { s.of.environment = u" "_s; });
        row("probes[0].url", [](auto& s) { s.probes[0].url = QUrl(u"/health"_s); });
        row("probes[0].url", [](auto& s) { s.probes[0].url = QUrl(u"https://me:secret@example/"_s); });
        row("probes[0].method", [](auto& s) { s.probes[0].method = u"DELETE"_s; });
        row("probes[0].method", [](auto& s) {
            s.probes[0].method = u"HEAD"_s;
            s.probes[0].bodyText = u"ok"_s;
        });
        row("probes[0].headers", [](auto& s) { s.probes[0].headers = {u"Bad Name"_s}; });
        row("probes[0].headers", [](auto& s) { s.probes[0].headers = {u"Host"_s}; });
        row("probes[0].headers", [](auto& s) { s.probes[0].headers = {u"X-Key"_s, u"x-key"_s}; });
        row("probes[0].headers", [](auto& s) {
            s.probes[0].url = QUrl(u"http://example/"_s);
            s.probes[0].headers = {u"X-Key"_s};
        });
        row("probes[0].status_from", [](auto& s) { s.probes[0].statusFrom = 99; });
        row("probes[0].status_to", [](auto& s) { s.probes[0].statusTo = 199; });
        row("probes[0].json_pointer", [](auto& s) { s.probes[0].jsonPointer = u"version"_s; });
        row("probes[0].json_pointer", [](auto& s) { s.probes[0].jsonValue = u"1"_s; });
        row("probes[0].interval_ms", [](auto& s) { s.probes[0].interval = 500ms; });
        row("probes[0].timeout_ms", [](auto& s) { s.probes[0].timeout = 11s; });
        row("probes[0].initial_delay_ms", [](auto& s) { s.probes[0].initialDelay = 11min; });
        row("rules.failures_in_a_row", [](auto& s) { s.rules.failuresInARow = 0; });
        row("rules.successes_in_a_row", [](auto& s) { s.rules.successesInARow = 101; });
        row("rules.failing_minutes", [](auto& s) { s.rules.failingMinutes = 4; });
        row("rules.looked_at_minutes", [](auto& s) { s.rules.lookedAtMinutes = 0; });
        row("rules.quorum", [](auto& s) { s.rules.quorum = 2; });
        row("rules.window_ms", [](auto& s) { s.rules.window = 61min; });
        row("control_url", [](auto& s) { s.controlUrl = QUrl(u"file:///etc/passwd"_s); });
        row("armed", [](auto& s) {
            s.isArmed = true;
            s.probes.clear();
        });
        row("armed_for_production", [](auto& s) { s.isArmedForProduction = true; });
        row("countdown_ms", [](auto& s) { s.countdown = 1s; });
        row("freeze_windows[0].to", [](auto& s) {
            const QDateTime at = utc(u"2026-11-27T00:00:00Z"_s);
            s.freezeWindows = {{.name = {}, .when = FreezeOnce{.from = at, .to = at}}};
        });
        row("freeze_windows[0].zone",
            [](auto& s) { s.freezeWindows = {{.name = {}, .when = FreezeWeekly{.zone = QTimeZone("Nowhere/Land")}}}; });
        row("migration_patterns", [](auto& s) { s.migrationPatterns = {u""_s}; });
        row("kept_versions", [](auto& s) { s.keptVersions = 0; });
    }
    void aFlawNamesItsField()
    {
        QFETCH(const std::function<void(HealthSettings&)>, change);
        QFETCH(const QString, field);
        HealthSettings settings = usual();
        change(settings);
        const auto flaw = flawIn(settings);
        QCOMPARE(flaw ? flaw->field : QString(), field);
        QVERIFY(!flaw || flaw->why.endsWith(u'.'));
    }

    void aFreezeHoldsOverTheWeekendInItsOwnZone()
    {
        const std::vector<FreezeWindow> windows{
            {.name = u"weekend"_s, .when = FreezeWeekly{.zone = QTimeZone("Europe/Berlin")}}};
        QVERIFY(!freezeAt(windows, utc(u"2026-11-27T14:59:59Z"_s))); // Friday, 15:59:59 there
        QVERIFY(freezeAt(windows, utc(u"2026-11-27T15:00:00Z"_s)));
        QVERIFY(freezeAt(windows, utc(u"2026-11-29T12:00:00Z"_s)));
        QVERIFY(freezeAt(windows, utc(u"2026-11-30T06:59:59Z"_s))); // Monday, 07:59:59 there
        QVERIFY(!freezeAt(windows, utc(u"2026-11-30T07:00:00Z"_s)));
        QVERIFY(freezeAt(windows, utc(u"2026-07-03T14:00:00Z"_s))); // in summer an hour earlier
    }

    void aFreezeOfOnceHoldsOnce()
    {
        const auto windows = everythingSet().freezeWindows;
        QCOMPARE(freezeAt(windows, utc(u"2026-11-26T23:59:59Z"_s)), std::nullopt);
        QCOMPARE(freezeAt(windows, utc(u"2026-11-27T00:00:00Z"_s))->name, u"sale"_s);
        QCOMPARE(freezeAt(windows, utc(u"2026-11-28T12:00:00Z"_s))->name, u"weekend"_s);
        QCOMPARE(freezeAt(windows, utc(u"2026-12-01T00:00:00Z"_s)), std::nullopt);
    }
};

QTEST_GUILESS_MAIN(DeliveryHealthSettings)
#include "delivery_health_settings.moc"
