// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guards.h"

namespace signalbox::gui {

Guards::Guards(session::Workspace& workspace, Accounts& accounts, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_accounts(accounts)
{
    // A new session of the account has a client of its own.
    connect(&accounts, &Accounts::opened, this, [this](const core::AccountId& account) {
        m_guards.erase(account);
        of(account);
    });
}

Guards::~Guards() = default;

delivery::EnvironmentGuards* Guards::of(const core::AccountId& account)
{
    auto* session = m_accounts.find(account);
    if (!session)
        return nullptr;
    auto& guards = m_guards[account];
    if (!guards) {
        guards = std::make_unique<delivery::EnvironmentGuards>(session->client(), m_workspace.store(),
                                                               m_workspace.clock(), m_workspace.profile().data);
        // They use the client to their end.
        connect(&session->client(), &QObject::destroyed, this, [this, account, ending = guards.get()] {
            if (const auto kept = m_guards.find(account); kept != m_guards.end() && kept->second.get() == ending)
                m_guards.erase(kept);
        });
        Q_EMIT opened(account, *guards);
    }
    return guards.get();
}

} // namespace signalbox::gui
