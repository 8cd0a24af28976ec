// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/dispatch_commands.h"

#include <QPointer>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace signalbox::monitor {
namespace {

using core::ErrorKind;

constexpr auto dispatchKind = "dispatch"_L1;
// GitHub answers a write within ten seconds or not at all, and makes the run some seconds later.
constexpr std::array<core::Clock::Duration, 5> pausesBeforeLooking{1s, 2s, 4s, 8s, 15s};
constexpr std::array<core::Clock::Duration, 8> pausesBeforeFinding{1s, 1s, 2s, 3s, 5s, 8s, 15s, 25s};
// This machine's clock and GitHub's are not the same.
constexpr int secondsBetweenClocks = 30;

/// No ref has a blank in it, so that both are found again.
QString messageOf(const DispatchRequest& request)
{
    return request.workflow.path + u' ' + request.ref;
}

/// An input of such a name is kept out of the action log.
bool soundsSecret(const QString& input)
{
    static const QRegularExpression secret(u"token|secret|password|passphrase|credential|key$"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    return secret.match(input).hasMatch();
}

/// "Deploy on v1.5.0: environment=production, version=v1.5.0".
QString subjectOf(const DispatchRequest& request)
{
    QStringList inputs;
    for (const auto& [input, value] : request.inputs.asKeyValueRange())
        inputs << input + u'=' + (soundsSecret(input) ? u"***"_s : value);
    const QString subject = u"%1 on %2"_s.arg(request.workflow.name, request.ref);
    return inputs.isEmpty() ? subject : subject + u": "_s + inputs.join(u", "_s);
}

bool isBy(const core::Run& run, const QString& login)
{
    return login.isEmpty() || run.actor.compare(login, Qt::CaseInsensitive) == 0;
}

} // namespace

DispatchCommands::DispatchCommands(github::Client& client, history::Store& store, Watcher& watcher, core::Clock& clock,
                                   QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_watcher(watcher)
    , m_clock(clock)
    , m_actions(store, clock)
{
}

QString DispatchCommands::whyNot(const core::Workflow& workflow, const core::Repository& repository)
{
    if (repository.archived)
        return tr("The repository is archived, so nothing runs in it any more.");
    if (!repository.canPush)
        return tr("Your token has no permission to start workflows in %1.").arg(repository.name.full());
    if (workflow.state == "deleted"_L1)
        return tr("The workflow's file is not there any more.");
    if (workflow.state.startsWith("disabled"_L1))
        return tr("The workflow is switched off, and GitHub starts none that is.");
    return {};
}

QCoro::Task<core::Result<Dispatched>> DispatchCommands::dispatch(DispatchRequest request)
{
    if (const auto row = m_watcher.repository(request.repository)) {
        if (const QString reason = whyNot(request.workflow, *row); !reason.isEmpty())
            co_return std::unexpected(core::Error{.kind = ErrorKind::Rejected, .what = reason});
    }
    if (m_onTheirWay.contains(request.workflow.id))
        co_return std::unexpected(core::Error{.kind = ErrorKind::Conflict,
                                              .what = u"This workflow is being started already."_s,
                                              .advice = u"Wait for the result."_s});
    m_onTheirWay.insert(request.workflow.id);
    history::Action action{.account = m_client.account().id,
                           .at = m_clock.now(),
                           .kind = dispatchKind,
                           .actor = m_client.account().login,
                           .subject = subjectOf(request),
                           .reason = request.reason,
                           .repository = request.repository,
                           .message = messageOf(request)};
    const auto run = std::make_shared<std::optional<core::RunId>>();
    const auto send
        = [this, request, run](github::RequestRecord record) { return this->send(request, run, std::move(record)); };
    const auto look = [this, run](const history::Action& written) { return tookEffect(written, run); };
    const auto ended = [this, request, run](bool sent) {
        m_onTheirWay.remove(request.workflow.id);
        if (*run)
            m_told.insert(**run);
        if (sent)
            m_watcher.lookNow(request.repository, run->value_or(core::RunId()));
    };
    const QDateTime at = action.at;
    const auto result = co_await m_actions.perform(std::move(action), send, look, ended);
    if (!result)
        co_return std::unexpected(result.error());
    co_return Dispatched{.request = std::move(request), .at = at, .run = *run};
}

QCoro::Task<core::Result<void>> DispatchCommands::send(DispatchRequest request,
                                                       std::shared_ptr<std::optional<core::RunId>> run,
                                                       github::RequestRecord record)
{
    const auto taken = co_await m_client.dispatch(request.repository, request.workflow.id, request.ref, request.inputs,
                                                  std::move(record));
    if (!taken)
        co_return std::unexpected(taken.error());
    *run = *taken;
    co_return core::Result<void>();
}

QCoro::Task<core::Result<core::RunId>> DispatchCommands::find(Dispatched dispatched)
{
    if (dispatched.run)
        co_return *dispatched.run;
    const QPointer<DispatchCommands> alive(this);
    const DispatchRequest& request = dispatched.request;
    for (const auto length : pausesBeforeFinding) {
        const auto paused = co_await m_actions.pause(length);
        if (!alive || !paused)
            co_return std::unexpected(WrittenActions::cancelled());
        const auto run = co_await look(request.repository, request.workflow.path, request.ref, dispatched.at);
        if (!alive)
            co_return std::unexpected(WrittenActions::cancelled());
        const auto id = run.value_or(std::nullopt);
        if (!id)
            continue;
        m_told.insert(*id);
        m_watcher.lookNow(request.repository, *id);
        co_return *id;
    }
    co_return std::unexpected(
        core::Error{.kind = ErrorKind::NotYet,
                    .what = tr("GitHub took the start of %1, but lists no run of it yet.").arg(request.workflow.name),
                    .advice = tr("It shows among the runs once it is there.")});
}

QCoro::Task<core::Result<std::optional<core::RunId>>> DispatchCommands::look(core::RepositoryName repository,
                                                                             QString path, QString ref, QDateTime at)
{
    const QPointer<DispatchCommands> alive(this);
    const github::RunQuery query{.branch = ref,
                                 .event = u"workflow_dispatch"_s,
                                 .createdFrom = at.addSecs(-secondsBetweenClocks).toUTC().toString(Qt::ISODate)};
    const auto seen = co_await m_client.runs(repository, query, github::Priority::User, github::Ask::Always);
    if (!alive)
        co_return std::unexpected(WrittenActions::cancelled());
    if (!seen)
        co_return std::unexpected(seen.error());
    std::optional<core::RunId> firstAfter;
    std::optional<core::RunId> lastBefore;
    for (const core::Run& run : seen->rows) {
        if (run.workflowPath != path || !isBy(run, m_client.account().login) || m_told.contains(run.id))
            continue;
        if (run.createdAt.addSecs(1) > at) // GitHub tells whole seconds
            firstAfter = std::min(firstAfter.value_or(run.id), run.id);
        else
            lastBefore = std::max(lastBefore.value_or(run.id), run.id);
    }
    co_return firstAfter ? firstAfter : lastBefore;
}

WrittenActions::Effect DispatchCommands::tookEffect(const history::Action& action,
                                                    const std::shared_ptr<std::optional<core::RunId>>& run)
{
    return m_actions.lookRepeatedly(pausesBeforeLooking, [this, action, run] { return hasRun(action, run); });
}

WrittenActions::Effect DispatchCommands::hasRun(history::Action action, std::shared_ptr<std::optional<core::RunId>> run)
{
    const qsizetype blank = action.message.lastIndexOf(u' ');
    const auto seen
        = co_await look(action.repository, action.message.left(blank), action.message.mid(blank + 1), action.at);
    if (seen && *seen)
        *run = *seen;
    co_return seen.transform(
        [](const std::optional<core::RunId>& id) { return WrittenActions::knownIf(id.has_value()); });
}

QCoro::Task<void> DispatchCommands::settleOpenActions()
{
    const auto isOurs = [](const history::Action& action) { return action.kind == dispatchKind; };
    const auto look = [this](const history::Action& action) {
        return tookEffect(action, std::make_shared<std::optional<core::RunId>>());
    };
    const auto settled = [this](const history::Action& action) { m_watcher.lookNow(action.repository); };
    return m_actions.settle(m_client.account().id, isOurs, look, settled);
}

} // namespace signalbox::monitor
