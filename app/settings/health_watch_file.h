// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "delivery/health_settings.h"
#include "settings/watched_file.h"

#include <QObject>

#include <vector>

namespace signalbox::settings {

/// How the health of environments is watched: one JSON file, without a secret, that the window writes and
/// `signalbox guard` reads. What cannot be read is not written over.
class HealthWatchFile final : public QObject {
    Q_OBJECT

public:
    explicit HealthWatchFile(const QString& file, QObject* parent = nullptr);

    /// Empty where there is no file. Storage, with the field that is wrong, where nothing can be made of it.
    core::Result<std::vector<delivery::HealthSettings>> read() const;
    /// In place of what was kept for the same environment.
    core::Result<void> keep(const delivery::HealthSettings& settings);
    core::Result<void> forget(const delivery::EnvironmentKey& environment);
    /// Says from now on when the file is changed, comes or goes. Its folder must be there.
    void watch() { m_watched.watch(); }

Q_SIGNALS:
    void changed();

private:
    core::Result<void> write(const std::vector<delivery::HealthSettings>& all);

    QString m_file;
    WatchedFile m_watched;
};

} // namespace signalbox::settings
