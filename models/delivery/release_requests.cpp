// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/release_requests.h"

#include "delivery/release_order.h"
#include "github/wait.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using namespace release_event;
using core::ErrorKind;
using core::Result;
using github::Ask;
using github::Priority;
using What = Seen::What;

std::unexpected<core::Error> cancelled()
{
    return std::unexpected(github::cancelledError());
}

/// Not the tag of an immutable release that is gone: that is there for nobody.
bool isThere(const core::Error& error)
{
    return error.kind == ErrorKind::Conflict && !error.detail.contains("immutable"_L1);
}

/// In words, for the action log.
QString subjectOf(const ReleaseOrder& order)
{
    return u"Release %1 at %2"_s.arg(order.release.tag, order.release.commit.first(7));
}

/// With what stood against it, because whoever reads it later has to know what was overridden.
QString reasonOf(const ReleaseOrder& order)
{
    return order.overridden.isEmpty() ? order.reason
                                      : u"%1 (in spite of: %2)"_s.arg(order.reason, order.overridden.join(u' '));
}

QString messageOf(const ReleaseOrder& order)
{
    return u"%1 at %2 [%3]"_s.arg(order.release.tag, order.release.commit, order.key);
}

} // namespace

QString actionKind(ReleaseRequest request)
{
    return "release-"_L1 + word(request).replace(u'_', u'-');
}

ReleaseRequests::ReleaseRequests(github::Client& client, history::Store& store, core::Clock& clock,
                                 core::RepositoryName repository, QObject* parent)
    : QObject(parent)
    , m_client(&client)
    , m_clock(clock)
    , m_repository(repository)
    , m_written(client, store, clock, std::move(repository))
{
}

ReleaseRequests::Event ReleaseRequests::send(ReleaseDocument document)
{
    const QPointer alive(this);
    const ReleaseRequest request = document.state.request;
    const int count = document.state.requests;
    m_written.settle(actionKind(request), false); // of the one before, which has settled as absent
    auto action = co_await m_written.begin({.kind = actionKind(request),
                                            .subject = subjectOf(document.order),
                                            .reason = reasonOf(document.order),
                                            .message = messageOf(document.order)});
    if (!alive || !m_client || (!action && action.error().kind == ErrorKind::Cancelled))
        co_return std::nullopt;
    if (!action)
        co_return Refused{.request = request,
                          .count = count,
                          .why = u"It could not be written down first, so it was not sent. Go on when it can be."_s};
    const auto record = std::make_shared<std::vector<core::SentRequest>>();
    auto answer = co_await ask(document, record);
    if (!alive || (!answer && answer.error().kind == ErrorKind::Cancelled))
        co_return std::nullopt;
    action->requests = *record;
    const bool mayBeThere = !answer && (!isRefusal(answer.error()) || isThere(answer.error()));
    if (mayBeThere) {
        m_written.keepOpen(*action);
        if (isRefusal(answer.error()))
            co_return Refused{.request = request, .count = count, .why = answer.error().sentence(), .isThere = true};
        co_return AnswerLost{.request = request, .count = count};
    }
    co_await m_written.complete(*action, answer ? std::nullopt : std::optional(answer.error()));
    if (!alive)
        co_return std::nullopt;
    if (!answer)
        co_return Refused{.request = request, .count = count, .why = answer.error().sentence()};
    answer->request = request;
    answer->count = count;
    co_return *std::move(answer);
}

