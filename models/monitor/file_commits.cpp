// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/file_commits.h"

#include <QPointer>

#include <algorithm>
#include <array>
#include <memory>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace signalbox::monitor {
namespace {

using core::ErrorKind;
using Why = CommitRefusal::Why;

constexpr std::array<core::Clock::Duration, 3> pausesBeforeLooking{1s, 4s, 8s};

constexpr auto branchKind = "create-branch"_L1;
constexpr auto commitKind = "commit-file"_L1;
constexpr auto pullKind = "open-pull-request"_L1;

std::unexpected<CommitRefusal> refused(Why why, core::Error error)
{
    return std::unexpected(CommitRefusal{.why = why, .error = std::move(error), .theirs = {}});
}

std::unexpected<CommitRefusal> other(core::Error error)
{
    return refused(Why::Other, std::move(error));
}

core::Error changedMeanwhile()
{
    return {.kind = ErrorKind::Conflict,
            .what = u"Somebody else has changed this file meanwhile."_s,
            .advice = u"Put both together before you commit."_s};
}

core::Error removedMeanwhile(const QString& branch)
{
    return {.kind = ErrorKind::Gone,
            .what = u"Somebody has removed this file from %1 meanwhile."_s.arg(branch),
            .advice = u"Commit it as a new file, or leave it."_s};
}

core::Error branchGone(const core::Error& error, const QString& branch)
{
    core::Error gone = error;
    gone.what = u"The branch %1 is not there any more."_s.arg(branch);
    gone.advice = u"Open the file from another branch and take your text there; it is kept as a draft."_s;
    return gone;
}

core::Error inWordsOfFiles(core::Error error, const QString& branch)
{
    if (error.kind == ErrorKind::Timeout) {
        error.what = u"GitHub's answer was lost, and %1 shows nothing of the commit."_s.arg(branch);
        error.advice = u"Commit it again: it cannot be done twice, because the file's SHA guards it."_s;
    }
    return error;
}

/// What is done to what, in words for the action log.
QString subjectOf(const QString& kind, const FileCommitOrder& order)
{
    if (kind == branchKind)
        return u"%1 from %2"_s.arg(order.newBranch, order.branch);
    if (kind == commitKind)
        return u"%1 on %2"_s.arg(order.path, order.newBranch.isEmpty() ? order.branch : order.newBranch);
    return u"%1 into %2: %3"_s.arg(order.newBranch, order.branch, order.title);
}

/// GitHub says so of a branch that is not there, and only of that.
bool saysNoBranch(const core::Error& error)
{
    return error.kind == ErrorKind::NotFound
        && (error.detail.contains("No commit found"_L1) || error.detail.contains("Branch"_L1));
}

} // namespace

