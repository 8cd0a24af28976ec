// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/database.h"

#include "history/action_table.h"
#include "history/attempt_table.h"
#include "history/damaged_file.h"
#include "history/health_table.h"
#include "history/job_table.h"
#include "history/past_table.h"
#include "history/repository_table.h"
#include "history/run_table.h"
#include "history/schema.h"
#include "history/storage_error.h"
#include "history/undertaking_table.h"
#include "history/validator_table.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::history {
namespace {

/// Writes one change of a list into its table.
class Writer {
public:
    Writer(Connection& connection, AccountKey account)
        : m_connection(connection)
        , m_account(account)
    {
    }

    template <class Row>
    bool operator()(const core::Changed<Row>& change) const
    {
        return save(m_connection, m_account, change.after);
    }
    /// What a run waits for is asked anew: it may have been dealt with long ago.
    bool operator()(const core::Changed<core::PendingDeployments>&) const { return true; }
    bool operator()(const core::Changed<core::SilentChecks>&) const { return true; }
    bool operator()(const core::RunRemoved& gone) const { return remove(m_connection, m_account, gone.run); }
    bool operator()(const core::RepositoryRemoved& gone) const
    {
        return remove(m_connection, m_account, gone.repository);
    }

private:
    Connection& m_connection;
    AccountKey m_account;
};

} // namespace

Database::Database(std::function<void(QString)> beganAnew)
    : m_beganAnew(std::move(beganAnew))
{
}

core::Result<Store::Opened> Database::open(const QString& path)
{
    m_connection.close();
    m_trimming = {};
    m_path = path;
    m_refusal.reset();
    const QString folder = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(folder))
        return std::unexpected(m_refusal.emplace(folderError(folder)));
    const std::optional<Problem> problem = prepare();
    if (!problem)
        return Store::Opened{};
    if (problem->damaged)
        return beginAnew().transform([](const QString& name) { return Store::Opened{.setAside = name}; });
    m_connection.close();
    return std::unexpected(m_refusal.emplace(problem->error));
}

std::optional<Database::Problem> Database::prepare()
{
    const auto problem = [this] {
        return Problem{.damaged = m_connection.failure().isDamage(),
                       .error = storageError(m_path, m_connection.failure())};
    };
    // SQLite takes the log away at a clean end. Only after another one, or beside another program, is the whole file
    // worth the time that it takes to read.
    const bool endedInTheMiddle = QFileInfo::exists(m_path + u"-wal"_s);
    const auto version = m_connection.open(m_path) ? schemaVersion(m_connection) : std::nullopt;
    if (!version)
        return problem();
    // Before anything is written: what a newer program made is not ours to touch.
    if (*version > newestSchema())
        return Problem{.error = newerSchemaError(m_path, *version, newestSchema())};
    if (const auto found = endedInTheMiddle ? damage() : std::nullopt)
        return Problem{.damaged = true, .error = storageError(m_path, *found)};
    // WAL with FULL syncs the log at each commit. NORMAL would do for a killed program, whose writes the system still
    // has; but an action is in the log before its request goes out, and that has to hold through a power cut too.
    // Room that is free is given back to the disk by trim(). Counts for a file without a table, so it comes first.
    if (!m_connection.run(u"PRAGMA auto_vacuum = INCREMENTAL"_s) || !m_connection.run(u"PRAGMA journal_mode = WAL"_s)
        || !m_connection.run(u"PRAGMA synchronous = FULL"_s) || !migrate(m_connection))
        return problem();
    return std::nullopt;
}

std::optional<Failure> Database::damage()
{
    const auto answer = m_connection.text(u"PRAGMA quick_check(1)"_s);
    if (answer == u"ok"_s)
        return std::nullopt;
    if (!answer)
        return m_connection.failure().isDamage() ? std::optional(m_connection.failure()) : std::nullopt;
    return Failure{.text = *answer};
}

core::Result<QString> Database::beginAnew()
{
    const auto moved = setAside(m_path, m_clock.now());
    m_connection.close();
    m_trimming = {};
    if (!moved)
        return std::unexpected(m_refusal.emplace(cannotSetAsideError(m_path, moved.error())));
    if (const auto problem = prepare()) {
        m_connection.close();
        return std::unexpected(m_refusal.emplace(problem->error));
    }
    return *moved;
}

