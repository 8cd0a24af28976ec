// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/release_command.h"

#include "cli/plain_text.h"
#include "console/planned_lines.h"
#include "console/release_texts.h"
#include "core/outcome.h"
#include "lists/release_rows.h"

#include <QFile>
#include <QJsonObject>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace signalbox::console {
namespace {

using delivery::ReleasePhase;

core::Error rejected(const QString& what, const QString& advice)
{
    return {.kind = core::ErrorKind::Rejected, .what = what, .advice = advice};
}

core::Result<QString> notesIn(const QString& path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return std::unexpected(
            core::Error{.kind = core::ErrorKind::Storage,
                        .what = u"The notes in %1 cannot be read: %2."_s.arg(path, file.errorString()),
                        .advice = u"Name a file that can be."_s});
    return QString::fromUtf8(file.readAll());
}

} // namespace

ReleaseCommand::ReleaseCommand(session::Workspace& workspace, const cli::Options& options, QObject* parent)
    : Command(workspace, options, FirstLook::Limits::End, parent)
{
}

void ReleaseCommand::looked()
{
    QCoro::connect(work(), this, [] { });
}

QCoro::Task<void> ReleaseCommand::work()
{
    const QPointer self(this);
    session::AccountSession* session = onlySession(&m_repository);
    if (!session)
        co_return;
    m_client = &session->client();
    const bool isKept = co_await goesOnWithKept();
    if (self && !isKept)
        co_await propose();
}

/// True where a release that was begun before is followed, or the command has ended.
QCoro::Task<bool> ReleaseCommand::goesOnWithKept()
{
    const QPointer self(this);
    const auto kept = co_await delivery::keptReleases(workspace().store(), m_client->account().id);
    if (!self)
        co_return true;
    if (!kept) {
        fail(kept.error());
        co_return true;
    }
    const auto isWanted = [this](const delivery::KeptRelease& one) {
        const auto typed = delivery::typedVersion(typedVersion(), {{.name = one.document.order.release.tag}});
        const bool isNamed = typed && typed->tag() == one.document.order.release.tag;
        const ReleasePhase phase = one.document.state.phase;
        if (one.repository != m_repository || delivery::isGood(phase) || phase == ReleasePhase::Idle)
            return false;
        return isNamed || (typedVersion().isEmpty() && !delivery::isEnd(phase));
    };
    const auto found = std::ranges::find_if(*kept, isWanted);
    if (found == kept->end() || options().delivery.isDryRun)
        co_return false;
    const ReleasePhase phase = found->document.state.phase;
    // What has not arrived may be sent once more, and that is for somebody to say.
    if (delivery::isEnd(phase) && !isSaidYes(u"Send them?"_s, found->document.order.release.tag))
        co_return true;
    const bool isOpen = co_await open(found->document.order.release.tag);
    if (!self || !isOpen)
        co_return true;
    follow();
    if (phase == ReleasePhase::NoRun && m_runner->order().dispatchable.id)
        m_runner->dispatch();
    else if (delivery::isEnd(phase))
        m_runner->goOn();
    co_return true;
}

QCoro::Task<bool> ReleaseCommand::open(QString tag)
{
    const QPointer self(this);
    m_runner = std::make_unique<delivery::ReleaseRunner>(
        *m_client, workspace().store(), workspace().clock(),
        delivery::ReleaseRunner::Place{.repository = m_repository, .tag = tag, .folder = workspace().profile().data});
    const auto opened = co_await m_runner->open();
    if (self && !opened)
        fail(opened.error());
    co_return self&& opened;
}

QCoro::Task<void> ReleaseCommand::propose()
{
    const QPointer self(this);
    const auto& wishes = options().delivery;
    m_reader = std::make_unique<delivery::ReleaseReader>(*m_client);
    m_facts = std::make_unique<delivery::ReleaseFactsReader>(*m_client);
    auto read = co_await m_reader->read(m_repository, {.version = typedVersion(), .at = wishes.commit});
    if (!self)
        co_return;
    if (!read) {
        fail(read.error());
        co_return;
    }
    core::NewRelease release = read->proposal.release;
    release.isDraft = wishes.isDraft;
    release.isPrerelease = release.isPrerelease || wishes.isPrerelease;
    release.isLatest = release.isLatest && !release.isPrerelease;
    if (!wishes.notesFile.isEmpty()) {
        const auto notes = notesIn(wishes.notesFile);
        if (!notes) {
            fail(notes.error());
            co_return;
        }
        release.notes = *notes;
    }
    const auto facts = co_await m_facts->read(read->reading, release);
    if (!self)
        co_return;
    if (!facts) {
        fail(facts.error());
        co_return;
    }
    const auto checks = delivery::releaseChecks(*facts);
    const auto blockers = delivery::blockers(checks);
    auto order = delivery::releaseOrder(read->reading, *facts);
    order.reason = wishes.reason.trimmed();
    for (const auto& blocker : blockers)
        order.overridden << delivery::title(blocker.id) + u": "_s + blocker.words;
    if (!tellPlan(*read, checks, order))
        co_return;
    if (wishes.isDryRun) {
        end(blockers.empty() ? cli::Fine : cli::Blocked);
        co_return;
    }
    if (!isAllowed(blockers) || !isSaidYes(u"Send them?"_s, order.release.tag))
        co_return;
    const bool isOpen = co_await open(order.release.tag);
    if (!self || !isOpen)
        co_return;
    follow();
    m_runner->begin(order);
}

