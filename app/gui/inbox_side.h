// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/accounts.h"
#include "gui/batch_actions.h"
#include "lists/inbox_model.h"
#include "window/main_window.h"

#include <QObject>

namespace signalbox::gui {

/// What waits for the user: its list, fed by the accounts, and what the user does about it from the inbox.
class InboxSide final : public QObject {
    Q_OBJECT

public:
    InboxSide(Accounts& accounts, BatchActions& batches, core::Clock& clock, views::MainWindow& window,
              QObject* parent = nullptr);
    ~InboxSide() override;

    const lists::InboxModel& model() const { return m_model; }

private:
    void lookNow(const std::vector<lists::InboxRow>& things);
    void askForReview(bool approve, const std::vector<lists::InboxRow>& deployments);
    monitor::RunBatch::Ways waysOf(bool approve, const QString& comment) const;

    Accounts& m_accounts;
    BatchActions& m_batches;
    views::MainWindow& m_window;
    lists::InboxModel m_model;
};

} // namespace signalbox::gui
