// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "demo/server.h"
#include "github/client.h"
#include "history/store.h"
#include "monitor/run_commands.h"
#include "monitor/watcher.h"

#include <QCoroTask>
#include <QTemporaryDir>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace signalbox::tests {

/// Everything between GitHub and the lists, on one clock that the test moves: the embedded GitHub, a client, a store on
/// disk and a watcher. Keeps the rows that the watcher's lists of changes add up to, as a model would.
class Station {
public:
    using Duration = core::Clock::Duration;

    struct Model {
        std::map<core::RepositoryId, core::Repository> repositories;
        std::map<core::WorkflowId, core::Workflow> workflows;
        std::map<core::RunId, core::Run> runs;
        std::map<core::JobId, core::Job> jobs;
    };

    Station();
    ~Station();
    Q_DISABLE_COPY_MOVE(Station)

    /// A repository with a CI workflow of two tests and a lint, some 90 s long, and a push to begin with.
    demo::Repository& addRepository(const QString& name);
    core::RepositoryName nameOf(const demo::Repository& repository) const;
    demo::Run& latestRun(demo::Repository& repository) { return *repository.runs.back(); }

    /// Opens the store, makes client and watcher, and starts it on these; false when the watcher says so.
    bool open(const std::vector<core::RepositoryName>& names, const QString& storePath = {});
    /// As when the program ends; the store's file stays.
    void close();

    /// Lets time pass: each timer at its own time, each answer before the next timer.
    void pass(Duration length);
    /// Until nothing moves without the clock: the other threads sleep and nothing comes from them or from the wire. A
    /// machine that is busy otherwise makes it longer and not shorter.
    void settle();
    /// Waits for a task, moving the clock where it waits for that; nothing when it waits for ever.
    template <class T>
    std::optional<T> await(QCoro::Task<T> task);

    /// Where the model differs from what GitHub has: one line each, empty when it is the same.
    QStringList differences();
    core::Run modelRun(const demo::Run& run) const;
    int jobsInModel(const demo::Run& run) const;

    core::ManualClock clock;
    demo::Server server;
    QTemporaryDir folder;
    QByteArray token = "token-of-the-viewer";
    QString login = QStringLiteral("mara"); ///< of the account
    bool offline = false; ///< when the watcher is started
    std::unique_ptr<history::Store> store;
    std::unique_ptr<github::Client> client;
    std::unique_ptr<monitor::Watcher> watcher;
    std::unique_ptr<monitor::RunCommands> commands;

    Model model;
    std::vector<core::ChangeSet> sets; ///< all that came
    std::function<void(const core::ChangeSet&)> listener; ///< where it is set, `sets` stays empty
    std::vector<core::Error> failures; ///< Watcher::failed
    QStringList broken; ///< lists of changes that do not follow from the ones before

private:
    void take(const core::ChangeSet& set);
    bool isBusy() const;

    std::function<bool()> m_isDone; // while a task is waited for
};

template <class T>
std::optional<T> Station::await(QCoro::Task<T> task)
{
    auto result = std::make_shared<std::optional<T>>();
    const auto keep = [](QCoro::Task<T> running, std::shared_ptr<std::optional<T>> into) -> QCoro::Task<void> {
        into->emplace(co_await running);
    };
    keep(std::move(task), result);
    for (int turns = 0; turns < 1'000 && !*result; ++turns) {
        m_isDone = [result] { return result->has_value(); };
        settle();
        m_isDone = {};
        if (!*result)
            clock.advanceToNext();
    }
    return *result;
}

} // namespace signalbox::tests
