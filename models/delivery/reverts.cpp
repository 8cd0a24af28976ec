// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/reverts.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <memory>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using core::PullRequest;
using core::Result;
using monitor::WrittenActions;

/// The pull request that a commit on the branch came by, as GitHub names it in the subject when it merges or squashes
/// (newer versions of its API do not tell a pull request's commit); 0 for none.
int numberIn(const QString& subject)
{
    static const QRegularExpression named(u"\\(#(\\d+)\\)$|^Merge pull request #(\\d+) "_s);
    const auto match = named.match(subject);
    return (match.captured(1) + match.captured(2)).toInt();
}

constexpr std::array<core::Clock::Duration, 4> pausesBeforeLooking{1s, 2s, 4s, 8s};

} // namespace

Reverts::Reverts(github::Client& client, history::Store& store, core::Clock& clock, QObject* parent)
    : QObject(parent)
    , m_client(&client)
    , m_clock(clock)
    , m_actions(store, clock)
{
}

QCoro::Task<Result<std::vector<PullRequest>>> Reverts::between(core::RepositoryName repository, QString good,
                                                               QString bad)
{
    const QPointer alive(this);
    if (!m_client)
        co_return std::unexpected(WrittenActions::cancelled());
    const auto undone = co_await m_client->compare(repository, good, bad);
    if (!alive || !m_client)
        co_return std::unexpected(WrittenActions::cancelled());
    if (!undone)
        co_return std::unexpected(undone.error());
    const auto closed = co_await m_client->closedPullRequests(repository);
    if (!closed)
        co_return std::unexpected(closed.error());
    std::vector<PullRequest> found;
    for (auto commit = undone->commits.rbegin(); commit != undone->commits.rend(); ++commit) {
        const int number = numberIn(commit->subject());
        const auto pull = std::ranges::find_if(*closed, [&](const PullRequest& one) {
            return one.number == number || one.commit == commit->id || one.mergeCommit == commit->id;
        });
        const bool isNew = pull != closed->end() && !std::ranges::contains(found, pull->number, &PullRequest::number);
        if (isNew && !pull->nodeId.isEmpty())
            found.push_back(*pull);
    }
    co_return found;
}

QCoro::Task<Result<std::optional<PullRequest>>> Reverts::openRevert(core::RepositoryName repository, PullRequest pull)
{
    const auto open = co_await m_client->pullRequests(repository, github::Priority::User, github::Ask::Always);
    if (!open)
        co_return std::unexpected(open.error());
    // GitHub names its branch so: https://docs.github.com/en/pull-requests (reverting a pull request).
    const QString branch = u"revert-%1-"_s.arg(pull.number);
    const auto found = std::ranges::find_if(
        open->rows, [&](const PullRequest& one) { return one.branch.startsWith(branch) && one.base == pull.base; });
    co_return found == open->rows.end() ? std::nullopt : std::optional(*found);
}

QCoro::Task<Result<PullRequest>> Reverts::revert(core::RepositoryName repository, PullRequest pull, QString reason)
{
    const QPointer alive(this);
    if (!m_client)
        co_return std::unexpected(WrittenActions::cancelled());
    const auto there = co_await openRevert(repository, pull);
    if (!alive || !m_client)
        co_return std::unexpected(WrittenActions::cancelled());
    if (!there)
        co_return std::unexpected(there.error());
    if (const auto& found = *there)
        co_return *found;
    history::Action action{.account = m_client->account().id,
                           .at = m_clock.now(),
                           .kind = u"revert-pull-request"_s,
                           .actor = m_client->account().login,
                           .subject = u"#%1 %2"_s.arg(QString::number(pull.number), pull.title),
                           .reason = reason,
                           .repository = repository};
    const auto made = std::make_shared<std::optional<PullRequest>>();
    const auto send = [this, repository, pull, made](github::RequestRecord record) {
        return this->send(repository, pull, made, std::move(record));
    };
    const auto look = [this, repository, pull, made](const history::Action&) {
        return m_actions.lookRepeatedly(pausesBeforeLooking,
                                        [this, repository, pull, made] { return isOpen(repository, pull, made); });
    };
    const auto done = co_await m_actions.perform(std::move(action), send, look, [](bool) { });
    if (!done)
        co_return std::unexpected(done.error());
    co_return made->value_or(PullRequest());
}

QCoro::Task<Result<void>> Reverts::send(core::RepositoryName repository, PullRequest pull, Made made,
                                        github::RequestRecord record)
{
    const auto opened = co_await m_client->revertPullRequest(repository, pull.nodeId, std::move(record));
    if (!opened)
        co_return std::unexpected(opened.error());
    *made = *opened;
    co_return Result<void>();
}

WrittenActions::Effect Reverts::isOpen(core::RepositoryName repository, PullRequest pull, Made made)
{
    const auto open = co_await openRevert(repository, pull);
    if (!open)
        co_return std::unexpected(open.error());
    *made = *open;
    co_return WrittenActions::knownIf(open->has_value());
}

} // namespace signalbox::delivery
