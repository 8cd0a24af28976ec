// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/clock.h"
#include "github/client.h"
#include "history/store.h"
#include "monitor/conditions.h"

#include <QObject>

#include <memory>
#include <optional>

namespace signalbox::monitor {

/// Decides what to ask GitHub, and when; nobody else does. Every answer goes to the store first and then out as one
/// list of changes. One object an account; GUI thread.
class Watcher final : public QObject {
    Q_OBJECT

public:
    Watcher(github::Client& client, history::Store& store, core::Clock& clock, QObject* parent = nullptr);
    ~Watcher() override;

    /// Begins with what the store knows: the first list of changes is that, with every row as new.
    QCoro::Task<core::Result<void>> start(std::vector<core::RepositoryName> repositories);
    void watch(const core::RepositoryName& name);
    void unwatch(const core::RepositoryName& name);
    std::vector<core::RepositoryName> watched() const;

    /// What the user looks at goes first and is looked at often, its jobs also when it has ended.
    void setOnScreen(std::optional<core::RepositoryId> repository, std::optional<core::RunId> run);
    /// After a user's action, or "look now": as soon as the budget lets us.
    void lookNow(const core::RepositoryName& name, core::RunId run = {});
    void lookNow(); ///< at everything
    /// At the list of its workflows, which is else looked at once an hour.
    void lookAtWorkflows(const core::RepositoryName& name);
    void setConditions(const Conditions& conditions);

    /// The row as it is known; nothing before its first answer.
    std::optional<core::Repository> repository(const core::RepositoryName& name) const;
    std::optional<core::Freshness> freshness(const core::RepositoryName& name) const;
    std::optional<QDateTime> nextLook() const; ///< the soonest of all
    bool isLooking() const; ///< a request of ours is on its way or waits for the budget, or the store is being read

Q_SIGNALS:
    void changed(const core::ChangeSet& changes);
    void freshnessChanged(const core::Freshness& freshness);
    /// The store or the account is in trouble: nothing of one repository alone.
    void failed(const core::Error& error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace signalbox::monitor
