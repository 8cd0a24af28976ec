// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QDBusConnection>
#include <QHash>
#include <QObject>
#include <QStringList>
#include <QVariantMap>

#include <deque>
#include <memory>

class OrgFreedesktopNotificationsInterface;

namespace signalbox::desktop {

/// What one notification says. All of it is plain text.
struct Notice {
    QString line; ///< what it is about; a newer notice of the same line takes the place of the older one
    QString title;
    QString body;
    bool urgent = false;
    bool offersRerun = false; ///< carries the button "Re-run failed"
    bool offersApproval = false; ///< carries the button "Approve"
    bool offersMute = false; ///< carries the button "Mute for an hour"

    bool operator==(const Notice&) const = default;
};

/// Desktop notifications with buttons, over D-Bus and without ever waiting for it. While the user wants not to be
/// disturbed, where the server says so, nothing is urgent: servers show what is urgent all the same.
/// https://specifications.freedesktop.org/notification-spec/latest/
class Notifier final : public QObject {
    Q_OBJECT

public:
    explicit Notifier(const QDBusConnection& bus, QObject* parent = nullptr);
    ~Notifier() override;

    /// Shows it as soon as the server has said what it can do. Lost, after unavailable(), when there is no server.
    void show(const Notice& notice);

Q_SIGNALS:
    /// The user chose the notice itself or its button "Open". The token lets a window come to the front on Wayland; it
    /// is empty elsewhere.
    void openAsked(const QString& line, const QString& activationToken);
    void rerunAsked(const QString& line);
    void approvalAsked(const QString& line, const QString& activationToken);
    void muteAsked(const QString& line);
    /// Said once: nobody on this desktop shows notifications.
    void unavailable(const core::Error& error);

private Q_SLOTS:
    void propertiesChanged(const QString& interface, const QVariantMap& changed, const QStringList& invalidated);

private:
    void askServer();
    void askCapabilities();
    void askInhibition();
    void send(const Notice& notice);
    void invoked(uint id, const QString& action);
    void giveUp(const QString& reason);

    QDBusConnection m_bus;
    std::unique_ptr<OrgFreedesktopNotificationsInterface> m_server;
    bool m_inhibited = false; // the user wants not to be disturbed
    std::optional<QStringList> m_capabilities; // nothing while the server has not answered
    std::deque<Notice> m_waiting; // for the capabilities
    QHash<QString, uint> m_ids; // by line, of what is on screen
    QHash<uint, QString> m_tokens; // for activation, by id
    bool m_saidUnavailable = false;
};

/// The text as a server with these capabilities must get it: escaped when it reads mark-up, as it is when it does not.
QString bodyFor(const QString& text, const QStringList& capabilities);

} // namespace signalbox::desktop
