// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/rollback_requests.h"

#include "delivery/environment_state.h"
#include "delivery/rollback_reads.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using namespace rollback_event;
using core::ErrorKind;
using github::Ask;
using github::Priority;

constexpr auto claimKind = "rollback-claim"_L1;
constexpr auto dispatchKind = "rollback"_L1;
constexpr auto releaseKind = "rollback-release"_L1;

/// In words, for the action log.
QString subjectOf(const RollbackState& state)
{
    return u"%1: %2 back to %3"_s.arg(state.environment, state.from.name, state.target.name);
}

QString messageOf(const RollbackState& state)
{
    return u"%1: %2 to %3 [%4]: %5"_s.arg(state.environment, state.from.name, state.target.name, state.key,
                                          state.reason);
}

} // namespace

RollbackRequests::RollbackRequests(github::Client& client, history::Store& store, core::Clock& clock,
                                   core::RepositoryName repository, QObject* parent)
    : QObject(parent)
    , m_client(&client)
    , m_clock(clock)
    , m_repository(repository)
    , m_written(client, store, clock, std::move(repository))
{
}

RollbackRequests::Event RollbackRequests::written(QString kind, RollbackDocument document, int request, Send send)
{
    const QPointer alive(this);
    auto action = co_await m_written.begin({.kind = std::move(kind),
                                            .subject = subjectOf(document.state),
                                            .reason = document.state.reason,
                                            .message = messageOf(document.state)});
    if (!alive || !m_client || (!action && action.error().kind == ErrorKind::Cancelled))
        co_return std::nullopt;
    if (!action)
        co_return Refused{.request = request, .why = u"It could not be written down first, so it was not sent."_s};
    const auto record = std::make_shared<std::vector<core::SentRequest>>();
    const auto answer = co_await send(record);
    if (!alive || (!answer && answer.error().kind == ErrorKind::Cancelled))
        co_return std::nullopt;
    action->requests = *record;
    if (!answer && !isRefusal(answer.error())) {
        m_written.keepOpen(*action);
        co_return AnswerLost{.request = request};
    }
    co_await m_written.complete(*action, answer ? std::nullopt : std::optional(answer.error()));
    if (!alive)
        co_return std::nullopt;
    if (!answer)
        co_return Refused{.request = request, .why = answer.error().what};
    co_return *answer;
}

RollbackRequests::Event RollbackRequests::claim(const RollbackDocument& document)
{
    const auto send = [this, document](github::RequestRecord record) { return sendClaim(document, std::move(record)); };
    return written(claimKind, document, document.state.claimRequests, send);
}

RollbackRequests::Answer RollbackRequests::sendClaim(RollbackDocument document, github::RequestRecord record)
{
    const auto made = co_await m_client->createDeployment(m_repository, claimOf(document.state), std::move(record));
    if (!made)
        co_return std::unexpected(made.error());
    co_return ClaimTaken{.request = document.state.claimRequests, .claim = made->id};
}

/// With the statuses of what nobody has said the end of: those of an older one that is over change nothing here.
QCoro::Task<core::Result<std::vector<core::Deployment>>> RollbackRequests::deployments(QString environment)
{
    const QPointer alive(this);
    const auto cancelled
        = std::unexpected(core::Error{.kind = ErrorKind::Cancelled, .what = u"Looking was stopped."_s});
    if (!m_client)
        co_return cancelled;
    auto listed = co_await m_client->deployments(m_repository, environment, Priority::User, Ask::Always);
    if (!listed)
        co_return std::unexpected(listed.error());
    for (core::Deployment& deployment : listed->rows) {
        if (!alive || !m_client)
            co_return cancelled;
        const auto statuses
            = co_await m_client->deploymentStatuses(m_repository, deployment.id, Priority::User, Ask::Always);
        if (!statuses)
            co_return std::unexpected(statuses.error());
        deployment.statuses = statuses->rows;
        // Newest first: behind the newest that is there nothing counts but claims, which are younger still.
        if (!isClaim(deployment) && deployment.state() == core::DeploymentState::Success)
            break;
    }
    co_return std::move(listed->rows);
}

RollbackRequests::Event RollbackRequests::listClaims(RollbackDocument document, qint64 claimLife)
{
    const qint64 readAt = now();
    const QPointer alive(this);
    const auto read = co_await deployments(document.state.environment);
    if (!alive || (!read && read.error().kind == ErrorKind::Cancelled))
        co_return std::nullopt;
    if (!read)
        co_return AnswerLost{};
    const auto listed = claimsListed(*read, document.state, readAt, claimLife);
    if (listed.ours)
        m_written.settle(claimKind, true);
    co_return listed;
}

