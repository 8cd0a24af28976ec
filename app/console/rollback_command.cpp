// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/rollback_command.h"

#include "cli/plain_text.h"
#include "console/planned_lines.h"
#include "core/duration_words.h"
#include "lists/health_words.h"
#include "lists/rollback_rows.h"
#include "settings/health_watch_file.h"

#include <QPointer>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace signalbox::console {
namespace {

using delivery::RollbackPhase;
using delivery::Verdict;

constexpr auto betweenLooks = 200ms;

core::Error rejected(const QString& what, const QString& advice)
{
    return {.kind = core::ErrorKind::Rejected, .what = what, .advice = advice};
}

QString wordOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Proceed:
        return u"proceed"_s;
    case Verdict::Wait:
        return u"wait"_s;
    case Verdict::AskPerson:
        return u"ask_person"_s;
    case Verdict::Refuse:
        return u"refuse"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

/// How a version was while it was there, in whole seconds.
QJsonObject healthObject(const QString& version, const core::HealthRecord& record)
{
    const auto seconds = [](std::chrono::milliseconds time) { return qint64(time.count() / 1000); };
    return {{u"version"_s, version},
            {u"healthy_seconds"_s, seconds(record.healthy)},
            {u"unhealthy_seconds"_s, seconds(record.unhealthy)},
            {u"unsure_seconds"_s, seconds(record.unsure)},
            {u"ill_at_last"_s, record.isIllAtLast}};
}

/// The versions that can be gone back to, each with what is known of its time there.
QString versionLines(const delivery::RollbackSurvey& survey, const QDateTime& now)
{
    std::vector<QStringList> cells;
    cells.reserve(survey.options.size());
    for (const auto& option : survey.options) {
        const auto& version = option.version;
        const std::chrono::milliseconds there(version.since.msecsTo(version.until.value_or(now)));
        cells.push_back({cli::harmless(version.name), version.commit.left(7), u"There for %1"_s.arg(core::words(there)),
                         lists::pastHealthWords(option.health ? &*option.health : nullptr)});
    }
    return u"Versions to go back to:\n"_s + cli::table(cells) + u'\n';
}

QString becauseOf(const delivery::RollbackDecision& decision)
{
    const auto guard = std::ranges::find(decision.guards, decision.because, &delivery::GuardResult::id);
    return guard == decision.guards.end() ? QString() : guard->words;
}

} // namespace

RollbackCommand::RollbackCommand(session::Workspace& workspace, const cli::Options& options, QObject* parent)
    : Command(workspace, options, FirstLook::Limits::End, parent)
{
}

void RollbackCommand::looked()
{
    QCoro::connect(work(), this, [] { });
}

QCoro::Task<void> RollbackCommand::work()
{
    const QPointer self(this);
    session::AccountSession* session = onlySession(&m_repository);
    if (!session)
        co_return;
    m_client = &session->client();
    m_guards = std::make_unique<delivery::EnvironmentGuards>(session->client(), workspace().store(),
                                                             workspace().clock(), workspace().profile().data);
    const auto opened = co_await openGuard();
    if (!self)
        co_return;
    if (!opened) {
        fail(opened.error());
        co_return;
    }
    m_guard = *opened;
    if (delivery::isUnderWay(m_guard->runner().state().phase)) {
        follow();
        co_return;
    }
    const auto survey = co_await m_guard->survey();
    if (!self)
        co_return;
    if (!survey) {
        fail(survey.error());
        co_return;
    }
    auto situation = m_guard->situation(*survey);
    situation.wanted = options().delivery.to;
    const auto* wanted = survey->option(situation.wanted);
    if (wanted)
        situation.wanted = wanted->version.name;
    const auto decision = delivery::decide(situation);
    const auto* option = decision.target ? survey->option(decision.target->name) : nullptr;
    delivery::PlannedRollback planned;
    if (option && decision.way)
        planned = delivery::planned(*survey, *option, *decision.way);
    if (!tellPlan(*survey, decision, planned))
        co_return;
    if (options().delivery.isDryRun) {
        end(decision.verdict == Verdict::Proceed ? cli::Fine : cli::Blocked);
        co_return;
    }
    const bool isAllowed = decision.verdict == Verdict::Proceed
        || (decision.verdict == Verdict::AskPerson && options().delivery.isOverride);
    if (!isAllowed || planned.plan.target.commit.isEmpty()) {
        complain(rejected(u"Nothing was sent: "_s + cli::harmless(becauseOf(decision)),
                          decision.verdict == Verdict::AskPerson
                              ? u"Decide whether it does harm; --override rolls back all the same."_s
                              : u"See the checks above."_s));
        end(cli::Blocked);
        co_return;
    }
    if (!isConfirmed(situation))
        co_return;
    follow();
    m_guard->begin(planned, options().delivery.reason.trimmed());
}

