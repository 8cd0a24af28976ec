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
#include <QDBusVariant>
#include <QMenu>
#include <QSystemTrayIcon>
#include <ranges>

using namespace Qt::StringLiterals;

namespace signalbox::desktop {
namespace {

const auto watcherService = u"org.kde.StatusNotifierWatcher"_s; // and the name of its interface
const auto watcherPath = u"/StatusNotifierWatcher"_s;
constexpr int mostRuns = 12; // a menu is for a glance; the window has them all
constexpr int mostOfInbox = 4;

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
    connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, [this] { askForHost(); });
    for (const auto& change : {u"StatusNotifierHostRegistered"_s, u"StatusNotifierHostUnregistered"_s})
        m_bus.connect(watcherService, watcherPath, watcherService, change, this, SLOT(askForHost()));
    askForHost();
    connect(this, &Tray::openAsked, this, &Tray::answer);
    connect(this, &Tray::runAsked, this, &Tray::answer);
    connect(this, &Tray::inboxAsked, this, &Tray::answer);
}

Tray::~Tray() = default;

Tray::Kind Tray::kind() const
{
    if (m_item)
        return Kind::StatusNotifier;
    return m_embedded ? Kind::XEmbed : Kind::None;
}

void Tray::askForHost()
{
    if (!m_bus.isConnected()) {
        setPanel(Panel::None);
        return;
    }
    auto question
        = QDBusMessage::createMethodCall(watcherService, watcherPath, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    question.setArguments({watcherService, u"IsStatusNotifierHostRegistered"_s});
    question.setAutoStartService(false);
    auto* call = new QDBusPendingCallWatcher(m_bus.asyncCall(question), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* finished) {
        finished->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *finished;
        setPanel(reply.isError()                        ? Panel::None
                     : reply.value().variant().toBool() ? Panel::Drawing
                                                        : Panel::WatchingOnly);
    });
}

void Tray::setPanel(Panel panel)
{
    m_panel = panel;
    refresh();
}

void Tray::refresh()
{
    const auto before = kind();
    const bool draws = m_panel == Panel::Drawing;
    // Qt takes a watcher alone for a tray.
    const bool embeds = m_panel == Panel::None && QSystemTrayIcon::isSystemTrayAvailable();
    if (!draws)
        m_item.reset();
    if (!embeds) {
        m_embedded.reset();
        m_embeddedMenu.reset();
    }
    if (draws && !m_item)
        makeItem();
    else if (embeds && !m_embedded)
        makeEmbedded();
    if (kind() != before)
        Q_EMIT kindChanged(kind());
}

void Tray::makeItem()
{
    m_item = std::make_unique<KStatusNotifierItem>(u"signalbox"_s);
    m_item->setCategory(KStatusNotifierItem::ApplicationStatus);
    m_item->setTitle(u"Signalbox"_s);
    m_item->setStandardActionsEnabled(false);
    connect(m_item.get(), &KStatusNotifierItem::activateRequested, this, &Tray::openAsked);
    fillMenu();
    dress();
}

void Tray::makeEmbedded()
{
    m_embeddedMenu = std::make_unique<QMenu>();
    m_embedded = std::make_unique<QSystemTrayIcon>();
    m_embedded->setContextMenu(m_embeddedMenu.get());
    // What came while it was open; not before what was chosen in it is done.
    connect(m_embeddedMenu.get(), &QMenu::aboutToHide, this, &Tray::fillMenu, Qt::QueuedConnection);
    connect(m_embedded.get(), &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason != QSystemTrayIcon::Context)
            Q_EMIT openAsked();
    });
    fillMenu();
    dress();
    m_embedded->show(); // only now: an icon is shown with a picture
}

void Tray::setState(const TrayState& state)
{
    if (state == m_state)
        return;
    m_state = state;
    fillMenu();
    dress();
}

void Tray::call()
{
    m_calls = true;
    dress();
}

void Tray::answer()
{
    if (std::exchange(m_calls, false))
        dress();
}

void Tray::setMuted(bool muted)
{
    if (std::exchange(m_muted, muted) != muted)
        fillMenu();
}

void Tray::dress()
{
    if (m_item) {
        m_item->setIconByPixmap(trayIcon(m_state));
        m_item->setAttentionIconByPixmap(trayIcon(m_state));
        m_item->setToolTip(QIcon(), u"Signalbox"_s, m_state.words());
        // Never passive: trays hide what is.
        m_item->setStatus(m_calls ? KStatusNotifierItem::NeedsAttention : KStatusNotifierItem::Active);
    }
    if (m_embedded) {
        m_embedded->setIcon(trayIcon(m_state));
        m_embedded->setToolTip("Signalbox: "_L1 + m_state.words());
    }
}

void Tray::fillMenu()
{
    auto* menu = m_item ? m_item->contextMenu() : m_embeddedMenu.get();
    // Nothing moves under the pointer: who aims at one entry must not press another.
    if (!menu || menu->isVisible())
        return;
    menu->clear();
    auto* summary = menu->addAction(views::statusIcon(m_state.worst()), m_state.words());
    summary->setEnabled(false);
    for (const auto& run : m_state.runs | std::views::take(mostRuns)) {
        auto* action
            = menu->addAction(views::statusIcon(run.outcome), menuText(core::words(run.outcome) + ": "_L1 + run.text));
        connect(action, &QAction::triggered, this, [this, run] { Q_EMIT runAsked(run.account, run.run); });
    }
    addInbox(*menu);
    menu->addSeparator();
    connect(menu->addAction(tr("&Open Signalbox")), &QAction::triggered, this, &Tray::openAsked);
    connect(menu->addAction(views::lineIcon(u"refresh"_s), tr("&Look now")), &QAction::triggered, this,
            &Tray::lookNowAsked);
    connect(menu->addAction(m_muted ? tr("Hear notifications &again") : tr("&Mute notifications for an hour")),
            &QAction::triggered, this, [this] { Q_EMIT muteAsked(!m_muted); });
    menu->addSeparator();
    connect(menu->addAction(tr("&Quit")), &QAction::triggered, this, &Tray::quitAsked);
}

/// Below the runs, so that what broke is read first.
void Tray::addInbox(QMenu& menu)
{
    if (m_state.inbox.isEmpty())
        return;
    menu.addSeparator();
    const auto add = [&](const QString& text, const QIcon& icon) {
        connect(menu.addAction(icon, text), &QAction::triggered, this, &Tray::inboxAsked);
    };
    add(tr("&Inbox: %1 waiting for you").arg(m_state.inbox.size()), views::lineIcon(u"person"_s));
    for (const QString& thing : m_state.inbox | std::views::take(mostOfInbox))
        add(menuText(thing), {});
}

} // namespace signalbox::desktop
