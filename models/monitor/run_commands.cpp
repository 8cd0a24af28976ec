// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/run_commands.h"

#include <algorithm>
#include <array>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace signalbox::monitor {
namespace {

using core::ErrorKind;

// GitHub answers a write within ten seconds or not at all, and acts on it a moment later.
constexpr std::array<core::Clock::Duration, 4> pausesBeforeLooking{1s, 3s, 6s, 10s};

QString nameOf(RunCommands::Kind kind)
{
    switch (kind) {
    case RunCommands::Kind::Rerun:
        return u"rerun"_s;
    case RunCommands::Kind::RerunFailed:
        return u"rerun-failed"_s;
    case RunCommands::Kind::RerunJob:
        return u"rerun-job"_s;
    case RunCommands::Kind::RerunDebug:
        return u"rerun-debug"_s;
    case RunCommands::Kind::Cancel:
        return u"cancel"_s;
    case RunCommands::Kind::ForceCancel:
        return u"force-cancel"_s;
    case RunCommands::Kind::Approve:
        return u"approve"_s;
    case RunCommands::Kind::Delete:
        return u"delete"_s;
    case RunCommands::Kind::ApproveDeployments:
        return u"approve-deployments"_s;
    case RunCommands::Kind::RejectDeployments:
        return u"reject-deployments"_s;
    }
    return {};
}

/// "Deploy #41 on main: production".
QString subjectOf(const core::Run& run, const QString& part)
{
    QString subject = u"%1 #%2"_s.arg(run.workflowName.isEmpty() ? run.title : run.workflowName).arg(run.number);
    if (!run.branch.isEmpty())
        subject += u" on "_s + run.branch;
    return part.isEmpty() ? subject : subject + u": "_s + part;
}

/// Whether GitHub's list of reviews tells of it. The list does not say of which attempt a review is, so a re-run cannot
/// be told from the attempt before; and what an older Signalbox wrote down does not say which environments.
bool isInReviews(const history::Action& action)
{
    return action.kind.endsWith("-deployments"_L1) && action.attempt == 1 && !action.message.isEmpty();
}

/// Of the environments that a review was about: what it is found by later.
QString numbersOf(const std::vector<core::PendingDeployment>& deployments)
{
    QStringList numbers;
    for (const core::PendingDeployment& deployment : deployments)
        numbers << QString::number(deployment.id.value);
    return numbers.join(u' ');
}

/// What GitHub's answer about the run, or about its next attempt, says of an action on it; nothing while it may still
/// come to take effect.
std::optional<bool> judged(const QString& kind, const core::Result<core::Run>& seen)
{
    if (!seen)
        return kind == "delete"_L1 && seen.error().kind != ErrorKind::Forbidden ? std::optional(true) : std::nullopt;
    if (kind.startsWith("rerun"_L1))
        return true;
    if (kind == "delete"_L1)
        return std::nullopt;
    if (kind.startsWith("approve"_L1) || kind.startsWith("reject"_L1))
        return seen->state.needsPerson() ? std::nullopt : std::optional(true);
    if (seen->state.conclusion == core::Conclusion::Cancelled)
        return true;
    return seen->state.isCompleted() ? std::optional(false) : std::nullopt; // it came to its own end
}

} // namespace

