// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/trimming.h"

#include "history/run_table.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::history {
namespace {

// A transaction of so many, with a matrix each, takes some ten milliseconds.
constexpr std::size_t runsAtATime = 40;

constexpr int pagesAtATime = 1'000; // 4 MB
// So many free pages are left in the file: what comes in tomorrow takes them.
constexpr qint64 pagesLeftFree = 500;
// A file from before it could give pages back is written anew once, when so much of it is free.
constexpr qint64 partWorthWritingAnew = 4;

constexpr int incremental = 2; // https://www.sqlite.org/pragma.html#pragma_auto_vacuum

/// The moment from which ages are counted: this machine's time, unless GitHub has not been heard of for as long. A
/// clock that was set years ahead by mistake makes nothing old, because the newest runs are as old as they were.
std::optional<QDateTime> vouchedFor(Connection& connection, AccountKey account, const QDateTime& now)
{
    std::optional<QDateTime> newest = now;
    const auto read = [&](const QSqlQuery& row) { newest = std::min(now, time(row.value(0))); };
    const QString sql = u"SELECT created_at FROM run WHERE account = ? AND created_at IS NOT NULL "
                        "ORDER BY created_at DESC LIMIT 1"_s;
    return connection.read(sql, read, account.value) ? newest : std::nullopt;
}

/// What is older than this is one too many; invalid when there are not so many.
std::optional<QDateTime> oldestOf(Connection& connection, AccountKey account, qint64 mostRuns)
{
    std::optional<QDateTime> oldest = QDateTime();
    const auto read = [&](const QSqlQuery& row) { oldest = time(row.value(0)); };
    const QString sql = u"SELECT created_at FROM run WHERE account = ? ORDER BY created_at DESC LIMIT 1 OFFSET ?"_s;
    return connection.read(sql, read, account.value, mostRuns - 1) ? oldest : std::nullopt;
}

/// Some of the free pages at the end of the file go. False in `done` while there are more.
bool giveBack(Connection& connection, bool& done)
{
    const auto free = connection.number(u"PRAGMA freelist_count"_s);
    const auto pages = connection.number(u"PRAGMA page_count"_s);
    const auto kind = connection.number(u"PRAGMA auto_vacuum"_s);
    if (!free || !pages || !kind)
        return false;
    done = *free <= pagesLeftFree;
    if (done)
        return true;
    if (*kind == incremental) {
        // A row a page: they go as they are read.
        return connection.read(u"PRAGMA incremental_vacuum(%1)"_s.arg(pagesAtATime), [](const QSqlQuery&) { });
    }
    done = true;
    if (*free < *pages / partWorthWritingAnew)
        return true;
    return connection.run(u"PRAGMA auto_vacuum = INCREMENTAL"_s) && connection.run(u"VACUUM"_s);
}

} // namespace

std::optional<Trimmed> Trimming::next(Connection& connection, const Retention& retention, const QDateTime& now)
{
    Trimmed trimmed;
    bool isWell = true;
    if (!m_isUnderWay)
        isWell = begin(connection, retention, now);
    else if (!m_leaving.empty())
        isWell = removeSome(connection, trimmed);
    else if (!m_repositories.empty()) {
        isWell = lookThrough(connection, m_repositories.front());
        m_repositories.pop_front();
    } else
        isWell = giveBack(connection, trimmed.done);
    m_isUnderWay = isWell && !trimmed.done;
    return isWell ? std::optional(trimmed) : std::nullopt;
}

bool Trimming::begin(Connection& connection, const Retention& retention, const QDateTime& now)
{
    m_repositories.clear();
    m_leaving.clear();
    std::vector<AccountKey> keys;
    const auto readKey = [&](const QSqlQuery& row) { keys.push_back({row.value(0).toLongLong()}); };
    if (!connection.read(u"SELECT id FROM account"_s, readKey))
        return false;
    return std::ranges::all_of(keys, [&](AccountKey key) { return begin(connection, retention, now, key); });
}

bool Trimming::begin(Connection& connection, const Retention& retention, const QDateTime& now, AccountKey account)
{
    const auto reference = vouchedFor(connection, account, now);
    const auto tooMany = oldestOf(connection, account, std::max<qint64>(retention.mostRuns, 1));
    if (!reference || !tooMany)
        return false;
    QDateTime before = *tooMany;
    if (const QDateTime old = reference->addDays(-retention.days); retention.days > 0)
        before = before.isValid() ? std::max(before, old) : old;
    return !before.isValid() || addRepositories(connection, account, before);
}

/// Only those that have something old at all, which the index tells.
bool Trimming::addRepositories(Connection& connection, AccountKey account, const QDateTime& before)
{
    const auto read = [&](const QSqlQuery& row) {
        m_repositories.push_back({.account = account,
                                  .id = {row.value(0).toLongLong()},
                                  .defaultBranch = row.value(1).toString(),
                                  .before = before});
    };
    return connection.read(u"SELECT id, default_branch FROM repository WHERE account = ? AND EXISTS "
                           "(SELECT 1 FROM run WHERE run.account = repository.account "
                           "AND run.repository = repository.id AND run.created_at < ?)"_s,
                           read, account.value, before);
}

bool Trimming::lookThrough(Connection& connection, const Repository& repository)
{
    std::vector<RunAge> runs;
    if (!load(connection, repository.account, repository.id, runs))
        return false;
    m_owner = repository.account;
    m_leaving = leaving(runs, repository.defaultBranch, repository.before);
    return true;
}

bool Trimming::removeSome(Connection& connection, Trimmed& trimmed)
{
    const std::size_t count = std::min(runsAtATime, m_leaving.size());
    Transaction transaction(connection);
    const auto end = m_leaving.end();
    const auto first = end - std::ptrdiff_t(count);
    const auto takeOut = [&](core::RunId run) { return forget(connection, m_owner, run); };
    if (!transaction.isOpen() || !std::all_of(first, end, takeOut) || !transaction.commit())
        return false;
    m_leaving.erase(first, end);
    trimmed.runs = int(count);
    return true;
}

} // namespace signalbox::history
