// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/workflow_commands.h"

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

} // namespace

WorkflowCommands::WorkflowCommands(github::Client& client, history::Store& store, Watcher& watcher, core::Clock& clock,
                                   QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_watcher(watcher)
    , m_clock(clock)
    , m_actions(store, clock)
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
    if (const auto row = m_watcher.repository(repository)) {
        if (const QString reason = whyNot(enabled, workflow, *row); !reason.isEmpty())
            co_return std::unexpected(core::Error{.kind = ErrorKind::Rejected, .what = reason});
    }
    if (m_onTheirWay.contains(workflow.id))
        co_return std::unexpected(core::Error{.kind = ErrorKind::Conflict,
                                              .what = u"This workflow is being switched already."_s,
                                              .advice = u"Wait for the result."_s});
    m_onTheirWay.insert(workflow.id);
    history::Action action{.account = m_client.account().id,
                           .at = m_clock.now(),
                           .kind = enabled ? enableKind : disableKind,
                           .actor = m_client.account().login,
                           .subject = workflow.name,
                           .repository = repository,
                           .message = workflow.path};
    const auto send = [this, repository, id = workflow.id, enabled](const github::RequestRecord& record) {
        return enabled ? m_client.enableWorkflow(repository, id, record)
                       : m_client.disableWorkflow(repository, id, record);
    };
    const auto look = [this](const history::Action& written) { return tookEffect(written); };
    const auto ended = [this, repository, id = workflow.id](bool sent) {
        m_onTheirWay.remove(id);
        if (sent)
            m_watcher.lookAtWorkflows(repository);
    };
    co_return co_await m_actions.perform(std::move(action), send, look, ended);
}

WrittenActions::Effect WorkflowCommands::tookEffect(const history::Action& action)
{
    return m_actions.lookRepeatedly(pausesBeforeLooking, [this, action] { return isAsWished(action); });
}

WrittenActions::Effect WorkflowCommands::isAsWished(history::Action action)
{
    const auto look = co_await m_client.workflows(action.repository, github::Priority::User);
    const auto wished = action.kind == enableKind ? "active"_L1 : "disabled_manually"_L1;
    const auto isIt = [&](const core::Workflow& row) { return row.path == action.message && row.state == wished; };
    co_return look.transform([&isIt](const github::Look<core::Workflow>& seen) {
        return WrittenActions::knownIf(std::ranges::any_of(seen.rows, isIt));
    });
}

QCoro::Task<void> WorkflowCommands::settleOpenActions()
{
    const auto isOurs
        = [](const history::Action& action) { return action.kind == enableKind || action.kind == disableKind; };
    const auto look = [this](const history::Action& action) { return tookEffect(action); };
    return m_actions.settle(m_client.account().id, isOurs, look, [](const history::Action&) { });
}

} // namespace signalbox::monitor
