// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/command.h"
#include "delivery/deployment_offers.h"
#include "lists/inbox_model.h"

#include <map>
#include <memory>

namespace signalbox::console {

/// `signalbox approve`: what waits for the user's word in all repositories, with what each would deploy; and says yes
/// or no to what was named. Without a name it only shows.
class ApproveCommand final : public Command {
    Q_OBJECT

public:
    ApproveCommand(session::Workspace& workspace, const cli::Options& options, QObject* parent = nullptr);

protected:
    void looked() override;

private:
    /// One thing that waits, and what became of it.
    struct Thing {
        lists::InboxRow row;
        QString result = QStringLiteral("waiting"); ///< then "approved", "rejected", "refused" or "unknown"
        QString words; ///< why it was refused; else empty
    };

    QCoro::Task<void> act();
    /// Asks what the runs wait for of which the look has not said it yet.
    QCoro::Task<void> lookAtPending();
    std::vector<Thing> waiting() const;
    /// Those that the words and options of the command mean; Rejected for a run that does not wait.
    core::Result<std::vector<Thing>> chosen(const std::vector<Thing>& all) const;
    QCoro::Task<void> lookAtOffers(std::vector<Thing>* things);
    QCoro::Task<void> review(Thing* thing);
    bool tell(const std::vector<Thing>& things);
    /// Whether the user says yes; Rejected where nobody can be asked.
    bool isConfirmed(const std::vector<Thing>& things);
    session::AccountSession* sessionOf(const core::AccountId& account);

    lists::InboxModel m_inbox;
    std::map<core::AccountId, std::unique_ptr<delivery::DeploymentOffers>> m_offers;
};

} // namespace signalbox::console
