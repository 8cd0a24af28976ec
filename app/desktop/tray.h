// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/tray_state.h"

#include <QDBusConnection>
#include <QObject>

#include <memory>

class KStatusNotifierItem;
class QMenu;
class QSystemTrayIcon;

namespace signalbox::desktop {

/// The icon in the tray and its menu: as a StatusNotifierItem where the bus has a watcher that knows a host to draw it,
/// else in an XEmbed tray, else nowhere. A tray may come and go while we run.
/// https://specifications.freedesktop.org/status-notifier-item/latest/
class Tray final : public QObject {
    Q_OBJECT

public:
    enum class Kind { None, StatusNotifier, XEmbed };
    Q_ENUM(Kind)

    explicit Tray(const QDBusConnection& bus, QObject* parent = nullptr);
    ~Tray() override;

    /// Where the icon is shown now. Only what is not None may take a window that hides.
    Kind kind() const;
    /// Looks again: an XEmbed tray announces neither its coming to those that found none nor its going.
    void refresh();
    void setState(const TrayState& state);
    /// Asks for attention, as far as the tray has a way to, until somebody turns to it.
    void call();
    /// Whether its menu offers to hear again what is muted.
    void setMuted(bool muted);

private Q_SLOTS:
    /// Whether anybody draws items: a watcher alone does not.
    void askForHost();

Q_SIGNALS:
    void kindChanged(desktop::Tray::Kind kind);
    void openAsked();
    void runAsked(const core::AccountId& account, core::RunId run);
    void inboxAsked();
    void lookNowAsked();
    void muteAsked(bool mute); ///< all notices for an hour, or no longer
    void quitAsked();

private:
    /// What the bus has for items.
    enum class Panel { NotKnown, None, WatchingOnly, Drawing };

    void makeItem();
    void makeEmbedded();
    void setPanel(Panel panel);
    void fillMenu();
    void addInbox(QMenu& menu);
    void dress();
    void answer();

    QDBusConnection m_bus;
    Panel m_panel = Panel::NotKnown;
    TrayState m_state;
    bool m_calls = false;
    bool m_muted = false;
    // At most one of the two is there. Each has a menu of its own: an item deletes the menu that it is given.
    std::unique_ptr<KStatusNotifierItem> m_item;
    std::unique_ptr<QMenu> m_embeddedMenu;
    std::unique_ptr<QSystemTrayIcon> m_embedded;
};

} // namespace signalbox::desktop