FileCommits::FileCommits(github::Client& client, history::Store& store, Watcher& watcher, core::Clock& clock,
                         QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_watcher(watcher)
    , m_clock(clock)
    , m_actions(store, clock)
{
}

QString FileCommits::whyNot(const core::Repository& repository)
{
    if (repository.archived)
        return tr("The repository is archived, so nothing can be changed in it.");
    if (!repository.canPush)
        return tr("Your token has no permission to write to %1.").arg(repository.name.full());
    return {};
}

QCoro::Task<std::expected<FileCommit, CommitRefusal>> FileCommits::commit(FileCommitOrder order)
{
    const QPointer<FileCommits> alive(this);
    if (const auto row = m_watcher.repository(order.repository)) {
        if (const QString reason = whyNot(*row); !reason.isEmpty())
            co_return other({.kind = ErrorKind::Rejected, .what = reason});
    }
    const QString thing = order.repository.full().toLower() + u' ' + order.path;
    if (m_onTheirWay.contains(thing))
        co_return other({.kind = ErrorKind::Conflict,
                         .what = u"This file is being committed already."_s,
                         .advice = u"Wait for the result."_s});
    m_onTheirWay.insert(thing);
    auto result = co_await inOrder(order);
    if (alive)
        m_onTheirWay.remove(thing);
    co_return result;
}

QCoro::Task<std::expected<FileCommit, CommitRefusal>> FileCommits::inOrder(FileCommitOrder order)
{
    const QPointer<FileCommits> alive(this);
    const auto isSo = co_await compare(order, order.branch);
    if (!alive)
        co_return other(WrittenActions::cancelled());
    if (!isSo)
        co_return std::unexpected(isSo.error());
    if (*isSo)
        co_return FileCommit{.file = {.sha = core::blobSha(order.bytes)}, .branch = order.branch};
    if (!order.newBranch.isEmpty()) {
        const Refused no = co_await branchOff(order);
        if (!alive)
            co_return other(WrittenActions::cancelled());
        if (no)
            co_return std::unexpected(*no);
    }
    const QString target = order.newBranch.isEmpty() ? order.branch : order.newBranch;
    const auto file = co_await put(order, target);
    if (!alive)
        co_return other(WrittenActions::cancelled());
    if (!file)
        co_return std::unexpected(file.error());
    FileCommit done{.file = *file, .branch = target};
    if (order.newBranch.isEmpty() || order.title.isEmpty())
        co_return done;
    const auto pull = co_await openPull(order);
    if (pull)
        done.pull = *pull;
    else
        done.pullTrouble = pull.error();
    co_return done;
}

QCoro::Task<std::expected<bool, CommitRefusal>> FileCommits::compare(FileCommitOrder order, QString branch)
{
    const auto now = co_await m_client.fileToChange(order.repository, order.path, branch);
    if (!now && saysNoBranch(now.error()))
        co_return refused(Why::BranchGone, branchGone(now.error(), branch));
    if (!now && now.error().kind == ErrorKind::NotFound) {
        if (order.sha.isEmpty())
            co_return false;
        co_return refused(Why::FileRemoved, removedMeanwhile(branch));
    }
    if (!now)
        co_return other(now.error());
    if (now->sha == core::blobSha(order.bytes))
        co_return true;
    if (now->sha != order.sha)
        co_return std::unexpected(CommitRefusal{.why = Why::FileChanged, .error = changedMeanwhile(), .theirs = *now});
    co_return false;
}

QCoro::Task<FileCommits::Refused> FileCommits::branchOff(FileCommitOrder order)
{
    const QPointer<FileCommits> alive(this);
    const auto base = co_await m_client.branch(order.repository, order.branch);
    if (!alive)
        co_return CommitRefusal{.error = WrittenActions::cancelled()};
    if (!base)
        co_return CommitRefusal{.error = base.error()};
    const auto send
        = [this, name = order.repository, branch = order.newBranch, commit = base->commit](
              github::RequestRecord record) { return m_client.createBranch(name, branch, commit, std::move(record)); };
    const auto made = co_await perform(branchKind, order, base->commit + u' ' + order.newBranch, send);
    if (made || !alive)
        co_return made ? std::nullopt : Refused({.error = made.error()});
    if (made.error().kind != ErrorKind::Conflict)
        co_return CommitRefusal{.error = made.error()};
    // An earlier try may have come as far as this, or further.
    const auto there = co_await m_client.branch(order.repository, order.newBranch);
    if (there && there->commit == base->commit)
        co_return std::nullopt;
    const auto file = alive ? co_await m_client.fileToChange(order.repository, order.path, order.newBranch)
                            : std::unexpected(WrittenActions::cancelled());
    if (file && file->sha == core::blobSha(order.bytes))
        co_return std::nullopt;
    co_return CommitRefusal{.why = Why::BranchTaken, .error = made.error()};
}

QCoro::Task<std::expected<core::CommittedFile, CommitRefusal>> FileCommits::put(FileCommitOrder order, QString branch)
{
    const QPointer<FileCommits> alive(this);
    const core::FileChange change{
        .path = order.path, .branch = branch, .bytes = order.bytes, .sha = order.sha, .message = order.message};
    const auto done = std::make_shared<core::CommittedFile>();
    const auto send = [this, name = order.repository, change, done](github::RequestRecord record) {
        const auto sent = [](QCoro::Task<core::Result<core::CommittedFile>> task,
                             std::shared_ptr<core::CommittedFile> into) -> QCoro::Task<core::Result<void>> {
            auto answer = co_await std::move(task);
            if (!answer)
                co_return std::unexpected(answer.error());
            *into = *std::move(answer);
            co_return core::Result<void>();
        };
        return sent(m_client.putFile(name, change, std::move(record)), done);
    };
    const QString sha = core::blobSha(order.bytes);
    auto result = co_await perform(commitKind, order, QStringList{sha, branch, order.path}.join(u' '), send);
    if (!alive)
        co_return other(WrittenActions::cancelled());
    if (!result && result.error().kind == ErrorKind::Conflict) {
        const auto again = co_await compare(order, branch);
        if (!alive)
            co_return other(WrittenActions::cancelled());
        if (!again)
            co_return std::unexpected(again.error());
        if (!*again)
            co_return other(result.error());
        result = {}; // an earlier try did it
    }
    if (!result && github::isProtection(result.error()))
        co_return refused(Why::BranchProtected, result.error());
    if (!result && saysNoBranch(result.error()))
        co_return refused(Why::BranchGone, branchGone(result.error(), branch));
    if (!result)
        co_return other(inWordsOfFiles(result.error(), branch));
    if (done->sha.isEmpty()) { // no answer has said it
        done->sha = sha;
        if (const auto head = co_await m_client.branch(order.repository, branch))
            done->commit = head->commit;
    }
    co_return *done;
}

QCoro::Task<core::Result<core::PullRequest>> FileCommits::openPull(FileCommitOrder order)
{
    const QPointer<FileCommits> alive(this);
    const core::NewPullRequest wanted{
        .head = order.newBranch, .base = order.branch, .title = order.title, .body = order.body};
    const auto pull = std::make_shared<core::PullRequest>();
    const auto send = [this, name = order.repository, wanted, pull](github::RequestRecord record) {
        const auto sent = [](QCoro::Task<core::Result<core::PullRequest>> task,
                             std::shared_ptr<core::PullRequest> into) -> QCoro::Task<core::Result<void>> {
            auto answer = co_await std::move(task);
            if (!answer)
                co_return std::unexpected(answer.error());
            *into = *std::move(answer);
            co_return core::Result<void>();
        };
        return sent(m_client.createPullRequest(name, wanted, std::move(record)), pull);
    };
    const auto result = co_await perform(pullKind, order, order.newBranch + u' ' + order.branch, send);
    if (!alive)
        co_return std::unexpected(WrittenActions::cancelled());
    if (result && pull->number > 0)
        co_return *pull;
    if (!result && result.error().kind != ErrorKind::Conflict)
        co_return std::unexpected(inWordsOfFiles(result.error(), order.branch));
    // It is there, be it from an earlier try.
    const auto open = co_await m_client.pullRequests(order.repository, github::Priority::User, github::Ask::Always);
    if (!open)
        co_return std::unexpected(open.error());
    const auto mine = std::ranges::find(open->rows, order.newBranch, &core::PullRequest::branch);
    if (mine != open->rows.end())
        co_return *mine;
    co_return std::unexpected(result
                                  ? core::Error{.kind = ErrorKind::NotFound,
                                                .what = u"The pull request is open, and GitHub does not show it yet."_s}
                                  : result.error());
}

QCoro::Task<core::Result<void>> FileCommits::perform(const QString& kind, const FileCommitOrder& order,
                                                     const QString& message, WrittenActions::Send send)
{
    history::Action action{.account = m_client.account().id,
                           .at = m_clock.now(),
                           .kind = kind,
                           .actor = m_client.account().login,
                           .subject = subjectOf(kind, order),
                           .reason = order.message,
                           .repository = order.repository,
                           .message = message};
    const auto look = [this](const history::Action& written) { return tookEffect(written); };
    const auto ended = [this, name = order.repository](bool sent) {
        if (!sent)
            return;
        m_watcher.lookNow(name);
        m_watcher.lookAtWorkflows(name);
    };
    return m_actions.perform(std::move(action), std::move(send), look, ended);
}

WrittenActions::Effect FileCommits::tookEffect(const history::Action& action)
{
    return m_actions.lookRepeatedly(pausesBeforeLooking, [this, action] { return isThere(action); });
}

WrittenActions::Effect FileCommits::isThere(history::Action action)
{
    const QString first = action.message.section(u' ', 0, 0);
    const QString second = action.message.section(u' ', 1, 1);
    if (action.kind == branchKind) {
        const auto branch = co_await m_client.branch(action.repository, second);
        co_return branch.transform(
            [&first](const core::Branch& there) { return WrittenActions::knownIf(there.commit == first); });
    }
    if (action.kind == commitKind) {
        const QString path = action.message.section(u' ', 2);
        const auto file = co_await m_client.fileToChange(action.repository, path, second);
        co_return file.transform(
            [&first](const core::RepositoryFile& there) { return WrittenActions::knownIf(there.sha == first); });
    }
    const auto open = co_await m_client.pullRequests(action.repository, github::Priority::User, github::Ask::Always);
    const auto isIt = [&](const core::PullRequest& pull) { return pull.branch == first && pull.base == second; };
    co_return open.transform([&isIt](const github::Look<core::PullRequest>& look) {
        return WrittenActions::knownIf(std::ranges::any_of(look.rows, isIt));
    });
}

QCoro::Task<void> FileCommits::settleOpenActions()
{
    const auto isOurs = [](const history::Action& action) {
        return action.kind == branchKind || action.kind == commitKind || action.kind == pullKind;
    };
    const auto look = [this](const history::Action& action) { return tookEffect(action); };
    const auto settled = [this](const history::Action& action) { m_watcher.lookNow(action.repository); };
    return m_actions.settle(m_client.account().id, isOurs, look, settled);
}

} // namespace signalbox::monitor