RunCommands::RunCommands(github::Client& client, history::Store& store, Watcher& watcher, core::Clock& clock,
                         QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_watcher(watcher)
    , m_clock(clock)
    , m_actions(store, clock)
{
}

QCoro::Task<core::Result<void>> RunCommands::rerun(core::Run run)
{
    return perform(Kind::Rerun, std::move(run), {});
}

QCoro::Task<core::Result<void>> RunCommands::rerunFailed(core::Run run)
{
    return perform(Kind::RerunFailed, std::move(run), {});
}

QCoro::Task<core::Result<void>> RunCommands::rerunJob(core::Run run, const core::Job& job)
{
    return perform(Kind::RerunJob, std::move(run), {.job = job.id, .subject = job.name});
}

QCoro::Task<core::Result<void>> RunCommands::rerunDebug(core::Run run)
{
    return perform(Kind::RerunDebug, std::move(run), {});
}

QCoro::Task<core::Result<void>> RunCommands::cancel(core::Run run)
{
    return perform(Kind::Cancel, std::move(run), {});
}

QCoro::Task<core::Result<void>> RunCommands::forceCancel(core::Run run)
{
    return perform(Kind::ForceCancel, std::move(run), {});
}

QCoro::Task<core::Result<void>> RunCommands::approve(core::Run run)
{
    return perform(Kind::Approve, std::move(run), {});
}

QCoro::Task<core::Result<void>> RunCommands::deleteRun(core::Run run)
{
    return perform(Kind::Delete, std::move(run), {});
}

QCoro::Task<core::Result<void>> RunCommands::reviewDeployments(
    core::Run run,
    std::vector<core::PendingDeployment> deployments, // NOLINT(performance-unnecessary-value-param): a task's values
    bool approve, QString comment) // NOLINT(performance-unnecessary-value-param)
{
    std::vector<core::EnvironmentId> ids;
    QStringList names;
    for (const core::PendingDeployment& deployment : deployments) {
        ids.push_back(deployment.id);
        names << deployment.environment;
    }
    const auto review
        = [this, name = run.repositoryName, id = run.id, ids, approve, comment](github::RequestRecord record) {
              return m_client.reviewDeployments(name, id, ids, approve, comment, std::move(record));
          };
    return perform(
        approve ? Kind::ApproveDeployments : Kind::RejectDeployments, std::move(run),
        {.subject = names.join(u", "_s), .reason = comment, .message = numbersOf(deployments), .send = review});
}

QCoro::Task<core::Result<void>> RunCommands::perform(Kind kind, core::Run run, More more)
{
    if (const auto repository = m_watcher.repository(run.repositoryName)) {
        if (const QString reason = whyNot(kind, run, *repository, m_clock.now()); !reason.isEmpty())
            co_return std::unexpected(core::Error{.kind = ErrorKind::Rejected, .what = reason});
    }
    if (m_onTheirWay.contains(run.id))
        co_return std::unexpected(core::Error{.kind = ErrorKind::Conflict,
                                              .what = u"Another action on this run is still on its way."_s,
                                              .advice = u"Wait for its result."_s});
    m_onTheirWay.insert(run.id);

    history::Action action{.account = m_client.account().id,
                           .at = m_clock.now(),
                           .kind = nameOf(kind),
                           .actor = m_client.account().login,
                           .subject = subjectOf(run, more.subject),
                           .reason = more.reason,
                           .repository = run.repositoryName,
                           .run = run.id,
                           .job = more.job,
                           .attempt = run.attempt,
                           .message = more.message};
    auto how = std::move(more.send);
    if (!how)
        how = [this, kind, name = run.repositoryName, id = run.id, job = more.job](github::RequestRecord record) {
            return send(kind, name, id, job, std::move(record));
        };
    const auto look = [this](const history::Action& written) { return tookEffect(written); };
    const auto ended = [this, name = run.repositoryName, id = run.id](bool sent) {
        m_onTheirWay.remove(id);
        if (sent)
            m_watcher.lookNow(name, id);
    };
    co_return co_await m_actions.perform(std::move(action), std::move(how), look, ended);
}

QCoro::Task<core::Result<void>>
RunCommands::send(Kind kind, core::RepositoryName repository, core::RunId run, core::JobId job,
                  github::RequestRecord record) // NOLINT(performance-unnecessary-value-param): a task's values
{
    switch (kind) {
    case Kind::Rerun:
        return m_client.rerun(std::move(repository), run, false, record);
    case Kind::RerunFailed:
        return m_client.rerunFailedJobs(std::move(repository), run, false, record);
    case Kind::RerunJob:
        return m_client.rerunJob(std::move(repository), job, false, record);
    case Kind::RerunDebug:
        return m_client.rerun(std::move(repository), run, true, record);
    case Kind::Cancel:
        return m_client.cancel(std::move(repository), run, record);
    case Kind::ForceCancel:
        return m_client.forceCancel(std::move(repository), run, record);
    case Kind::Approve:
        return m_client.approve(std::move(repository), run, record);
    default:
        break;
    }
    return m_client.deleteRun(std::move(repository), run, record);
}

WrittenActions::Effect RunCommands::tookEffect(const history::Action& action)
{
    return m_actions.lookRepeatedly(
        pausesBeforeLooking, [this, action] { return isInReviews(action) ? lookForReview(action) : look(action); });
}

WrittenActions::Effect RunCommands::lookForReview(history::Action action)
{
    const auto reviews = co_await m_client.deploymentReviews(action.repository, action.run);
    if (!reviews)
        co_return std::unexpected(reviews.error());
    const bool approve = action.kind == nameOf(Kind::ApproveDeployments);
    const QStringList wanted = action.message.split(u' ');
    const auto isIt = [&](const core::DeploymentReview& review) {
        const auto has = [&](const QString& number) {
            return std::ranges::contains(review.environments, core::EnvironmentId{number.toLongLong()});
        };
        return review.approved == approve && review.reviewer.compare(m_client.account().login, Qt::CaseInsensitive) == 0
            && std::ranges::all_of(wanted, has);
    };
    co_return WrittenActions::knownIf(std::ranges::any_of(*reviews, isIt));
}

WrittenActions::Effect RunCommands::look(history::Action action)
{
    const bool isRerun = action.kind.startsWith("rerun"_L1);
    // A re-run is a new attempt of the run.
    const auto seen = co_await m_client.attempt(action.repository, action.run, action.attempt + (isRerun ? 1 : 0));
    if (!seen && !WrittenActions::isAnswer(seen.error()))
        co_return std::unexpected(seen.error());
    co_return judged(action.kind, seen);
}

QCoro::Task<core::Result<bool>> RunCommands::hasTakenEffect(Kind kind, core::Run run)
{
    const auto effect = co_await tookEffect(
        {.kind = nameOf(kind), .repository = run.repositoryName, .run = run.id, .attempt = run.attempt});
    if (!effect)
        co_return std::unexpected(effect.error());
    co_return effect->value_or(false);
}

QCoro::Task<core::Result<bool>> RunCommands::hasReviewed(core::Run run,
                                                         std::vector<core::PendingDeployment> deployments, bool approve)
{
    const auto effect
        = co_await tookEffect({.kind = nameOf(approve ? Kind::ApproveDeployments : Kind::RejectDeployments),
                               .repository = run.repositoryName,
                               .run = run.id,
                               .attempt = run.attempt,
                               .message = numbersOf(deployments)});
    if (!effect)
        co_return std::unexpected(effect.error());
    co_return effect->value_or(false);
}

QCoro::Task<void> RunCommands::settleOpenActions()
{
    // What is done to no run, such as to a workflow, is for others to settle.
    const auto isOurs
        = [this](const history::Action& action) { return action.run && !m_onTheirWay.contains(action.run); };
    const auto look = [this](const history::Action& action) { return tookEffect(action); };
    const auto settled = [this](const history::Action& action) { m_watcher.lookNow(action.repository, action.run); };
    return m_actions.settle(m_client.account().id, isOurs, look, settled);
}

} // namespace signalbox::monitor
