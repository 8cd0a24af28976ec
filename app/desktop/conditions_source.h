// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/conditions.h"

#include <QDBusConnection>
#include <QObject>
#include <QVariantMap>

namespace signalbox::desktop {

/// What the machine says about network and battery, for the watcher. Where nobody says anything, nothing slows us
/// down: no NetworkManager means online, no UPower means mains.
class ConditionsSource final : public QObject {
    Q_OBJECT

public:
    /// `system` is the system bus. https://upower.freedesktop.org/docs/UPower.html
    explicit ConditionsSource(const QDBusConnection& system, QObject* parent = nullptr);

    const monitor::Conditions& conditions() const { return m_conditions; }

Q_SIGNALS:
    void changed(const monitor::Conditions& conditions);

private:
    void watchNetwork();
    void watchBattery(QDBusConnection system);
    void readNetwork();
    void set(bool monitor::Conditions::* condition, bool value);

    monitor::Conditions m_conditions;

private Q_SLOTS:
    void batteryChanged(const QString& interface, const QVariantMap& values, const QStringList& invalidated);
};

} // namespace signalbox::desktop
