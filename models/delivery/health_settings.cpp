// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/health_settings.h"

#include "delivery/environment_state.h"
#include "github/http.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using std::chrono::milliseconds;
using namespace std::chrono_literals;
using Flaw = std::optional<SettingsFlaw>;

Flaw flaw(const QString& field, const QString& why)
{
    return SettingsFlaw{.field = field, .why = why};
}

bool isWithin(auto value, auto least, auto most)
{
    return value >= least && value <= most;
}

Flaw flawOfUrl(const QString& field, const QUrl& url)
{
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (!url.isValid() || !isWeb || url.host().isEmpty())
        return flaw(field, u"It has to be a whole address that begins with https:// or http://."_s);
    if (!url.userInfo().isEmpty())
        return flaw(field, u"A name and password in it would be kept readable; send them as a header."_s);
    return {};
}

Flaw flawOfHeaders(const Probe& probe)
{
    static const QRegularExpression token(u"^[A-Za-z0-9!#$%&'*+.^_`|~-]+$"_s); // RFC 9110, 5.6.2
    static const QStringList ours{u"host"_s, u"connection"_s, u"content-length"_s, u"transfer-encoding"_s,
                                  u"accept-encoding"_s};
    QStringList seen;
    for (const QString& name : probe.headers) {
        if (!token.match(name).hasMatch() || ours.contains(name.toLower()))
            return flaw(u"headers"_s, u"“%1” is no header that can be set."_s.arg(name));
        if (seen.contains(name.toLower()))
            return flaw(u"headers"_s, u"“%1” is there twice."_s.arg(name));
        seen << name.toLower();
    }
    if (!probe.headers.isEmpty() && !github::isSafe(probe.url))
        return flaw(u"headers"_s, u"Headers are secrets, and are sent over https:// or to this machine alone."_s);
    return {};
}

Flaw flawOfTimes(const Probe& probe)
{
    if (!isWithin(probe.interval, 1s, 1h))
        return flaw(u"interval_ms"_s, u"It has to be between a second and an hour."_s);
    if (!isWithin(probe.timeout, 100ms, 60s) || probe.timeout > probe.interval)
        return flaw(u"timeout_ms"_s, u"It has to be between 0.1 s and a minute, and no longer than the interval."_s);
    if (!isWithin(probe.initialDelay, 0s, 10min))
        return flaw(u"initial_delay_ms"_s, u"It has to be ten minutes at the most."_s);
    return {};
}

Flaw flawOfRules(const HealthSettings& settings)
{
    const HealthRules& rules = settings.rules;
    if (!isWithin(rules.failuresInARow, 1, 100))
        return flaw(u"rules.failures_in_a_row"_s, u"It has to be between 1 and 100."_s);
    if (!isWithin(rules.successesInARow, 1, 100))
        return flaw(u"rules.successes_in_a_row"_s, u"It has to be between 1 and 100."_s);
    if (!isWithin(rules.lookedAtMinutes, 1, 30))
        return flaw(u"rules.looked_at_minutes"_s, u"It has to be between 1 and 30."_s);
    if (!isWithin(rules.failingMinutes, 1, rules.lookedAtMinutes))
        return flaw(u"rules.failing_minutes"_s, u"It has to be at least 1, and no more than are looked at."_s);
    if (!isWithin(rules.quorum, 0, int(settings.probes.size())))
        return flaw(u"rules.quorum"_s, u"There are not so many probes."_s);
    if (!isWithin(rules.window, 1min, 1h))
        return flaw(u"rules.window_ms"_s, u"It has to be between a minute and an hour."_s);
    return {};
}

Flaw flawOfFreeze(const FreezeWindow& window)
{
    if (const auto* once = std::get_if<FreezeOnce>(&window.when)) {
        const bool isSpan = once->from.isValid() && once->to.isValid() && once->from < once->to;
        return isSpan ? Flaw() : flaw(u"to"_s, u"It has to end after it begins."_s);
    }
    const auto& weekly = std::get<FreezeWeekly>(window.when);
    if (!weekly.zone.isValid())
        return flaw(u"zone"_s, u"No such time zone is known here."_s);
    const bool isDays = isWithin(weekly.fromDay, 1, 7) && isWithin(weekly.toDay, 1, 7);
    if (!isDays || !weekly.fromTime.isValid() || !weekly.toTime.isValid())
        return flaw(u"from"_s, u"It is no day and time."_s);
    if (weekly.fromDay == weekly.toDay && weekly.fromTime == weekly.toTime)
        return flaw(u"to"_s, u"It has to end after it begins."_s);
    return {};
}

