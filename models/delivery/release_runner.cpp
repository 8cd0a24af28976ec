// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/release_runner.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using namespace release_event;

constexpr auto kind = "release"_L1;
constexpr core::Clock::Duration untilWrittenAgain = 5s;

} // namespace

ReleaseRunner::ReleaseRunner(github::Client& client, history::Store& store, core::Clock& clock, Place place,
                             QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_store(store)
    , m_clock(clock)
    , m_place(std::move(place))
    , m_requests(client, store, clock, m_place.repository)
{
    connect(&m_requests, &ReleaseRequests::jobsSeen, this, &ReleaseRunner::jobsSeen);
}

QCoro::Task<core::Result<void>> ReleaseRunner::open()
{
    const QPointer alive(this);
    const auto cancelled = [] { return std::unexpected(github::cancelledError()); };
    const auto kept = co_await m_store.undertakings(m_client.account().id, kind);
    if (!alive)
        co_return cancelled();
    if (!kept)
        co_return std::unexpected(kept.error());
    const auto ours = std::ranges::find_if(*kept, [this](const history::Undertaking& one) {
        return one.repository == m_place.repository && one.subject == m_place.tag;
    });
    if (ours == kept->end())
        co_return core::Result<void>();
    auto document = releaseDocumentFromJson(ours->state);
    if (!document)
        co_return std::unexpected(document.error());
    m_document = *std::move(document);
    co_await m_requests.recover(m_document.order.key);
    if (!alive)
        co_return cancelled();
    post(Restarted());
    co_return core::Result<void>();
}

void ReleaseRunner::begin(const ReleaseOrder& order)
{
    post(Begun(), order);
}

void ReleaseRunner::dispatch()
{
    post(DispatchWanted());
}

void ReleaseRunner::goOn()
{
    post(GoOn());
}

void ReleaseRunner::stop()
{
    post(StoppedByUser());
}

void ReleaseRunner::post(ReleaseEvent event, std::optional<ReleaseOrder> order)
{
    m_waiting.push_back({.event = std::move(event), .order = std::move(order)});
    if (!std::exchange(m_isWorking, true))
        QCoro::connect(work(), this, [] { });
}

QCoro::Task<void> ReleaseRunner::work()
{
    const QPointer alive(this);
    while (alive && !m_waiting.empty()) {
        const Waiting waiting = std::move(m_waiting.front());
        m_waiting.pop_front();
        const bool isBegun = waiting.order && isEnd(m_document.state.phase);
        const ReleaseOrder order = isBegun ? *waiting.order : m_document.order;
        ReleaseStep step = next(m_document.state, order, waiting.event, now(), m_rules);
        ReleaseDocument document{.state = std::move(step.state), .order = order};
        const bool isNew = document != m_document;
        if (isNew && !co_await keep(document))
            co_return;
        m_document = std::move(document);
        if (step.effect)
            perform(*step.effect);
        if (isNew)
            Q_EMIT changed(m_document.state);
    }
    if (alive)
        m_isWorking = false;
}

/// Tries until it is written; false when this has ended meanwhile.
QCoro::Task<bool> ReleaseRunner::keep(ReleaseDocument document)
{
    const QPointer alive(this);
    while (true) {
        const auto kept = co_await m_store.keepUndertaking({.account = m_client.account().id,
                                                            .kind = kind,
                                                            .repository = m_place.repository,
                                                            .subject = m_place.tag,
                                                            .state = toJson(document)});
        if (!alive || kept)
            co_return alive&& kept;
        core::Error error = kept.error();
        error.what = u"The state of the release could not be written, so nothing is sent: "_s + error.what;
        Q_EMIT failed(error);
        const auto paused = co_await pause(untilWrittenAgain);
        if (!alive || !paused)
            co_return false;
    }
}

void ReleaseRunner::perform(const ReleaseEffect& effect)
{
    if (const auto* look = std::get_if<release_effect::Look>(&effect))
        QCoro::connect(lookAt(look->notBefore), this, [] { });
    else
        hear(m_requests.send(m_document));
}

void ReleaseRunner::hear(ReleaseRequests::Event answer)
{
    QCoro::connect(std::move(answer), this, [this](const std::optional<ReleaseEvent>& event) {
        if (event)
            post(*event);
    });
}

QCoro::Task<void> ReleaseRunner::lookAt(qint64 notBefore)
{
    const QPointer alive(this);
    const int look = ++m_looks;
    if (notBefore > now()) {
        const auto paused = co_await pause(core::Clock::Duration(notBefore - now()));
        if (!alive || !paused || look != m_looks)
            co_return;
    }
    hear(m_requests.look(m_document));
}

QCoro::Task<core::Result<void>> ReleaseRunner::pause(core::Clock::Duration length)
{
    github::Wait<void> wait(m_lifetime);
    m_clock.after(length, this, [end = wait.end()] { end({}); });
    co_return co_await wait;
}

// The store is asked before the first suspension and never after it.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-reference-coroutine-parameters)
QCoro::Task<core::Result<std::vector<KeptRelease>>> keptReleases(history::Store& store, core::AccountId account)
{
    const auto kept = co_await store.undertakings(account, kind);
    if (!kept)
        co_return std::unexpected(kept.error());
    std::vector<KeptRelease> releases;
    for (const history::Undertaking& one : *kept) {
        if (auto document = releaseDocumentFromJson(one.state))
            releases.push_back({.repository = one.repository, .document = *std::move(document)});
    }
    co_return releases;
}

} // namespace signalbox::delivery
