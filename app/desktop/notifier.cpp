// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/notifier.h"

#include "notifications_interface.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QDBusVariant>

using namespace Qt::StringLiterals;

namespace signalbox::desktop {
namespace {

const auto serviceName = u"org.freedesktop.Notifications"_s;
const auto serverPath = u"/org/freedesktop/Notifications"_s;
const auto propertiesInterface = u"org.freedesktop.DBus.Properties"_s;
const auto inhibited = u"Inhibited"_s; // a property of KDE's server, and of those that follow it
const auto openAction = u"open"_s;
const auto rerunAction = u"rerun"_s;
const auto approveAction = u"approve"_s;
const auto muteAction = u"mute"_s;

QStringList actionsOf(const Notice& notice)
{
    // Key and label in turn. "default" is the notice itself being chosen.
    QStringList actions{u"default"_s, Notifier::tr("Open"), openAction, Notifier::tr("Open")};
    if (notice.offersRerun)
        actions << rerunAction << Notifier::tr("Re-run failed");
    if (notice.offersApproval)
        actions << approveAction << Notifier::tr("Approve");
    if (notice.offersMute)
        actions << muteAction << Notifier::tr("Mute for an hour");
    return actions;
}

} // namespace

QString bodyFor(const QString& text, const QStringList& capabilities)
{
    return capabilities.contains("body-markup"_L1) ? text.toHtmlEscaped() : text;
}

Notifier::Notifier(const QDBusConnection& bus, QObject* parent)
    : QObject(parent)
    , m_bus(bus)
    , m_server(std::make_unique<OrgFreedesktopNotificationsInterface>(serviceName, serverPath, bus))
{
    connect(m_server.get(), &OrgFreedesktopNotificationsInterface::ActionInvoked, this, &Notifier::invoked);
    connect(m_server.get(), &OrgFreedesktopNotificationsInterface::ActivationToken, this,
            [this](uint id, const QString& token) { m_tokens.insert(id, token); });
    connect(m_server.get(), &OrgFreedesktopNotificationsInterface::NotificationClosed, this, [this](uint id) {
        m_tokens.remove(id);
        m_ids.removeIf([id](const auto& entry) { return entry.value() == id; });
    });
    // A server that comes later, or another one in its place, is asked anew.
    auto* watcher = new QDBusServiceWatcher(serviceName, bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString&, const QString&, const QString& newOwner) {
                m_ids.clear();
                m_capabilities.reset();
                m_inhibited = false;
                if (!newOwner.isEmpty())
                    askServer();
            });
    m_bus.connect(serviceName, serverPath, propertiesInterface, u"PropertiesChanged"_s, this,
                  SLOT(propertiesChanged(QString, QVariantMap, QStringList)));
    askServer();
}

Notifier::~Notifier() = default;

/// In this order: what is said first is known when the waiting notices are sent.
void Notifier::askServer()
{
    askInhibition();
    askCapabilities();
}

void Notifier::askInhibition()
{
    auto question = QDBusMessage::createMethodCall(serviceName, serverPath, propertiesInterface, u"Get"_s);
    question.setArguments({serviceName, inhibited});
    auto* call = new QDBusPendingCallWatcher(m_bus.asyncCall(question), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* finished) {
        finished->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *finished;
        if (!reply.isError()) // most servers have no such property
            m_inhibited = reply.value().variant().toBool();
    });
}

void Notifier::propertiesChanged(const QString& interface, const QVariantMap& changed, const QStringList& invalidated)
{
    if (interface != serviceName)
        return;
    if (changed.contains(inhibited))
        m_inhibited = changed.value(inhibited).toBool();
    else if (invalidated.contains(inhibited))
        askInhibition();
}

void Notifier::askCapabilities()
{
    auto* call = new QDBusPendingCallWatcher(m_server->GetCapabilities(), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* finished) {
        finished->deleteLater();
        const QDBusPendingReply<QStringList> reply = *finished;
        if (reply.isError()) {
            giveUp(reply.error().message());
            return;
        }
        m_capabilities = reply.value();
        for (const auto& notice : std::exchange(m_waiting, {}))
            send(notice);
    });
}

void Notifier::show(const Notice& notice)
{
    if (m_capabilities) {
        send(notice);
        return;
    }
    if (m_saidUnavailable) // perhaps there is a server by now that the bus starts on demand
        askCapabilities();
    std::erase_if(m_waiting, [&](const Notice& older) { return older.line == notice.line; });
    m_waiting.push_back(notice);
}

void Notifier::send(const Notice& notice)
{
    const QVariantMap hints{
        {u"desktop-entry"_s, u"org.signalbox.Signalbox"_s},
        {u"urgency"_s, QVariant::fromValue<uchar>(notice.urgent && !m_inhibited ? 2 : 1)},
    };
    const QStringList capabilities = m_capabilities.value_or(QStringList());
    const bool hasButtons = capabilities.contains("actions"_L1);
    const auto reply = m_server->Notify(u"Signalbox"_s, m_ids.value(notice.line), u"org.signalbox.Signalbox"_s,
                                        notice.title, bodyFor(notice.body, capabilities),
                                        hasButtons ? actionsOf(notice) : QStringList(), hints, -1);
    auto* call = new QDBusPendingCallWatcher(reply, this);
    connect(call, &QDBusPendingCallWatcher::finished, this,
            [this, line = notice.line](QDBusPendingCallWatcher* finished) {
                finished->deleteLater();
                const QDBusPendingReply<uint> shown = *finished;
                if (shown.isError())
                    giveUp(shown.error().message());
                else
                    m_ids.insert(line, shown.value());
            });
}

void Notifier::invoked(uint id, const QString& action)
{
    // The signal goes to every program; an id that is not ours is somebody else's notice.
    const auto line = m_ids.key(id);
    if (line.isEmpty())
        return;
    if (action == rerunAction)
        Q_EMIT rerunAsked(line);
    else if (action == muteAction)
        Q_EMIT muteAsked(line);
    else if (action == approveAction)
        Q_EMIT approvalAsked(line, m_tokens.take(id));
    else
        Q_EMIT openAsked(line, m_tokens.take(id));
}

void Notifier::giveUp(const QString& reason)
{
    m_waiting.clear();
    if (std::exchange(m_saidUnavailable, true))
        return;
    Q_EMIT unavailable({.kind = core::ErrorKind::Unsupported,
                        .what = tr("This desktop shows no notifications."),
                        .advice = tr("Keep the window or the tray icon in sight, or start a notification server."),
                        .detail = reason});
}

} // namespace signalbox::desktop
