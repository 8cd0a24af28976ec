// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/status_line.h"

#include "common/elided_label.h"
#include "common/plain_text.h"
#include "common/status_icon.h"
#include "common/theme.h"

#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::views {

StatusLine::StatusLine(core::Clock& clock, QWidget* parent)
    : QStatusBar(parent)
    , m_clock(clock)
    , m_mark(new StatusIcon)
    , m_connection(new ElidedLabel)
    , m_next(mutedLabel())
    , m_quota(mutedLabel())
    , m_account(mutedLabel())
{
    m_connection->setObjectName(u"connection"_s);
    m_next->setObjectName(u"nextLook"_s);
    m_quota->setObjectName(u"quota"_s);
    m_account->setObjectName(u"account"_s);
    m_next->setAccessibleDescription(u"When Signalbox asks GitHub again"_s);
    m_quota->setAccessibleDescription(u"Requests of this hour that GitHub has counted"_s);
    m_account->setAccessibleDescription(u"The account that GitHub is asked as"_s);
    m_quota->setToolTip(plainToolTip(u"What GitHub has counted this hour, for all programs of this account together. "
                                     u"Looking at what has not changed is free."_s));
    setSizeGripEnabled(false);

    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(space::Medium, space::Tight, space::Medium, space::Tight);
    layout->setSpacing(space::Small);
    layout->addWidget(m_mark);
    layout->addWidget(m_connection, 1);
    for (QLabel* label : {m_next, m_quota, m_account}) {
        layout->addSpacing(space::Large);
        layout->addWidget(label);
    }
    addWidget(row, 1);
    refresh();
}

void StatusLine::setAccount(const std::optional<core::Account>& account)
{
    m_signs.signedIn = account.has_value();
    QString name = account ? account->login : QString();
    if (account && name.isEmpty())
        name = u"no login"_s;
    if (account && account->webUrl.host() != u"github.com"_s)
        name += u" at "_s + account->webUrl.host();
    m_account->setText(name);
    m_account->setVisible(!name.isEmpty());
    refresh();
}

void StatusLine::setQuota(const core::Quota& quota)
{
    m_signs.quota = quota;
    refresh();
}

void StatusLine::setFreshness(const core::Freshness& freshness)
{
    m_signs.freshness[freshness.name] = freshness;
    refresh();
}

void StatusLine::forgetFreshness(const core::RepositoryName& name)
{
    m_signs.freshness.erase(name);
    refresh();
}

void StatusLine::setOffline(bool offline)
{
    m_signs.offline = offline;
    refresh();
}

void StatusLine::setNextLook(const std::optional<QDateTime>& at, bool looking)
{
    m_nextLook = at;
    m_looking = looking;
    refresh();
}

Connection StatusLine::connectionNow() const
{
    return connection(m_signs, m_clock.now());
}

void StatusLine::showEvent(QShowEvent* event)
{
    QStatusBar::showEvent(event);
    refresh();
    if (!m_ticking)
        tick();
}

void StatusLine::tick()
{
    m_ticking = isVisible();
    if (!m_ticking)
        return;
    m_clock.after(1s, this, [this] {
        refresh();
        tick();
    });
}

void StatusLine::refresh()
{
    const QDateTime now = m_clock.now();
    const Connection state = connection(m_signs, now);
    m_mark->setOutcome(state.shape);
    m_connection->setText(state.text);
    m_connection->setToolTip(plainToolTip(state.detail));
    m_connection->setAccessibleName(u"Connection: "_s + state.text);
    const bool asks = state.kind == Connection::Kind::Live || state.kind == Connection::Kind::Stale
        || state.kind == Connection::Kind::Beginning || state.kind == Connection::Kind::Offline;
    m_next->setText(asks ? nextLookText(m_nextLook, m_looking, now) : QString());
    m_quota->setText(m_signs.signedIn ? quotaText(m_signs.quota, now) : QString());
}

} // namespace signalbox::views
