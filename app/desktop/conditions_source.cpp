// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/conditions_source.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QNetworkInformation>

using namespace Qt::StringLiterals;

namespace signalbox::desktop {
namespace {

const auto powerService = u"org.freedesktop.UPower"_s;
const auto powerPath = u"/org/freedesktop/UPower"_s;
const auto propertiesInterface = u"org.freedesktop.DBus.Properties"_s;
const auto onBatteryProperty = u"OnBattery"_s;

} // namespace

ConditionsSource::ConditionsSource(const QDBusConnection& system, QObject* parent)
    : QObject(parent)
{
    watchNetwork();
    watchBattery(system);
}

void ConditionsSource::watchNetwork()
{
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        return;
    auto* network = QNetworkInformation::instance();
    connect(network, &QNetworkInformation::reachabilityChanged, this, &ConditionsSource::readNetwork);
    connect(network, &QNetworkInformation::isMeteredChanged, this, &ConditionsSource::readNetwork);
    readNetwork();
}

void ConditionsSource::readNetwork()
{
    const auto* network = QNetworkInformation::instance();
    set(&monitor::Conditions::offline, network->reachability() == QNetworkInformation::Reachability::Disconnected);
    set(&monitor::Conditions::metered, network->isMetered());
}

void ConditionsSource::watchBattery(QDBusConnection system)
{
    if (!system.isConnected())
        return;
    system.connect(powerService, powerPath, propertiesInterface, u"PropertiesChanged"_s, this,
                   SLOT(batteryChanged(QString, QVariantMap, QStringList)));
    auto question = QDBusMessage::createMethodCall(powerService, powerPath, propertiesInterface, u"Get"_s);
    question.setArguments({powerService, onBatteryProperty});
    auto* call = new QDBusPendingCallWatcher(system.asyncCall(question), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* finished) {
        finished->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *finished;
        if (!reply.isError())
            set(&monitor::Conditions::onBattery, reply.value().variant().toBool());
    });
}

void ConditionsSource::batteryChanged(const QString& interface, const QVariantMap& values, const QStringList&)
{
    if (interface == powerService && values.contains(onBatteryProperty))
        set(&monitor::Conditions::onBattery, values.value(onBatteryProperty).toBool());
}

void ConditionsSource::set(bool monitor::Conditions::* condition, bool value)
{
    if (std::exchange(m_conditions.*condition, value) != value)
        Q_EMIT changed(m_conditions);
}

} // namespace signalbox::desktop
