// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/deployment_offers.h"
#include "gui/accounts.h"
#include "gui/batch_actions.h"
#include "lists/inbox_model.h"
#include "window/main_window.h"

#include <QObject>
#include <QPointer>

#include <map>
#include <memory>
#include <set>

namespace signalbox::gui {

/// What waits for the user: its list, fed by the accounts, with what each deployment would deploy, and what the user
/// does about it from the inbox.
class InboxSide final : public QObject {
    Q_OBJECT

public:
    InboxSide(Accounts& accounts, BatchActions& batches, core::Clock& clock, views::MainWindow& window,
              QObject* parent = nullptr);
    ~InboxSide() override;

    const lists::InboxModel& model() const { return m_model; }

private:
    using OfferKey = std::tuple<core::AccountId, core::RunId, core::EnvironmentId>;

    void lookNow(const std::vector<lists::InboxRow>& things);
    /// Asks what the deployments would deploy that nobody has asked about yet; with `again` about all of them.
    void lookAtOffers(bool again);
    QCoro::Task<void> lookAt(lists::InboxRow row);
    void lookAgainLater();
    void askForReview(bool approve, const std::vector<lists::InboxRow>& things);
    monitor::RunBatch::Ways waysOf(bool approve, const QString& comment) const;

    Accounts& m_accounts;
    BatchActions& m_batches;
    core::Clock& m_clock;
    views::MainWindow& m_window;
    lists::InboxModel m_model;
    std::map<core::AccountId, std::unique_ptr<delivery::DeploymentOffers>> m_offers;
    std::set<OfferKey> m_asked;
};

} // namespace signalbox::gui
