// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/health_settings.h"
#include "delivery/strict_fields.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using std::chrono::milliseconds;

constexpr int Schema = 1;
constexpr qint64 Most = 1'000'000'000; ///< of any number; what is sensible is for flawIn() to say
constexpr auto Clock = "HH:mm"_L1;

QJsonObject objectOf(const Probe& probe)
{
    return {{u"url"_s, QString::fromLatin1(probe.url.toEncoded())},
            {u"method"_s, probe.method},
            {u"headers"_s, QJsonArray::fromStringList(probe.headers)},
            {u"status_from"_s, probe.statusFrom},
            {u"status_to"_s, probe.statusTo},
            {u"body_text"_s, probe.bodyText},
            {u"json_pointer"_s, probe.jsonPointer},
            {u"json_value"_s, probe.jsonValue},
            {u"timeout_ms"_s, qint64(probe.timeout.count())},
            {u"interval_ms"_s, qint64(probe.interval.count())},
            {u"initial_delay_ms"_s, qint64(probe.initialDelay.count())}};
}

QUrl url(const QString& text)
{
    return QUrl::fromEncoded(text.toLatin1(), QUrl::StrictMode);
}

Probe probeOf(StrictFields fields)
{
    Probe probe{.url = url(fields.text("url"_L1)),
                .method = fields.text("method"_L1),
                .headers = fields.texts("headers"_L1),
                .statusFrom = int(fields.number("status_from"_L1, 0, Most)),
                .statusTo = int(fields.number("status_to"_L1, 0, Most)),
                .bodyText = fields.text("body_text"_L1),
                .jsonPointer = fields.text("json_pointer"_L1),
                .jsonValue = fields.text("json_value"_L1),
                .timeout = milliseconds(fields.number("timeout_ms"_L1, 0, Most)),
                .interval = milliseconds(fields.number("interval_ms"_L1, 0, Most)),
                .initialDelay = milliseconds(fields.number("initial_delay_ms"_L1, 0, Most))};
    fields.end();
    return probe;
}

QJsonObject objectOf(const HealthRules& rules)
{
    return {{u"failures_in_a_row"_s, rules.failuresInARow},
            {u"successes_in_a_row"_s, rules.successesInARow},
            {u"failing_minutes"_s, rules.failingMinutes},
            {u"looked_at_minutes"_s, rules.lookedAtMinutes},
            {u"quorum"_s, rules.quorum},
            {u"window_ms"_s, qint64(rules.window.count())}};
}

HealthRules rulesOf(StrictFields fields)
{
    HealthRules rules{.failuresInARow = int(fields.number("failures_in_a_row"_L1, 0, Most)),
                      .successesInARow = int(fields.number("successes_in_a_row"_L1, 0, Most)),
                      .failingMinutes = int(fields.number("failing_minutes"_L1, 0, Most)),
                      .lookedAtMinutes = int(fields.number("looked_at_minutes"_L1, 0, Most)),
                      .quorum = int(fields.number("quorum"_L1, 0, Most)),
                      .window = milliseconds(fields.number("window_ms"_L1, 0, Most))};
    fields.end();
    return rules;
}

QJsonObject objectOf(const FreezeWindow& window)
{
    if (const auto* once = std::get_if<FreezeOnce>(&window.when)) {
        return {{u"name"_s, window.name},
                {u"from"_s, once->from.toUTC().toString(Qt::ISODate)},
                {u"to"_s, once->to.toUTC().toString(Qt::ISODate)}};
    }
    const auto& weekly = std::get<FreezeWeekly>(window.when);
    return {{u"name"_s, window.name},
            {u"from_day"_s, weekly.fromDay},
            {u"from"_s, weekly.fromTime.toString(Clock)},
            {u"to_day"_s, weekly.toDay},
            {u"to"_s, weekly.toTime.toString(Clock)},
            {u"zone"_s, QString::fromLatin1(weekly.zone.id())}};
}

QTimeZone zone(const QString& id)
{
    return id == "UTC"_L1 ? QTimeZone::utc() : QTimeZone(id.toLatin1());
}

FreezeWindow freezeOf(StrictFields fields)
{
    FreezeWindow window{.name = fields.text("name"_L1)};
    if (!fields.has("from_day"_L1)) {
        const auto time = [&](QLatin1StringView name) {
            const QDateTime at = QDateTime::fromString(fields.text(name), Qt::ISODate);
            fields.expect(at.isValid() && at.timeSpec() == Qt::UTC, name);
            return at;
        };
        window.when = FreezeOnce{.from = time("from"_L1), .to = time("to"_L1)};
    } else {
        const auto time = [&](QLatin1StringView name) {
            const QTime at = QTime::fromString(fields.text(name), Clock);
            fields.expect(at.isValid(), name);
            return at;
        };
        window.when = FreezeWeekly{.fromDay = int(fields.number("from_day"_L1, 1, 7)),
                                   .fromTime = time("from"_L1),
                                   .toDay = int(fields.number("to_day"_L1, 1, 7)),
                                   .toTime = time("to"_L1),
                                   .zone = zone(fields.text("zone"_L1))};
    }
    fields.end();
    return window;
}

