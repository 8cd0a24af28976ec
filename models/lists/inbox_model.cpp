// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/inbox_model.h"

#include "core/outcome.h"

#include <algorithm>
#include <ranges>
#include <tuple>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::lists {
namespace {

using Sort = InboxRow::Sort;

constexpr int daysOfFailures = 14; // what nobody has mended in this time, nobody waits for
constexpr auto betweenTimes = 20s;

/// What makes a row the same row.
struct Key {
    int sort = 0;
    bool heading = false;
    RunKey run;
    qint64 environment = 0;
    std::pair<core::RepositoryId, int> pull;

    bool operator==(const Key&) const = default;
};

size_t qHash(const Key& key, size_t seed = 0)
{
    return qHashMulti(seed, key.sort, key.heading, key.run, key.environment, key.pull.first, key.pull.second);
}

Key keyOf(const InboxRow& row)
{
    return {.sort = int(row.sort),
            .heading = row.isHeading(),
            .run = row.runKey(),
            .environment = row.deployment.id.value,
            .pull = {row.silent.repository, row.silent.pull.number}};
}

/// The newest of each sort first.
bool isAbove(const InboxRow& a, const InboxRow& b)
{
    const auto created = [](const InboxRow& row) {
        return row.sort == Sort::SilentCheck ? row.silent.pull.createdAt : row.run.createdAt;
    };
    return std::tuple(a.sort, created(b), b.run.id, a.deployment.environment, a.silent.pull.number)
        < std::tuple(b.sort, created(a), a.run.id, b.deployment.environment, b.silent.pull.number);
}

/// One heading a sort, above its things.
std::vector<InboxRow> withHeadings(const std::vector<InboxRow>& things)
{
    std::vector<InboxRow> rows;
    for (const auto& group :
         things | std::views::chunk_by([](const InboxRow& a, const InboxRow& b) { return a.sort == b.sort; })) {
        rows.push_back({.sort = group.front().sort, .count = int(std::ranges::distance(group))});
        std::ranges::copy(group, std::back_inserter(rows));
    }
    return rows;
}

} // namespace

InboxModel::InboxModel(core::Clock& clock, QObject* parent)
    : KeyedRows(parent)
    , m_clock(clock)
{
    m_clock.after(betweenTimes, this, [this] { refreshTimes(); });
}

void InboxModel::apply(const core::ChangeSet& changes)
{
    const auto& account = changes.account;
    for (const core::Change& change : changes.changes) {
        if (const auto* run = std::get_if<core::Changed<core::Run>>(&change))
            take(account, run->after);
        else if (const auto* pending = std::get_if<core::Changed<core::PendingDeployments>>(&change))
            m_pending[{account, pending->after.run}] = pending->after.deployments;
        else if (const auto* silent = std::get_if<core::Changed<core::SilentChecks>>(&change))
            take(account, silent->after);
        else if (const auto* repository = std::get_if<core::Changed<core::Repository>>(&change))
            take(account, repository->after);
        else if (const auto* gone = std::get_if<core::RunRemoved>(&change))
            forget(account, gone->run);
        else if (const auto* left = std::get_if<core::RepositoryRemoved>(&change))
            removeRepository({account, left->repository});
    }
    show();
}

void InboxModel::setLogin(const core::AccountId& account, const QString& login)
{
    m_logins[account] = login;
    m_lines.each([this](const core::Line& line, const Verdict& verdict) { note(line, verdict); });
    show();
}

void InboxModel::setOffer(const RunKey& run, core::EnvironmentId environment, const QString& words)
{
    const std::pair key(run.account, run.run);
    if (!m_pending.contains(key))
        return;
    m_offers[key][environment] = words;
    show();
}

void InboxModel::take(const core::AccountId& account, const core::Repository& repository)
{
    m_repositories.insert_or_assign({account, repository.id}, repository);
    m_lines.setDefaultBranch(account, repository.id, repository.defaultBranch);
}

void InboxModel::take(const core::AccountId& account, const core::Run& run)
{
    if (run.state.needsPerson()) {
        m_waiting.insert_or_assign({account, run.id}, run);
    } else {
        m_waiting.erase({account, run.id});
        m_pending.erase({account, run.id});
        m_offers.erase({account, run.id});
    }
    const auto failed = core::failed(run);
    if (!failed)
        return;
    const core::Line line = core::Line::of(account, run);
    const core::Place place = core::Place::of(run);
    const Verdict* known = m_lines.find(line);
    if (!known || known->place <= place)
        note(line, m_lines.touch(line) = {.place = place, .failed = *failed ? std::optional(run) : std::nullopt});
    m_lines.trim(line, [&](const Verdict& verdict) { return waits(account, verdict); });
}

void InboxModel::take(const core::AccountId& account, const core::SilentChecks& silent)
{
    const PullKey key{{account, silent.repository}, silent.pull.number};
    if (silent.checks.empty())
        m_silent.erase(key);
    else
        m_silent.insert_or_assign(key, silent);
}

