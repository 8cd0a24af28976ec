// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/tray.h"

#include "common/icons.h"
#include "common/status_icon.h"
#include "desktop/tray_icon.h"

#include <KStatusNotifierItem>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QSystemTrayIcon>
#include <ranges>

using namespace Qt::StringLiterals;

namespace signalbox::desktop {
namespace {

const auto watcherService = u"org.kde.StatusNotifierWatcher"_s;
constexpr int mostRuns = 12; // a menu is for a glance; the window has them all

/// "&" would mark a shortcut.
QString menuText(const QString& text)
{
    return QString(text).replace(u'&', "&&"_L1);
}

} // namespace

Tray::Tray(const QDBusConnection& bus, QObject* parent)
    : QObject(parent)
    , m_bus(bus)
{
    auto* watcher = new QDBusServiceWatcher(watcherService, m_bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString&, const QString&, const QString& newOwner) { setWatcher(!newOwner.isEmpty()); });
    fillMenu();
    askForWatcher();
    refresh();
}

Tray::~Tray()
{
    // Both refer to the menu, which as a member would end before them.
    delete m_item;
    delete m_embedded;
}

Tray::Kind Tray::kind() const
{
    if (m_item)
        return Kind::StatusNotifier;
    return m_embedded ? Kind::XEmbed : Kind::None;
}

void Tray::askForWatcher()
{
    if (!m_bus.isConnected())
        return;
    auto question = QDBusMessage::createMethodCall(u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s,
                                                   u"org.freedesktop.DBus"_s, u"NameHasOwner"_s);
    question.setArguments({watcherService});
    auto* call = new QDBusPendingCallWatcher(m_bus.asyncCall(question), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* finished) {
        finished->deleteLater();
        const QDBusPendingReply<bool> reply = *finished;
        setWatcher(!reply.isError() && reply.value());
    });
}

void Tray::setWatcher(bool present)
{
    m_hasWatcher = present;
    refresh();
}

void Tray::refresh()
{
    const auto before = kind();
    const bool embeds = !m_hasWatcher && QSystemTrayIcon::isSystemTrayAvailable();
    if (!m_hasWatcher)
        delete std::exchange(m_item, nullptr);
    if (!embeds)
        delete std::exchange(m_embedded, nullptr);
    if (m_hasWatcher && !m_item) {
        m_item = new KStatusNotifierItem(u"signalbox"_s, this);
        m_item->setCategory(KStatusNotifierItem::ApplicationStatus);
        m_item->setTitle(u"Signalbox"_s);
        m_item->setStandardActionsEnabled(false);
        m_item->setContextMenu(&m_menu);
        connect(m_item, &KStatusNotifierItem::activateRequested, this, &Tray::openAsked);
    } else if (embeds && !m_embedded) {
        m_embedded = new QSystemTrayIcon(this);
        m_embedded->setContextMenu(&m_menu);
        connect(m_embedded, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
            if (reason != QSystemTrayIcon::Context)
                Q_EMIT openAsked();
        });
    }
    dress();
    if (m_embedded)
        m_embedded->show(); // only now: an icon is shown with a picture
    if (kind() != before)
        Q_EMIT kindChanged(kind());
}

void Tray::setState(const TrayState& state)
{
    if (state == m_state)
        return;
    m_state = state;
    fillMenu();
    dress();
}

void Tray::dress()
{
    if (m_item) {
        m_item->setIconByPixmap(trayIcon(m_state));
        m_item->setToolTip(QIcon(), u"Signalbox"_s, m_state.words());
        // Never passive: trays hide what is.
        m_item->setStatus(KStatusNotifierItem::Active);
    }
    if (m_embedded) {
        m_embedded->setIcon(trayIcon(m_state));
        m_embedded->setToolTip("Signalbox: "_L1 + m_state.words());
    }
}

void Tray::fillMenu()
{
    m_menu.clear();
    auto* summary = m_menu.addAction(views::statusIcon(m_state.worst()), m_state.words());
    summary->setEnabled(false);
    for (const auto& run : m_state.runs | std::views::take(mostRuns)) {
        auto* action
            = m_menu.addAction(views::statusIcon(run.outcome), menuText(core::words(run.outcome) + ": "_L1 + run.text));
        connect(action, &QAction::triggered, this, [this, run] { Q_EMIT runAsked(run.account, run.run); });
    }
    m_menu.addSeparator();
    connect(m_menu.addAction(tr("&Open Signalbox")), &QAction::triggered, this, &Tray::openAsked);
    connect(m_menu.addAction(views::lineIcon(u"refresh"_s), tr("&Look now")), &QAction::triggered, this,
            &Tray::lookNowAsked);
    m_menu.addSeparator();
    connect(m_menu.addAction(tr("&Quit")), &QAction::triggered, this, &Tray::quitAsked);
}

} // namespace signalbox::desktop
