// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/workflow_commands.h"

#include <QPointer>

#include <algorithm>
#include <array>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace signalbox::monitor {
namespace {

using core::ErrorKind;

constexpr std::array<core::Clock::Duration, 3> pausesBeforeLooking{1s, 4s, 8s};

constexpr auto enableKind = "enable-workflow"_L1;
constexpr auto disableKind = "disable-workflow"_L1;

std::unexpected<core::Error> cancelled()
{
    return std::unexpected(core::Error{.kind = ErrorKind::Cancelled,
                                       .what = u"Signalbox was closed before GitHub's answer came."_s,
                                       .advice = u"At the next start it looks whether the action took effect."_s});
}

bool isLostAnswer(const core::Error& error)
{
    return error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Server || error.kind == ErrorKind::Malformed;
}

bool isAsWished(const QString& state, bool enabled)
{
    return enabled ? state == "active"_L1 : state == "disabled_manually"_L1;
}

} // namespace

WorkflowCommands::WorkflowCommands(github::Client& client, history::Store& store, Watcher& watcher, core::Clock& clock,
                                   QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_store(store)
    , m_watcher(watcher)
    , m_clock(clock)
{
}

QString WorkflowCommands::whyNot(bool enable, const core::Workflow& workflow, const core::Repository& repository)
{
    if (repository.archived)
        return tr("The repository is archived, so nothing can be changed in it.");
    if (!repository.canPush)
        return tr("Your token has no permission to write to %1.").arg(repository.name.full());
    if (workflow.state == "deleted"_L1)
        return tr("The workflow's file is not there any more.");
    const bool active = workflow.state == "active"_L1;
    if (enable && active)
        return tr("The workflow is switched on already.");
    if (!enable && !active)
        return tr("The workflow is switched off already.");
    return {};
}

QCoro::Task<core::Result<void>> WorkflowCommands::setEnabled(core::RepositoryName repository, core::Workflow workflow,
                                                             bool enabled)
{
    const QPointer<WorkflowCommands> alive(this);
    if (const auto row = m_watcher.repository(repository)) {
        if (const QString reason = whyNot(enabled, workflow, *row); !reason.isEmpty())
            co_return std::unexpected(core::Error{.kind = ErrorKind::Rejected, .what = reason});
    }
    if (m_onTheirWay.contains(workflow.id))
        co_return std::unexpected(core::Error{.kind = ErrorKind::Conflict,
                                              .what = u"This workflow is being switched already."_s,
                                              .advice = u"Wait for the result."_s});
    m_onTheirWay.insert(workflow.id);
    const auto row = co_await m_store.beginAction({.account = m_client.account().id,
                                                   .at = m_clock.now(),
                                                   .kind = enabled ? enableKind : disableKind,
                                                   .repository = repository,
                                                   .message = workflow.path});
    if (!alive)
        co_return cancelled();
    if (!row) {
        m_onTheirWay.remove(workflow.id);
        core::Error error = row.error();
        error.what = u"The action was not sent, because it could not be written down first: "_s + error.what;
        co_return std::unexpected(error);
    }
    core::Result<void> result = enabled ? co_await m_client.enableWorkflow(repository, workflow.id)
                                        : co_await m_client.disableWorkflow(repository, workflow.id);
    if (!alive || (!result && result.error().kind == ErrorKind::Cancelled))
        co_return cancelled();
    QString outcome = result ? u"done"_s : u"refused"_s;
    if (!result && isLostAnswer(result.error())) {
        const bool seen = co_await isSeen(repository, workflow.path, enabled);
        if (!alive || m_lifetime.isClosed())
            co_return cancelled();
        outcome = seen ? u"done"_s : u"unknown"_s;
        if (seen)
            result = {};
    }
    m_onTheirWay.remove(workflow.id);
    m_watcher.lookAtWorkflows(repository);
    const QString message = result ? workflow.path : u"%1: %2"_s.arg(workflow.path, result.error().detail);
    co_await m_store.completeAction(*row, outcome, message);
    co_return result;
}

QCoro::Task<bool> WorkflowCommands::isSeen(core::RepositoryName repository, QString path, bool enabled)
{
    const QPointer<WorkflowCommands> alive(this);
    for (const auto length : pausesBeforeLooking) {
        const auto paused = co_await pause(length);
        if (!alive || !paused)
            co_return false;
        const auto state = co_await stateOf(repository, path);
        if (!alive)
            co_return false;
        if (state && isAsWished(*state, enabled))
            co_return true;
    }
    co_return false;
}

QCoro::Task<core::Result<QString>> WorkflowCommands::stateOf(core::RepositoryName repository, QString path)
{
    const auto look = co_await m_client.workflows(repository, github::Priority::User);
    if (!look)
        co_return std::unexpected(look.error());
    const auto row = std::ranges::find(look->rows, path, &core::Workflow::path);
    co_return row == look->rows.end() ? QString() : row->state;
}

QCoro::Task<core::Result<void>> WorkflowCommands::pause(core::Clock::Duration length)
{
    github::Wait<void> wait(m_lifetime);
    m_clock.after(length, this, [end = wait.end()] { end({}); });
    co_return co_await wait;
}

QCoro::Task<void> WorkflowCommands::settleOpenActions()
{
    const QPointer<WorkflowCommands> alive(this);
    const auto open = co_await m_store.openActions(m_client.account().id);
    if (!alive || !open)
        co_return;
    for (const history::Action& action : *open) {
        if (action.kind != enableKind && action.kind != disableKind)
            continue;
        const auto state = co_await stateOf(action.repository, action.message);
        if (!alive)
            co_return;
        if (!state)
            continue;
        const bool done = isAsWished(*state, action.kind == enableKind);
        co_await m_store.completeAction(action.id, done ? u"done"_s : u"unknown"_s, action.message);
        if (!alive)
            co_return;
    }
}

} // namespace signalbox::monitor