ReleaseRequests::Answer ReleaseRequests::ask(ReleaseDocument document, github::RequestRecord record)
{
    const ReleaseOrder& order = document.order;
    const ReleaseState& state = document.state;
    core::NewRelease release = order.release;
    const auto asTaken = [](const core::Release& made) { return Taken{.release = made.id}; };
    switch (state.request) {
    case ReleaseRequest::TagObject: {
        const auto made
            = co_await m_client->createTagObject(m_repository, release.tag, release.commit, tagMessage(order), record);
        co_return made.transform([](const QString& object) { return Taken{.tagObject = object}; });
    }
    case ReleaseRequest::Tag: {
        const auto made = co_await m_client->createTag(m_repository, release.tag, state.tagObject, record);
        co_return made.transform([] { return Taken(); });
    }
    case ReleaseRequest::Dispatch: {
        const auto made
            = co_await m_client->dispatch(m_repository, order.dispatchable.id, order.dispatchRef, order.inputs, record);
        co_return made.transform(
            [](std::optional<core::RunId> run) { return Taken{.run = run.value_or(core::RunId())}; });
    }
    case ReleaseRequest::Draft:
    case ReleaseRequest::Release: {
        release.isDraft = state.request == ReleaseRequest::Draft;
        const auto made = co_await m_client->createRelease(m_repository, release, record);
        co_return made.transform(asTaken);
    }
    case ReleaseRequest::Publish:
    case ReleaseRequest::Amend: {
        release.isDraft = false;
        const auto made = co_await m_client->updateRelease(m_repository, state.release, release, record);
        co_return made.transform(asTaken);
    }
    }
    Q_UNREACHABLE();
}

ReleaseRequests::Event ReleaseRequests::look(ReleaseDocument document)
{
    const QPointer alive(this);
    if (!m_client)
        co_return std::nullopt;
    Result<ReleaseEvent> seen = LookFailed();
    switch (document.state.phase) {
    case ReleasePhase::Looking: {
        auto sight = co_await lookForRequest(document);
        if (alive && sight && sight->what != What::Absent)
            m_written.settle(actionKind(document.state.request), sight->what == What::Ours);
        seen = std::move(sight);
        break;
    }
    case ReleasePhase::AwaitingRun:
    case ReleasePhase::Following:
        seen = co_await lookAtRuns(document);
        break;
    case ReleasePhase::AwaitingRelease:
    case ReleasePhase::CheckingAssets:
        seen = co_await lookAtRelease(document);
        break;
    default:
        co_return std::nullopt;
    }
    if (!alive || (!seen && seen.error().kind == ErrorKind::Cancelled))
        co_return std::nullopt;
    if (!seen)
        co_return LookFailed{.why = seen.error().sentence()};
    co_return *std::move(seen);
}

ReleaseRequests::Sight ReleaseRequests::lookForRequest(ReleaseDocument document)
{
    const qint64 readAt = now();
    const ReleaseRequest request = document.state.request;
    Result<Seen> seen = Seen();
    // Not ternary: a coroutine's temporaries of both branches would be made by this compiler.
    if (request == ReleaseRequest::Tag)
        seen = co_await lookForTag(document);
    else if (request == ReleaseRequest::Draft)
        seen = co_await lookForDraft(document);
    else if (request == ReleaseRequest::Dispatch)
        seen = co_await lookForDispatch(document);
    else
        seen = co_await lookForRelease(document);
    if (seen) {
        seen->request = request;
        seen->readAt = readAt;
    }
    co_return seen;
}

ReleaseRequests::Sight ReleaseRequests::lookForTag(ReleaseDocument document)
{
    const auto tag = co_await m_client->tagRef(m_repository, document.order.release.tag);
    co_return tag.transform([&](const std::optional<core::Tag>& found) {
        if (!found)
            return Seen{.what = What::Absent};
        return Seen{.what = found->commit == document.state.tagObject ? What::Ours : What::Foreign};
    });
}

ReleaseRequests::Sight ReleaseRequests::lookForDraft(ReleaseDocument document)
{
    const core::NewRelease& wanted = document.order.release;
    const auto releases = co_await m_client->releases(m_repository, Priority::User, Ask::Always);
    if (!releases)
        co_return std::unexpected(releases.error());
    const core::Release* ours = nullptr;
    for (const core::Release& each : releases->rows) {
        const bool isOurs
            = each.isDraft && each.tag == wanted.tag && each.target == wanted.commit && each.name == wanted.name;
        if (isOurs && (!ours || each.id < ours->id))
            ours = &each;
    }
    co_return ours ? Seen{.what = What::Ours, .release = ours->id} : Seen();
}

