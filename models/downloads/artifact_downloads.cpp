// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "downloads/artifact_downloads.h"

#include <algorithm>
#include <ranges>

namespace signalbox::downloads {

using Phase = core::Download::Phase;

ArtifactDownloads::ArtifactDownloads(core::Clock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
{
}

void ArtifactDownloads::start(github::Client& client, const Order& order)
{
    const Key key{client.account().id, order.artifact.id};
    if (state(key.first, key.second).isActive())
        return;
    auto download = std::make_unique<ArtifactDownload>(client, m_clock, order);
    connect(download.get(), &ArtifactDownload::changed, this, [this, key] { Q_EMIT changed(key.first, key.second); });
    // Later: the next one may end this one's place in the map.
    connect(download.get(), &ArtifactDownload::ended, this, &ArtifactDownloads::beginNext, Qt::QueuedConnection);
    m_downloads[key] = std::move(download);
    m_queue.push_back(key);
    beginNext();
    Q_EMIT changed(key.first, key.second);
}

void ArtifactDownloads::stop(const core::AccountId& account, core::ArtifactId artifact)
{
    const Key key{account, artifact};
    std::erase(m_queue, key);
    if (const auto found = m_downloads.find(key); found != m_downloads.end())
        found->second->stop();
}

core::Download ArtifactDownloads::state(const core::AccountId& account, core::ArtifactId artifact) const
{
    const Key key{account, artifact};
    const auto found = m_downloads.find(key);
    if (found == m_downloads.end())
        return {};
    auto state = found->second->state();
    if (isQueued(key))
        state.phase = Phase::Queued;
    return state;
}

std::optional<Order> ArtifactDownloads::order(const core::AccountId& account, core::ArtifactId artifact) const
{
    const auto found = m_downloads.find({account, artifact});
    return found == m_downloads.end() ? std::nullopt : std::optional(found->second->order());
}

bool ArtifactDownloads::isActive() const
{
    return !m_queue.empty() || std::ranges::any_of(m_downloads | std::views::values, [](const auto& download) {
        return download->state().isActive();
    });
}

void ArtifactDownloads::tryNow()
{
    for (const auto& download : m_downloads | std::views::values)
        download->tryNow();
}

void ArtifactDownloads::beginNext()
{
    const auto active = std::ranges::count_if(m_downloads | std::views::values,
                                              [](const auto& download) { return download->state().isActive(); });
    for (auto room = mostAtOnce - active; room > 0 && !m_queue.empty(); --room) {
        const Key key = m_queue.front();
        m_queue.erase(m_queue.begin());
        m_downloads.at(key)->start();
    }
}

bool ArtifactDownloads::isQueued(const Key& key) const
{
    return std::ranges::contains(m_queue, key);
}

} // namespace signalbox::downloads
