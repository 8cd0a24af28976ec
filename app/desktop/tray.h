// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/tray_state.h"

#include <QDBusConnection>
#include <QMenu>
#include <QObject>

#include <memory>

class KStatusNotifierItem;
class QSystemTrayIcon;

namespace signalbox::desktop {

/// The icon in the tray and its menu: as a StatusNotifierItem where the bus has a watcher for them, else in an XEmbed
/// tray, else nowhere. A tray may come and go while we run.
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
    /// Looks again: an XEmbed tray does not announce itself to those that found none.
    void refresh();
    void setState(const TrayState& state);

Q_SIGNALS:
    void kindChanged(desktop::Tray::Kind kind);
    void openAsked();
    void runAsked(const core::AccountId& account, core::RunId run);
    void lookNowAsked();
    void quitAsked();

private:
    void askForWatcher();
    void setWatcher(bool present);
    void fillMenu();
    void dress();

    QDBusConnection m_bus;
    bool m_hasWatcher = false;
    TrayState m_state;
    QMenu m_menu;
    KStatusNotifierItem* m_item = nullptr; // owned as a child; at most one of the two is there
    QSystemTrayIcon* m_embedded = nullptr;
};

} // namespace signalbox::desktop