RollbackRequests::Event RollbackRequests::readCurrent(RollbackDocument document, qint64 claimLife)
{
    const qint64 readAt = now();
    const QPointer alive(this);
    const auto read = co_await deployments(document.state.environment);
    if (!alive || (!read && read.error().kind == ErrorKind::Cancelled))
        co_return std::nullopt;
    if (!read)
        co_return AnswerLost{};
    co_return currentRead(*read, document.state, readAt, claimLife);
}

RollbackRequests::Event RollbackRequests::dispatch(const RollbackDocument& document, qint64 notAfter)
{
    const auto send = [this, document, notAfter](github::RequestRecord record) {
        return sendDispatch(document, notAfter, std::move(record));
    };
    return written(dispatchKind, document, document.state.dispatchRequests, send);
}

RollbackRequests::Answer RollbackRequests::sendDispatch(RollbackDocument document, qint64 notAfter,
                                                        github::RequestRecord record)
{
    const RollbackState& state = document.state;
    const RollbackOrder& order = document.order;
    if (now() > notAfter)
        co_return Refused{.request = state.dispatchRequests,
                          .why = u"It was held up too long here, and was not sent."_s};
    DispatchTaken taken{.request = state.dispatchRequests};
    if (state.way == RollbackWay::RerunOldRun) {
        const auto done = co_await m_client->rerun(m_repository, order.oldRun, false, std::move(record));
        if (!done)
            co_return std::unexpected(done.error());
        taken.run = order.oldRun;
    } else if (state.way == RollbackWay::CreateDeployment) {
        const auto made = co_await m_client->createDeployment(m_repository, deploymentOf(state), std::move(record));
        if (!made)
            co_return std::unexpected(made.error());
    } else {
        const auto run = co_await m_client->dispatch(m_repository, order.workflow, order.ref, inputsOf(order, state),
                                                     std::move(record), github::Pace::AtOnce);
        if (!run)
            co_return std::unexpected(run.error());
        taken.run = run->value_or(core::RunId());
    }
    co_return taken;
}

RollbackRequests::Event RollbackRequests::lookForRun(RollbackDocument document)
{
    const qint64 readAt = now();
    const QPointer alive(this);
    if (!m_client)
        co_return std::nullopt;
    const bool isRerun = document.state.way == RollbackWay::RerunOldRun;
    github::RunQuery query{.perPage = 100};
    if (document.state.way == RollbackWay::CreateDeployment)
        query.event = u"deployment"_s;
    else
        query.workflow = document.order.workflow;
    // Not ternary: a coroutine's temporaries of both branches would be made by this compiler.
    core::Result<github::Look<core::Run>> seen;
    if (isRerun)
        seen = co_await m_client->run(m_repository, document.order.oldRun, Priority::User, Ask::Always);
    else
        seen = co_await m_client->runs(m_repository, query, Priority::User, Ask::Always);
    if (!alive || !m_client || (!seen && seen.error().kind == ErrorKind::Cancelled))
        co_return std::nullopt;
    if (!seen)
        co_return AnswerLost{};
    const auto run = runOf(seen->rows, document.order, document.state, m_client->account().login);
    if (!run)
        co_return RunAbsent{.readAt = readAt};
    m_written.settle(dispatchKind, true);
    co_return RunFound{.run = run};
}

RollbackRequests::Event RollbackRequests::readRun(RollbackDocument document)
{
    const QPointer alive(this);
    if (!m_client)
        co_return std::nullopt;
    const auto seen = co_await m_client->run(m_repository, document.state.run, Priority::User, Ask::Always);
    if (!alive || (!seen && seen.error().kind == ErrorKind::Cancelled))
        co_return std::nullopt;
    if (!seen || seen->rows.empty())
        co_return AnswerLost{};
    co_return runChanged(seen->rows.front(), document.order.oldAttempt);
}

QCoro::Task<void> RollbackRequests::release(RollbackDocument document)
{
    const QPointer alive(this);
    const auto read = co_await deployments(document.state.environment);
    if (!alive || !read)
        co_return;
    const auto claims = claimsIn(*read);
    const auto ours = std::ranges::find_if(
        claims, [&](const Claim& one) { return one.id == document.state.claim || one.key == document.state.key; });
    m_written.settle(claimKind, ours != claims.end());
    if (ours == claims.end() || ours->isReleased)
        co_return;
    const core::DeploymentId claim = ours->id;
    const auto send = [this, claim](github::RequestRecord record) { return sendRelease(claim, std::move(record)); };
    co_await written(releaseKind, document, 0, send);
    if (alive)
        m_written.settle(releaseKind, false);
}

RollbackRequests::Answer RollbackRequests::sendRelease(core::DeploymentId claim, github::RequestRecord record)
{
    const auto done = co_await m_client->createDeploymentStatus(m_repository, claim, core::DeploymentState::Inactive,
                                                                u"The rollback has ended."_s, std::move(record));
    if (!done)
        co_return std::unexpected(done.error());
    co_return TimePassed();
}

} // namespace signalbox::delivery