Flaw below(const QString& path, qsizetype index, Flaw found)
{
    if (found)
        found->field = u"%1[%2].%3"_s.arg(path, QString::number(index), found->field);
    return found;
}

} // namespace

bool operator==(const EnvironmentKey& a, const EnvironmentKey& b)
{
    return a.repository == b.repository && a.environment.compare(b.environment, Qt::CaseInsensitive) == 0;
}

std::optional<SettingsFlaw> flawIn(const Probe& probe)
{
    if (auto found = flawOfUrl(u"url"_s, probe.url))
        return found;
    static const QStringList methods{u"GET"_s, u"HEAD"_s, u"OPTIONS"_s, u"POST"_s};
    if (!methods.contains(probe.method))
        return flaw(u"method"_s, u"It has to be one of %1."_s.arg(methods.join(u", "_s)));
    if (auto found = flawOfHeaders(probe))
        return found;
    if (!isWithin(probe.statusFrom, 100, 599))
        return flaw(u"status_from"_s, u"It has to be between 100 and 599."_s);
    if (!isWithin(probe.statusTo, probe.statusFrom, 599))
        return flaw(u"status_to"_s, u"It has to be between the first one and 599."_s);
    const bool asksForBody = !probe.bodyText.isEmpty() || !probe.jsonPointer.isEmpty();
    if (asksForBody && probe.method == "HEAD"_L1)
        return flaw(u"method"_s, u"The answer to HEAD has no body that could be looked at."_s);
    if (!probe.jsonPointer.isEmpty() && !probe.jsonPointer.startsWith(u'/'))
        return flaw(u"json_pointer"_s, u"It has to begin with a slash: /version."_s);
    if (probe.jsonPointer.isEmpty() && !probe.jsonValue.isEmpty())
        return flaw(u"json_pointer"_s, u"It has to say where the value stands: /version."_s);
    return flawOfTimes(probe);
}

std::optional<SettingsFlaw> flawIn(const HealthSettings& settings)
{
    if (settings.of.repository.isEmpty())
        return flaw(u"repository"_s, u"It has to be OWNER/NAME."_s);
    if (settings.of.environment.trimmed().isEmpty())
        return flaw(u"environment"_s, u"It has to be the name of an environment."_s);
    for (size_t i = 0; i < settings.probes.size(); ++i) {
        if (auto found = below(u"probes"_s, qsizetype(i), flawIn(settings.probes[i])))
            return found;
    }
    if (auto found = flawOfRules(settings))
        return found;
    if (!settings.controlUrl.isEmpty()) {
        if (auto found = flawOfUrl(u"control_url"_s, settings.controlUrl))
            return found;
    }
    if ((settings.isArmed || settings.isArmedForProduction) && settings.probes.empty())
        return flaw(u"armed"_s, u"Without a probe nobody can tell when to roll back."_s);
    if (settings.isArmedForProduction && !settings.isArmed)
        return flaw(u"armed_for_production"_s, u"It is the second yes; the first is missing."_s);
    if (!isWithin(settings.countdown, 5s, 10min))
        return flaw(u"countdown_ms"_s, u"It has to be between five seconds and ten minutes."_s);
    for (size_t i = 0; i < settings.freezeWindows.size(); ++i) {
        if (auto found = below(u"freeze_windows"_s, qsizetype(i), flawOfFreeze(settings.freezeWindows[i])))
            return found;
    }
    if (std::ranges::any_of(settings.migrationPatterns, [](const QString& text) { return text.trimmed().isEmpty(); }))
        return flaw(u"migration_patterns"_s, u"An empty pattern fits nothing."_s);
    if (!isWithin(settings.keptVersions, 1, mostKeptVersions))
        return flaw(u"kept_versions"_s, u"It has to be between 1 and 50."_s);
    return {};
}

} // namespace signalbox::delivery
