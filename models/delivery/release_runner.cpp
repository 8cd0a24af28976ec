// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/release_runner.h"

#include "github/pause.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using namespace release_event;

constexpr auto kind = "release"_L1;

} // namespace

ReleaseRunner::ReleaseRunner(github::Client& client, history::Store& store, core::Clock& clock, Place place,
                             QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_place(std::move(place))
    , m_kept(store, clock,
             {.account = client.account().id, .kind = kind, .repository = m_place.repository, .subject = m_place.tag})
    , m_requests(client, store, clock, m_place.repository)
{
    connect(&m_kept, &KeptUndertaking::failed, this, &ReleaseRunner::failed);
    connect(&m_requests, &ReleaseRequests::jobsSeen, this, &ReleaseRunner::jobsSeen);
}

core::Result<std::unique_ptr<QLockFile>> ReleaseRunner::lock() const
{
    return lockAlone(m_place.folder,
                     {.of = m_kept.account() + u'/' + m_place.repository.full() + u'/' + kind + u'/' + m_place.tag,
                      .doing = u"releases %1 of %2"_s.arg(m_place.tag, m_place.repository.full()),
                      .advice = u"Follow it there, or close it and try again."_s});
}

QCoro::Task<core::Result<void>> ReleaseRunner::open()
{
    const QPointer alive(this);
    const auto cancelled = [] { return std::unexpected(github::cancelledError()); };
    auto locked = lock();
    if (!locked)
        co_return std::unexpected(locked.error());
    m_lock = *std::move(locked);
    const auto kept = co_await m_kept.read();
    if (!alive)
        co_return cancelled();
    if (!kept)
        co_return std::unexpected(kept.error());
    const std::optional<QByteArray>& state = *kept;
    if (!state)
        co_return core::Result<void>();
    auto document = releaseDocumentFromJson(*state);
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
        if (isNew && !co_await m_kept.keep(toJson(document)))
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
        const auto paused
            = co_await github::pauseFor(m_lifetime, m_clock, this, core::Clock::Duration(notBefore - now()));
        if (!alive || !paused || look != m_looks)
            co_return;
    }
    hear(m_requests.look(m_document));
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
