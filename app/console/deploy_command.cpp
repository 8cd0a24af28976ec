// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/deploy_command.h"

#include "cli/plain_text.h"
#include "console/planned_lines.h"
#include "core/outcome.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace signalbox::console {
DeployCommand::DeployCommand(session::Workspace& workspace, const cli::Options& options, QObject* parent)
    : Command(workspace, options, FirstLook::Limits::End, parent)
{
    connect(&look(), &FirstLook::changed, this, &DeployCommand::take);
}

void DeployCommand::looked()
{
    QCoro::connect(act(), this, [] { });
}

bool DeployCommand::tell(const delivery::Promotion& plan, const monitor::DispatchRequest& request)
{
    const auto planned = delivery::plannedRequest(request);
    if (options().json)
        return say(jsonLine({{u"change"_s, u"planned"_s},
                             {u"repository"_s, request.repository.full()},
                             {u"version"_s, plan.version.name},
                             {u"commit"_s, plan.version.commit},
                             {u"environment"_s, plan.to},
                             {u"offer"_s, plan.offer.words()},
                             {u"workflow"_s, plan.workflow.workflow.path},
                             {u"request"_s, requestsArray({planned}).first()}}));
    QString text = u"%1 to %2: %3\n"_s.arg(plan.version.name, plan.to, plan.offer.words());
    if (plan.offer.isTaken)
        text += u"Another deployment to %1 is under way or waits.\n"_s.arg(plan.to);
    const QStringList lines = delivery::textOf(planned).split(u'\n');
    for (const QString& line : lines)
        text += "  "_L1 + cli::harmless(line) + u'\n';
    return say(text);
}

bool DeployCommand::isConfirmed(const delivery::Promotion& plan)
{
    const QString question = u"Deploy %1 to %2?"_s.arg(plan.version.name, plan.to);
    return plan.isProduction() ? isSaidYes(question, plan.to) : isSaidYes(question);
}

QCoro::Task<void> DeployCommand::act()
{
    const QPointer self(this);
    const cli::DeliveryOptions& wanted = options().delivery;
    core::RepositoryName repository;
    m_session = onlySession(&repository);
    if (!m_session)
        co_return;
    m_promotions = std::make_unique<delivery::Promotions>(m_session->client());
    const auto plan = co_await m_promotions->plan(repository, wanted.words.value(0), wanted.words.value(1));
    if (!self)
        co_return;
    if (!plan) {
        fail(plan.error());
        co_return;
    }
    m_plan = *plan;
    m_repository = plan->repository.name;
    const auto request = plan->request(wanted.reason);
    if (!request) {
        fail(request.error());
        co_return;
    }
    if (!tell(*plan, *request))
        co_return;
    if (wanted.isDryRun) {
        end(cli::Fine);
        co_return;
    }
    if (!isConfirmed(*plan))
        co_return;
    auto started = co_await m_session->dispatchCommands().dispatch(*request);
    if (!self)
        co_return;
    if (!started) {
        fail(started.error());
        co_return;
    }
    const auto run = co_await m_session->dispatchCommands().find(*std::move(started));
    if (!self)
        co_return;
    if (!run)
        fail(run.error());
    else
        follow(*run);
}

void DeployCommand::follow(core::RunId run)
{
    m_run.id = run;
    const auto& runs = look().runs();
    if (const auto known = runs.find({m_session->account().id, run}); known != runs.end())
        m_run = known->second;
    if (const auto row = m_session->watcher().repository(m_repository))
        m_session->watcher().setOnScreen(row->id, run);
    m_session->watcher().lookNow(m_repository, run);
    if (m_run.state.isCompleted() || m_run.number > 0)
        print(core::words(m_run.state));
}

void DeployCommand::take(const core::ChangeSet& changes)
{
    if (!m_run.id || changes.account != m_session->account().id)
        return;
    for (const core::Change& change : changes.changes) {
        if (const auto* run = std::get_if<core::Changed<core::Run>>(&change); run && run->after.id == m_run.id) {
            m_run = run->after;
            print(core::words(m_run.state));
        }
    }
}

void DeployCommand::print(const QString& change)
{
    if (change != std::exchange(m_told, change)) {
        const QString url = m_run.webUrl.toString();
        if (options().json)
            say(jsonLine({{u"change"_s, m_run.state.isCompleted() ? u"ended"_s : u"run"_s},
                          {u"repository"_s, m_repository.full()},
                          {u"run"_s, m_run.id.value},
                          {u"state"_s, change},
                          {u"passed"_s, m_run.state.isSuccess()},
                          {u"url"_s, url}}));
        else
            say(cli::harmless(
                    u"%1 %2  %3 #%4  %5"_s.arg(cli::shape(core::outcome(m_run.state)), change, m_run.workflowName)
                        .arg(m_run.number)
                        .arg(url))
                + u'\n');
        if (m_run.state.needsPerson() && !options().json)
            say(u"It waits: signalbox approve %1 --repo %2\n"_s.arg(m_run.id.value).arg(m_repository.full()));
    }
    if (m_run.state.isCompleted())
        end(m_run.state.isSuccess() ? cli::Fine : cli::Failed);
}

} // namespace signalbox::console
