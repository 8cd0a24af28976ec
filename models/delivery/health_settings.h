// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/repository.h"
#include "delivery/freeze_window.h"
#include "delivery/health_verdict.h"
#include "delivery/migrations.h"
#include "delivery/probe.h"

#include <QByteArray>
#include <QUrl>

#include <optional>
#include <vector>

namespace signalbox::delivery {

/// Where something is deployed to.
struct EnvironmentKey {
    core::RepositoryName repository;
    QString environment; ///< "production"; GitHub compares it without case

    friend bool operator==(const EnvironmentKey& a, const EnvironmentKey& b);
};

/// How the health of one environment is watched, and what may be done about it. Without probes nothing is watched.
struct HealthSettings {
    EnvironmentKey of;
    std::vector<Probe> probes;
    HealthRules rules; ///< their interval is each probe's own
    QUrl controlUrl; ///< any answer to it says that the network here is well; empty for the account's API
    bool isArmed = false; ///< roll back automatically
    bool isArmedForProduction = false; ///< the second yes, without which production is never rolled back automatically
    std::chrono::milliseconds countdown{30'000}; ///< before an automatic rollback, in which it can be stopped
    std::vector<FreezeWindow> freezeWindows;
    bool mayRollBackInFreeze = false;
    QStringList migrationPatterns = usualMigrationPatterns();
    int keptVersions = 5; ///< that can be gone back to
    bool isDryRun = false; ///< say what would be done, and do nothing

    bool operator==(const HealthSettings&) const = default;
};

/// What does not hold in settings: the first field that is wrong, as their JSON names it, and why.
struct SettingsFlaw {
    QString field; ///< "probes[0].url"
    QString why; ///< a sentence

    bool operator==(const SettingsFlaw&) const = default;
};

std::optional<SettingsFlaw> flawIn(const HealthSettings& settings);
/// The same for a probe alone; its field is "url".
std::optional<SettingsFlaw> flawIn(const Probe& probe);

/// One indented JSON object with a schema number, for a file that people may read. It holds no header's value.
QByteArray toJson(const std::vector<HealthSettings>& all);

/// Storage for anything that toJson() does not write, also for settings that have a flaw, with the path of the first
/// wrong field in `detail`: rollbacks follow from them, so nothing is guessed.
core::Result<std::vector<HealthSettings>> healthSettingsFromJson(const QByteArray& json);

} // namespace signalbox::delivery