/// Publish, Release and Amend.
ReleaseRequests::Sight ReleaseRequests::lookForRelease(ReleaseDocument document)
{
    const auto found = co_await m_client->releaseOfTag(m_repository, document.order.release.tag);
    if (!found && found.error().kind == ErrorKind::NotFound)
        co_return Seen();
    if (!found)
        co_return std::unexpected(found.error());
    const bool isForeign = document.state.request == ReleaseRequest::Publish && found->id != document.state.release;
    const bool isToCome
        = document.state.request == ReleaseRequest::Amend && !isAsWritten(*found, document.order.release);
    co_return Seen{.what = isForeign ? What::Foreign : isToCome ? What::Absent : What::Ours, .release = found->id};
}

ReleaseRequests::Sight ReleaseRequests::lookForDispatch(ReleaseDocument document)
{
    auto started = co_await runs(std::move(document));
    co_return started.transform([](const std::vector<core::Run>& found) {
        return found.empty() ? Seen() : Seen{.what = What::Ours, .run = found.front().id};
    });
}

/// Those of the release, by id: the one that was started by hand, or all that came of the tag.
QCoro::Task<Result<std::vector<core::Run>>> ReleaseRequests::runs(ReleaseDocument document)
{
    const QPointer alive(this);
    const ReleaseOrder& order = document.order;
    const ReleaseState& state = document.state;
    const bool isDispatch = state.isDispatched || state.request == ReleaseRequest::Dispatch;
    Result<github::Look<core::Run>> seen;
    if (isDispatch && !state.runs.empty())
        seen = co_await m_client->run(m_repository, state.runs.front().id, Priority::User, Ask::Always);
    else if (isDispatch)
        seen = co_await m_client->runs(
            m_repository, {.workflow = order.dispatchable.id, .event = u"workflow_dispatch"_s, .perPage = 100},
            Priority::User, Ask::Always);
    else
        seen = co_await m_client->runs(m_repository, {.commit = order.release.commit, .perPage = 100}, Priority::User,
                                       Ask::Always);
    if (!alive || !m_client)
        co_return cancelled();
    if (!seen)
        co_return std::unexpected(seen.error());
    const QString login = m_client->account().login;
    std::erase_if(seen->rows, [&](const core::Run& run) {
        if (isDispatch)
            return run.id <= order.newestRun || (!login.isEmpty() && run.actor != login);
        return run.branch != order.release.tag || (run.event != "push"_L1 && run.event != "release"_L1);
    });
    std::ranges::sort(seen->rows, {}, &core::Run::id);
    if (isDispatch && seen->rows.size() > 1)
        seen->rows.resize(1); // what came later was started by something else
    co_return std::move(seen->rows);
}

QCoro::Task<Result<RunsSeen>> ReleaseRequests::lookAtRuns(ReleaseDocument document)
{
    const QPointer alive(this);
    RunsSeen seen{.readAt = now()};
    const auto found = co_await runs(std::move(document));
    if (!found)
        co_return std::unexpected(found.error());
    for (const core::Run& run : *found) {
        seen.runs.push_back({.id = run.id, .workflow = run.workflowPath, .state = run.state});
        const auto jobs = co_await m_client->jobs(m_repository, run.id, Priority::OnScreen);
        if (!alive || !m_client)
            co_return cancelled();
        if (jobs) // they are only shown
            Q_EMIT jobsSeen(run, jobs->rows);
    }
    co_return seen;
}

QCoro::Task<Result<ReleaseSeen>> ReleaseRequests::lookAtRelease(ReleaseDocument document)
{
    const QPointer alive(this);
    ReleaseSeen seen{.readAt = now()};
    const QString tag = document.order.release.tag;
    auto release = co_await m_client->releaseOfTag(m_repository, tag);
    if (!alive || !m_client)
        co_return cancelled();
    if (!release && release.error().kind != ErrorKind::NotFound)
        co_return std::unexpected(release.error());
    if (release) {
        seen.release = *std::move(release);
        co_return seen;
    }
    const auto all = co_await m_client->releases(m_repository, Priority::User, Ask::Always);
    if (!all)
        co_return std::unexpected(all.error());
    if (const auto draft = std::ranges::find(all->rows, tag, &core::Release::tag); draft != all->rows.end())
        seen.release = *draft;
    co_return seen;
}

} // namespace signalbox::delivery