void InboxModel::forget(const core::AccountId& account, core::RunId run)
{
    m_waiting.erase({account, run});
    m_pending.erase({account, run});
    m_offers.erase({account, run});
    m_lines.eraseIf([&](const core::Line& line, const Verdict& verdict) {
        return line.account == account && verdict.failed && verdict.failed->id == run;
    });
}

void InboxModel::removeRepository(const RepositoryKey& repository)
{
    const auto isOf = [&](const core::AccountId& account, core::RepositoryId id) {
        return RepositoryKey(account, id) == repository;
    };
    for (const auto& [key, run] : m_waiting) {
        if (isOf(key.first, run.repository)) {
            m_pending.erase(key);
            m_offers.erase(key);
        }
    }
    std::erase_if(m_waiting, [&](const auto& row) { return isOf(row.first.first, row.second.repository); });
    m_lines.remove(repository.first, repository.second);
    std::erase_if(m_silent, [&](const auto& row) { return row.first.first == repository; });
    m_repositories.erase(repository);
}

bool InboxModel::isOwn(const core::AccountId& account, const core::Run& run) const
{
    const auto login = m_logins.find(account);
    const auto is = [&](const QString& name) { return name.compare(login->second, Qt::CaseInsensitive) == 0; };
    return login != m_logins.end() && !login->second.isEmpty() && (is(run.actor) || is(run.triggeringActor));
}

void InboxModel::note(const core::Line& line, const Verdict& verdict)
{
    if (verdict.failed && isOwn(line.account, *verdict.failed))
        m_ownFailures.insert(line);
    else
        m_ownFailures.erase(line);
}

bool InboxModel::waits(const core::AccountId& account, const Verdict& verdict) const
{
    return verdict.failed && isOwn(account, *verdict.failed)
        && verdict.failed->updatedAt >= m_clock.now().addDays(-daysOfFailures);
}

std::vector<InboxRow> InboxModel::things() const
{
    std::vector<InboxRow> things;
    for (const auto& [key, run] : m_waiting) {
        const auto& account = key.first;
        if (run.state.isCompleted()) {
            const auto repository = m_repositories.find({account, run.repository});
            if (repository != m_repositories.end() && repository->second.canPush)
                things.push_back({.sort = Sort::ForkRun, .account = account, .run = run});
            continue;
        }
        const auto pending = m_pending.find(key);
        if (pending == m_pending.end())
            continue;
        const auto offers = m_offers.find(key);
        for (const core::PendingDeployment& deployment : pending->second) {
            if (!deployment.mayApprove)
                continue;
            things.push_back({.sort = Sort::Deployment, .account = account, .run = run, .deployment = deployment});
            if (offers == m_offers.end())
                continue;
            if (const auto offer = offers->second.find(deployment.id); offer != offers->second.end())
                things.back().offer = offer->second;
        }
    }
    for (const auto& [key, silent] : m_silent)
        things.push_back({.sort = Sort::SilentCheck, .account = key.first.first, .silent = silent});
    for (const core::Line& line : m_ownFailures) {
        const Verdict* verdict = m_lines.find(line);
        if (verdict && verdict->failed && waits(line.account, *verdict))
            things.push_back({.sort = Sort::FailedRun, .account = line.account, .run = *verdict->failed});
    }
    std::ranges::sort(things, isAbove);
    return things;
}

void InboxModel::show()
{
    const std::vector<InboxRow> things = this->things();
    const int before = std::exchange(m_count, int(things.size()));
    showRows(m_rows, withHeadings(things), keyOf);
    if (m_count != before)
        Q_EMIT waitingChanged(m_count);
}

void InboxModel::refreshTimes()
{
    std::erase_if(m_ownFailures, [this](const core::Line& line) { return !m_lines.find(line); });
    show(); // a failure grows old as well
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {FactsRole, Qt::AccessibleTextRole});
    m_clock.after(betweenTimes, this, [this] { refreshTimes(); });
}

int InboxModel::waiting() const
{
    return m_count;
}

int InboxModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant InboxModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const InboxRow& row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return inboxTitle(row);
    case Qt::AccessibleTextRole:
        return row.isHeading()
            ? inboxTitle(row)
            : u"%1: %2, %3"_s.arg(sortText(row.sort), inboxTitle(row), inboxFacts(row, m_clock.now()));
    case RowRole:
        return QVariant::fromValue(row);
    case FactsRole:
        return inboxFacts(row, m_clock.now());
    case OutcomeRole:
        return row.isHeading()            ? QVariant()
            : row.sort == Sort::FailedRun ? QVariant(int(core::Outcome::Failed))
                                          : QVariant(int(core::Outcome::NeedsPerson));
    default:
        return {};
    }
}

Qt::ItemFlags InboxModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags usual = KeyedRows::flags(index);
    return index.isValid() && rowAt(index.row()).isHeading() ? usual & ~Qt::ItemIsSelectable : usual;
}

} // namespace signalbox::lists