core::Error Database::failed()
{
    if (m_refusal)
        return *m_refusal;
    if (m_path.isEmpty())
        return notOpenError();
    const Failure failure = m_connection.failure();
    if (!failure.isDamage())
        return storageError(m_path, failure);
    const auto moved = beginAnew();
    if (!moved)
        return moved.error();
    m_beganAnew(*moved);
    return damagedError(m_path, *moved, failure);
}

std::optional<AccountKey> Database::key(const core::AccountId& account)
{
    return m_connection.isOpen() ? accountKey(m_connection, account) : std::nullopt;
}

template <class Rows, class Read>
core::Result<Rows> Database::answer(const core::AccountId& account, Read read)
{
    Rows rows;
    const auto owner = key(account);
    if (!owner || !read(*owner, rows))
        return std::unexpected(failed());
    return rows;
}

bool Database::loadOfEach(AccountKey account, int ofEach, Snapshot& snapshot)
{
    QSet<core::RunId> known;
    for (const core::Run& run : snapshot.runs)
        known.insert(run.id);
    for (const core::Repository& repository : snapshot.repositories) {
        std::vector<core::Run> runs;
        if (!load(m_connection, account, repository.id, ofEach, runs))
            return false;
        std::ranges::copy_if(runs, std::back_inserter(snapshot.runs),
                             [&](const core::Run& run) { return !known.contains(run.id); });
    }
    return true;
}

core::Result<Snapshot> Database::snapshot(const core::AccountId& account, int runs, int ofEach)
{
    return answer<Snapshot>(account, [&](AccountKey owner, Snapshot& snapshot) {
        return load(m_connection, owner, snapshot.repositories) && load(m_connection, owner, snapshot.workflows)
            && load(m_connection, owner, core::RepositoryId{}, runs, snapshot.runs)
            && (ofEach == 0 || loadOfEach(owner, ofEach, snapshot)) && load(m_connection, owner, snapshot.seen);
    });
}

core::Result<std::vector<github::Validator>> Database::validators(const core::AccountId& account,
                                                                  const std::vector<core::Repository>& repositories)
{
    return answer<std::vector<github::Validator>>(
        account, [&](AccountKey owner, auto& rows) { return load(m_connection, owner, repositories, rows); });
}

core::Result<std::vector<github::Validator>> Database::validators(const core::AccountId& account, core::RunId run)
{
    return answer<std::vector<github::Validator>>(
        account, [&](AccountKey owner, auto& rows) { return load(m_connection, owner, run, rows); });
}

core::Result<void> Database::forgetValidators(const core::AccountId& account, const QDateTime& endedBefore)
{
    const auto owner = key(account);
    if (!owner || !history::forgetValidators(m_connection, *owner, endedBefore))
        return std::unexpected(failed());
    return {};
}

core::Result<void> Database::keepSeen(const core::AccountId& account, const Seen& seen)
{
    const auto owner = key(account);
    bool done = false;
    if (owner) {
        Transaction transaction(m_connection);
        done = transaction.isOpen() && save(m_connection, *owner, seen) && transaction.commit();
    }
    if (!done)
        return std::unexpected(failed());
    return {};
}

core::Result<void> Database::apply(const core::ChangeSet& changes, const std::vector<github::Validator>& validators)
{
    const auto owner = key(changes.account);
    if (!owner)
        return std::unexpected(failed());
    const auto write = [&](const core::Change& change) { return std::visit(Writer(m_connection, *owner), change); };
    const auto keep = [&](const github::Validator& validator) { return save(m_connection, *owner, validator); };
    bool done = false;
    {
        Transaction transaction(m_connection);
        done = transaction.isOpen() && std::ranges::all_of(changes.changes, write)
            && std::ranges::all_of(validators, keep) && transaction.commit();
    }
    if (!done)
        return std::unexpected(failed());
    return {};
}

core::Result<std::vector<core::Run>> Database::runs(const core::AccountId& account, core::RepositoryId repository,
                                                    int limit)
{
    return answer<std::vector<core::Run>>(account, [&](AccountKey owner, std::vector<core::Run>& rows) {
        return load(m_connection, owner, repository, limit, rows);
    });
}

core::Result<std::vector<Attempt>> Database::attempts(const core::AccountId& account, core::RunId run)
{
    return answer<std::vector<Attempt>>(
        account, [&](AccountKey owner, std::vector<Attempt>& rows) { return load(m_connection, owner, run, rows); });
}