bool ReleaseCommand::tellPlan(const delivery::ReadRelease& read, const std::vector<delivery::ReleaseCheck>& checks,
                              const delivery::ReleaseOrder& order)
{
    const ReleasePlan plan{.repository = m_repository, .read = read, .checks = checks, .order = order};
    return options().json ? say(planLine(plan)) : say(planText(plan));
}

/// Says why not, and ends.
bool ReleaseCommand::isAllowed(const std::vector<delivery::ReleaseCheck>& blockers)
{
    if (blockers.empty())
        return true;
    const auto final = std::ranges::find_if_not(
        blockers, [](const delivery::ReleaseCheck& check) { return delivery::canBeOverridden(check.id); });
    const bool hasReason = !options().delivery.reason.trimmed().isEmpty();
    if (final == blockers.end() && options().delivery.isOverride && hasReason)
        return true;
    const auto& first = final == blockers.end() ? blockers.front() : *final;
    complain(rejected(u"Nothing was sent: "_s + cli::harmless(first.words),
                      final == blockers.end() ? u"Mend it; --override with --reason releases all the same."_s
                                              : u"That cannot be overridden."_s));
    end(cli::Blocked);
    return false;
}

void ReleaseCommand::follow()
{
    connect(m_runner.get(), &delivery::ReleaseRunner::changed, this, &ReleaseCommand::tell);
    connect(m_runner.get(), &delivery::ReleaseRunner::jobsSeen, this, &ReleaseCommand::tellJobs);
    connect(m_runner.get(), &delivery::ReleaseRunner::failed, this, &ReleaseCommand::complain);
    if (!delivery::isEnd(m_runner->state().phase))
        tell(m_runner->state());
}

void ReleaseCommand::tell(const delivery::ReleaseState& state)
{
    const bool hasEnded = delivery::isEnd(state.phase);
    const QString here = delivery::word(state.phase) + u'/' + delivery::word(state.request) + state.words;
    if (std::exchange(m_told, here) == here)
        return;
    const QDateTime now = workspace().clock().now();
    bool isTold = false;
    if (options().json) {
        isTold = say(stateLine(m_repository, {.state = state, .order = m_runner->order()}, now));
    } else {
        const bool isAboutRequest = state.phase == ReleasePhase::Sending || state.phase == ReleasePhase::Looking;
        const QString what = isAboutRequest
            ? u"%1: %2"_s.arg(lists::phaseText(state.phase), lists::requestText(state.request))
            : lists::phaseText(state.phase);
        isTold = say(u"%1  %2 %3\n"_s.arg(now.toString(Qt::ISODateWithMs), cli::shape(lists::phaseShape(state.phase)),
                                          what))
            && (state.words.isEmpty() || say(cli::harmless(state.words) + u'\n'));
    }
    if (isTold && hasEnded)
        end(delivery::isGood(state.phase) ? cli::Fine : cli::Failed);
}

void ReleaseCommand::tellJobs(const core::Run& run, const std::vector<core::Job>& jobs)
{
    for (const core::Job& job : jobs) {
        const auto known = m_jobs.find(job.id);
        if (known != m_jobs.end() && known->second == job.state)
            continue;
        m_jobs[job.id] = job.state;
        const QString at = workspace().clock().now().toString(Qt::ISODateWithMs);
        const core::Outcome outcome = core::outcome(job.state);
        const QJsonObject object{{u"at"_s, at},
                                 {u"tag"_s, m_runner->order().release.tag},
                                 {u"run"_s, run.id.value},
                                 {u"workflow"_s, run.workflowPath},
                                 {u"job"_s, job.name},
                                 {u"status"_s, job.state.statusWord()},
                                 {u"conclusion"_s, job.state.conclusionWord()}};
        const bool isTold = options().json
            ? say(jsonLine(object))
            : say(u"%1    %2 %3\n"_s.arg(at, cli::shape(outcome), cli::harmless(job.name)));
        if (!isTold)
            return;
    }
}

} // namespace signalbox::console