QJsonObject objectOf(const HealthSettings& settings)
{
    QJsonArray probes;
    for (const Probe& probe : settings.probes)
        probes.append(objectOf(probe));
    QJsonArray freezes;
    for (const FreezeWindow& window : settings.freezeWindows)
        freezes.append(objectOf(window));
    return {{u"repository"_s, settings.of.repository.full()},
            {u"environment"_s, settings.of.environment},
            {u"probes"_s, probes},
            {u"rules"_s, objectOf(settings.rules)},
            {u"control_url"_s, QString::fromLatin1(settings.controlUrl.toEncoded())},
            {u"armed"_s, settings.isArmed},
            {u"armed_for_production"_s, settings.isArmedForProduction},
            {u"countdown_ms"_s, qint64(settings.countdown.count())},
            {u"freeze_windows"_s, freezes},
            {u"may_roll_back_in_freeze"_s, settings.mayRollBackInFreeze},
            {u"migration_patterns"_s, QJsonArray::fromStringList(settings.migrationPatterns)},
            {u"kept_versions"_s, settings.keptVersions},
            {u"dry_run"_s, settings.isDryRun}};
}

HealthSettings settingsOf(StrictFields fields)
{
    HealthSettings settings;
    const auto repository = core::RepositoryName::parse(fields.text("repository"_L1));
    fields.expect(repository.has_value(), "repository"_L1);
    settings.of
        = {.repository = repository.value_or(core::RepositoryName()), .environment = fields.text("environment"_L1)};
    for (const StrictFields& probe : fields.objects("probes"_L1))
        settings.probes.push_back(probeOf(probe));
    settings.rules = rulesOf(fields.object("rules"_L1));
    settings.controlUrl = url(fields.text("control_url"_L1));
    settings.isArmed = fields.flag("armed"_L1);
    settings.isArmedForProduction = fields.flag("armed_for_production"_L1);
    settings.countdown = milliseconds(fields.number("countdown_ms"_L1, 0, Most));
    for (const StrictFields& window : fields.objects("freeze_windows"_L1))
        settings.freezeWindows.push_back(freezeOf(window));
    settings.mayRollBackInFreeze = fields.flag("may_roll_back_in_freeze"_L1);
    settings.migrationPatterns = fields.texts("migration_patterns"_L1);
    settings.keptVersions = int(fields.number("kept_versions"_L1, 0, Most));
    settings.isDryRun = fields.flag("dry_run"_L1);
    fields.end();
    return settings;
}

core::Error refusal(const QString& detail)
{
    return {.kind = core::ErrorKind::Storage,
            .what = u"The settings of health watches cannot be read, so nothing is watched: %1"_s.arg(detail),
            .advice = u"Mend the file, or take it away and set them anew."_s,
            .detail = detail};
}

} // namespace

QByteArray toJson(const std::vector<HealthSettings>& all)
{
    QJsonArray environments;
    for (const HealthSettings& settings : all)
        environments.append(objectOf(settings));
    return QJsonDocument(QJsonObject{{u"schema"_s, Schema}, {u"environments"_s, environments}}).toJson();
}

core::Result<std::vector<HealthSettings>> healthSettingsFromJson(const QByteArray& json)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parseError);
    if (parseError.error != QJsonParseError::NoError || !document.isObject())
        return std::unexpected(refusal(u"it is no JSON object."_s));
    StrictFields fields(document.object());
    fields.number("schema"_L1, Schema, Schema);
    if (!fields.flaw().isEmpty())
        return std::unexpected(refusal(u"schema is not the one of this version."_s));
    std::vector<HealthSettings> all;
    for (const StrictFields& environment : fields.objects("environments"_L1)) {
        const HealthSettings settings = settingsOf(environment);
        if (const auto flaw = flawIn(settings); flaw && fields.flaw().isEmpty())
            return std::unexpected(refusal(u"%1%2: %3"_s.arg(environment.path(), flaw->field, flaw->why)));
        if (std::ranges::contains(all, settings.of, &HealthSettings::of) && fields.flaw().isEmpty())
            return std::unexpected(refusal(u"%1environment: It is there twice."_s.arg(environment.path())));
        all.push_back(settings);
    }
    fields.end();
    if (!fields.flaw().isEmpty())
        return std::unexpected(refusal(u"%1 is not what it has to be."_s.arg(fields.flaw())));
    return all;
}

} // namespace signalbox::delivery