core::Result<std::vector<core::Job>> Database::jobs(const core::AccountId& account, core::RunId run, int attempt)
{
    return answer<std::vector<core::Job>>(account, [&](AccountKey owner, std::vector<core::Job>& rows) {
        return load(m_connection, owner, run, attempt, rows);
    });
}

core::Result<void> Database::keepAttempt(const core::AccountId& account, const core::RunAttempt& attempt)
{
    const auto owner = key(account);
    bool done = false;
    if (owner) {
        Transaction transaction(m_connection);
        done = transaction.isOpen() && save(m_connection, *owner, attempt) && transaction.commit();
    }
    if (!done)
        return std::unexpected(failed());
    return {};
}

core::Result<std::optional<core::RunAttempt>> Database::attempt(const core::AccountId& account, const core::Run& run,
                                                                int number)
{
    return answer<std::optional<core::RunAttempt>>(
        account, [&](AccountKey owner, auto& found) { return load(m_connection, owner, run, number, found); });
}

core::Result<std::vector<core::PastJob>> Database::pastJobs(const core::AccountId& account, const JobOfWorkflow& job,
                                                            int limit)
{
    return answer<std::vector<core::PastJob>>(account, [&](AccountKey owner, std::vector<core::PastJob>& rows) {
        return load(m_connection, owner, job, limit, rows);
    });
}

core::Result<qint64> Database::beginAction(const Action& action)
{
    const auto id = m_connection.isOpen() ? begin(m_connection, action) : std::nullopt;
    if (!id)
        return std::unexpected(failed());
    return *id;
}

core::Result<void> Database::completeAction(qint64 id, const ActionEnd& end)
{
    const auto found = m_connection.isOpen() ? complete(m_connection, id, end) : std::nullopt;
    if (!found)
        return std::unexpected(failed());
    if (!*found)
        return std::unexpected(noSuchActionError(id));
    return {};
}

core::Result<std::vector<Action>> Database::openActions(const core::AccountId& account)
{
    std::vector<Action> rows;
    if (!m_connection.isOpen() || !loadOpen(m_connection, account, rows))
        return std::unexpected(failed());
    return rows;
}

core::Result<std::vector<Action>> Database::actions(const ActionFilter& filter)
{
    std::vector<Action> rows;
    if (!m_connection.isOpen() || !load(m_connection, filter, rows))
        return std::unexpected(failed());
    return rows;
}

core::Result<std::vector<ActionLink>> Database::actionLinks()
{
    std::vector<ActionLink> links;
    if (!m_connection.isOpen() || !load(m_connection, links))
        return std::unexpected(failed());
    return links;
}

core::Result<ChainState> Database::verifyActions()
{
    const auto state = m_connection.isOpen() ? check(m_connection) : std::nullopt;
    if (!state)
        return std::unexpected(failed());
    return *state;
}

core::Result<void> Database::keepUndertaking(const Undertaking& undertaking)
{
    const auto owner = key(undertaking.account);
    if (!owner || !save(m_connection, *owner, undertaking))
        return std::unexpected(failed());
    return {};
}

core::Result<std::vector<Undertaking>> Database::undertakings(const core::AccountId& account, const QString& kind)
{
    return answer<std::vector<Undertaking>>(
        account, [&](AccountKey owner, auto& rows) { return load(m_connection, owner, account, kind, rows); });
}

core::Result<void> Database::addHealth(const core::AccountId& account, const core::RepositoryName& repository,
                                       const core::HealthRecord& since)
{
    const auto owner = key(account);
    if (!owner || !add(m_connection, *owner, repository, since))
        return std::unexpected(failed());
    return {};
}

core::Result<std::vector<core::HealthRecord>> Database::healthRecords(const core::AccountId& account,
                                                                      const core::RepositoryName& repository)
{
    return answer<std::vector<core::HealthRecord>>(
        account, [&](AccountKey owner, auto& rows) { return load(m_connection, owner, repository, rows); });
}

core::Result<Trimmed> Database::trim(const Retention& retention, const QDateTime& now)
{
    const auto trimmed = m_connection.isOpen() ? m_trimming.next(m_connection, retention, now) : std::nullopt;
    if (!trimmed)
        return std::unexpected(failed());
    return *trimmed;
}

} // namespace signalbox::history
