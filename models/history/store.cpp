// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/store.h"

#include "history/worker.h"

namespace signalbox::history {

using core::Result;
using QCoro::Task;

class Store::Private {
public:
    Worker worker;
};

Store::Store(QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    connect(&d->worker, &Worker::beganAnew, this, &Store::beganAnew);
}

Store::~Store() = default;

// Each task gives its errand away before it first waits and touches nothing of the store after it, because the store
// may be gone by then.

Task<Result<Store::Opened>> Store::open(QString path)
{
    co_return co_await d->worker.give<Opened>(Worker::Kind::Write,
                                              [path](Database& database) { return database.open(path); });
}

Task<Result<Snapshot>> Store::snapshot(core::AccountId account, int runs, int ofEach)
{
    co_return co_await d->worker.give<Snapshot>(Worker::Kind::Read, [account, runs, ofEach](Database& database) {
        return database.snapshot(account, runs, ofEach);
    });
}

Task<Result<void>> Store::apply(core::ChangeSet changes, std::vector<github::Validator> validators)
{
    co_return co_await d->worker.give<void>(
        Worker::Kind::Write, [changes = std::move(changes), validators = std::move(validators)](Database& database) {
            return database.apply(changes, validators);
        });
}

Task<Result<std::vector<github::Validator>>> Store::validators(core::AccountId account,
                                                               std::vector<core::Repository> repositories)
{
    co_return co_await d->worker.give<std::vector<github::Validator>>(
        Worker::Kind::Read, [account, repositories = std::move(repositories)](Database& database) {
            return database.validators(account, repositories);
        });
}

Task<Result<std::vector<github::Validator>>> Store::validators(core::AccountId account, core::RunId run)
{
    co_return co_await d->worker.give<std::vector<github::Validator>>(
        Worker::Kind::Read, [account, run](Database& database) { return database.validators(account, run); });
}

Task<Result<void>> Store::forgetValidators(core::AccountId account, QDateTime endedBefore)
{
    co_return co_await d->worker.give<void>(Worker::Kind::Write, [account, endedBefore](Database& database) {
        return database.forgetValidators(account, endedBefore);
    });
}

Task<Result<void>> Store::keepSeen(core::AccountId account, Seen seen)
{
    co_return co_await d->worker.give<void>(Worker::Kind::Write, [account, seen = std::move(seen)](Database& database) {
        return database.keepSeen(account, seen);
    });
}

Task<Result<std::vector<core::Run>>> Store::runs(core::AccountId account, core::RepositoryId repository, int limit)
{
    co_return co_await d->worker.give<std::vector<core::Run>>(
        Worker::Kind::Read,
        [account, repository, limit](Database& database) { return database.runs(account, repository, limit); });
}

Task<Result<std::vector<Attempt>>> Store::attempts(core::AccountId account, core::RunId run)
{
    co_return co_await d->worker.give<std::vector<Attempt>>(
        Worker::Kind::Read, [account, run](Database& database) { return database.attempts(account, run); });
}

Task<Result<std::vector<core::Job>>> Store::jobs(core::AccountId account, core::RunId run, int attempt)
{
    co_return co_await d->worker.give<std::vector<core::Job>>(
        Worker::Kind::Read,
        [account, run, attempt](Database& database) { return database.jobs(account, run, attempt); });
}

Task<Result<void>> Store::keepAttempt(core::AccountId account, core::RunAttempt attempt)
{
    co_return co_await d->worker.give<void>(
        Worker::Kind::Write,
        [account, attempt = std::move(attempt)](Database& database) { return database.keepAttempt(account, attempt); });
}

Task<Result<std::optional<core::RunAttempt>>> Store::attempt(core::AccountId account, core::Run run, int number)
{
    co_return co_await d->worker.give<std::optional<core::RunAttempt>>(
        Worker::Kind::Read,
        [account, run = std::move(run), number](Database& database) { return database.attempt(account, run, number); });
}

Task<Result<std::vector<core::PastJob>>> Store::pastJobs(core::AccountId account, JobOfWorkflow job, int limit)
{
    co_return co_await d->worker.give<std::vector<core::PastJob>>(
        Worker::Kind::Read,
        [account, job = std::move(job), limit](Database& database) { return database.pastJobs(account, job, limit); });
}

Task<Result<qint64>> Store::beginAction(Action action)
{
    co_return co_await d->worker.give<qint64>(
        Worker::Kind::Write, [action = std::move(action)](Database& database) { return database.beginAction(action); });
}

Task<Result<void>> Store::completeAction(qint64 id, ActionEnd end)
{
    co_return co_await d->worker.give<void>(Worker::Kind::Write, [id, end = std::move(end)](Database& database) {
        return database.completeAction(id, end);
    });
}

Task<Result<std::vector<Action>>> Store::openActions(core::AccountId account)
{
    co_return co_await d->worker.give<std::vector<Action>>(
        Worker::Kind::Read, [account](Database& database) { return database.openActions(account); });
}

Task<Result<std::vector<Action>>> Store::actions(ActionFilter filter)
{
    co_return co_await d->worker.give<std::vector<Action>>(
        Worker::Kind::Read, [filter = std::move(filter)](Database& database) { return database.actions(filter); });
}

Task<Result<std::vector<ActionLink>>> Store::actionLinks()
{
    co_return co_await d->worker.give<std::vector<ActionLink>>(
        Worker::Kind::Read, [](Database& database) { return database.actionLinks(); });
}

Task<Result<ChainState>> Store::verifyActions()
{
    co_return co_await d->worker.give<ChainState>(Worker::Kind::Read,
                                                  [](Database& database) { return database.verifyActions(); });
}

Task<Result<void>> Store::keepUndertaking(Undertaking undertaking)
{
    co_return co_await d->worker.give<void>(
        Worker::Kind::Write,
        [undertaking = std::move(undertaking)](Database& database) { return database.keepUndertaking(undertaking); });
}

Task<Result<std::vector<Undertaking>>> Store::undertakings(core::AccountId account, QString kind)
{
    co_return co_await d->worker.give<std::vector<Undertaking>>(
        Worker::Kind::Read, [account, kind](Database& database) { return database.undertakings(account, kind); });
}

Task<Result<void>> Store::addHealth(core::AccountId account, core::RepositoryName repository, core::HealthRecord since)
{
    co_return co_await d->worker.give<void>(Worker::Kind::Write, [account, repository, since](Database& database) {
        return database.addHealth(account, repository, since);
    });
}

Task<Result<std::vector<core::HealthRecord>>> Store::healthRecords(core::AccountId account,
                                                                   core::RepositoryName repository)
{
    co_return co_await d->worker.give<std::vector<core::HealthRecord>>(
        Worker::Kind::Read,
        [account, repository](Database& database) { return database.healthRecords(account, repository); });
}

// As a reading: what is not done when the program ends is done another day.
Task<Result<Trimmed>> Store::trim(Retention retention, QDateTime now)
{
    co_return co_await d->worker.give<Trimmed>(
        Worker::Kind::Read, [retention, now](Database& database) { return database.trim(retention, now); });
}

} // namespace signalbox::history