QCoro::Task<core::Result<delivery::EnvironmentGuard*>> RollbackCommand::openGuard()
{
    const QPointer self(this);
    const delivery::EnvironmentKey of{.repository = m_repository, .environment = environment()};
    settings::HealthWatchFile file(workspace().profile().healthFile());
    const auto all = file.read();
    if (!all)
        co_return std::unexpected(all.error());
    if (const auto found = std::ranges::find(*all, of, &delivery::HealthSettings::of); found != all->end()) {
        delivery::HealthSettings settings = *found;
        settings.isArmed = false; // who calls this decides
        const auto headers = co_await workspace().probeSecrets().headersOf(settings);
        if (!self)
            co_return std::unexpected(github::cancelledError());
        if (!headers)
            co_return std::unexpected(headers.error());
        m_guards->guard(settings, *headers);
    }
    co_return co_await m_guards->openForPerson(of);
}

bool RollbackCommand::tellPlan(const delivery::RollbackSurvey& survey, const delivery::RollbackDecision& decision,
                               const delivery::PlannedRollback& planned)
{
    const auto requests = delivery::requestsOf(planned, environment(), options().delivery.reason, m_repository);
    const bool isPlanned = !planned.plan.target.commit.isEmpty();
    if (options().json) {
        QJsonArray checks;
        for (const auto& guard : decision.guards)
            checks.append(QJsonObject{{u"check"_s, guard.id},
                                      {u"passed"_s, guard.outcome == delivery::GuardResult::Outcome::Passed},
                                      {u"words"_s, guard.words}});
        QJsonArray versions;
        QJsonArray health;
        for (const auto& option : survey.options) {
            versions.append(option.version.name);
            if (option.health)
                health.append(healthObject(option.version.name, *option.health));
        }
        return say(
            jsonLine({{u"repository"_s, m_repository.full()},
                      {u"environment"_s, environment()},
                      {u"from"_s, survey.environment.current ? survey.environment.current->name : QString()},
                      {u"to"_s, planned.plan.target.name},
                      {u"way"_s, isPlanned ? delivery::word(planned.plan.way) : QString()},
                      {u"verdict"_s, wordOf(decision.verdict)},
                      {u"versions"_s, versions},
                      {u"health"_s, health},
                      {u"checks"_s, checks},
                      {u"requests"_s, requestsArray(isPlanned ? requests : std::vector<delivery::PlannedRequest>())}}));
    }
    QString text;
    if (isPlanned)
        text += u"%1 of %2: %3 back to %4\n"_s.arg(environment(), m_repository.full(), planned.plan.from.name,
                                                   planned.plan.target.name);
    text += versionLines(survey, workspace().clock().now());
    text += checkTable(lists::guardRows(decision));
    if (isPlanned)
        text += u"\nRequests that change something:\n"_s + requestLines(requests);
    return say(text);
}

bool RollbackCommand::isConfirmed(const delivery::RollbackSituation& situation)
{
    const bool hasReason = !options().delivery.reason.trimmed().isEmpty();
    if (!hasReason) {
        fail(rejected(u"A rollback needs a reason, and nothing was sent."_s, u"Give one with --reason."_s));
        return false;
    }
    return situation.isProduction ? isSaidYes(u"Send them?"_s, environment()) : isSaidYes(u"Send them?"_s);
}

void RollbackCommand::follow()
{
    auto& runner = m_guard->runner();
    connect(&runner, &delivery::RollbackRunner::changed, this, &RollbackCommand::tell);
    connect(&runner, &delivery::RollbackRunner::failed, this, &RollbackCommand::complain);
    tell(runner.state());
}

void RollbackCommand::tell(const delivery::RollbackState& state)
{
    const RollbackPhase phase = state.phase;
    if (std::exchange(m_told, phase) == phase || phase == RollbackPhase::AwaitingConfirmation)
        return;
    const QString at = workspace().clock().now().toString(Qt::ISODateWithMs);
    const bool isTold = options().json
        ? say(jsonLine({{u"at"_s, at},
                        {u"repository"_s, m_repository.full()},
                        {u"environment"_s, environment()},
                        {u"phase"_s, delivery::word(phase)},
                        {u"from"_s, state.from.name},
                        {u"to"_s, state.target.name},
                        {u"run"_s, state.run.value},
                        {u"words"_s, state.words}}))
        : say(u"%1  %2 %3\n"_s.arg(at, cli::shape(lists::phaseShape(phase)), lists::phaseText(phase)));
    if (!isTold || !delivery::isEnd(phase))
        return;
    if (!options().json && !say(cli::harmless(state.words) + u'\n'))
        return;
    endOnceSent(phase == RollbackPhase::RolledBack ? cli::Fine : cli::Failed);
}

/// The claim is still to be released.
void RollbackCommand::endOnceSent(int status)
{
    workspace().clock().after(betweenLooks, this, [this, status] {
        const bool isSending = m_client && (m_client->inFlight() > 0 || m_client->waiting() > 0);
        if (isSending && --m_patience > 0)
            endOnceSent(status);
        else
            end(status);
    });
}

} // namespace signalbox::console
