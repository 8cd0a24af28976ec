// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account.h"
#include "downloads/artifact_download.h"

#include <map>
#include <memory>
#include <vector>

namespace signalbox::downloads {

/// Every artifact that was asked for since the start, of all accounts; a few of them at a time on the wire, so that the
/// requests of the screen are not held back. GUI thread.
class ArtifactDownloads final : public QObject {
    Q_OBJECT

public:
    static constexpr int mostAtOnce = 3;

    explicit ArtifactDownloads(core::Clock& clock, QObject* parent = nullptr);

    /// Begins, or goes on where an earlier one of this artifact to this path stopped; nothing while it is under way.
    /// The client is that of the account; when it goes, the download stops.
    void start(github::Client& client, const Order& order);
    void stop(const core::AccountId& account, core::ArtifactId artifact);
    /// Phase::None when nobody has asked for it.
    core::Download state(const core::AccountId& account, core::ArtifactId artifact) const;
    /// Where it was to go; nothing when nobody has asked for it.
    std::optional<Order> order(const core::AccountId& account, core::ArtifactId artifact) const;
    bool isActive() const; ///< one at least is under way
    /// The network is back: what waits for it goes on now.
    void tryNow();

Q_SIGNALS:
    void changed(const core::AccountId& account, core::ArtifactId artifact);

private:
    using Key = std::pair<core::AccountId, core::ArtifactId>;

    void beginNext();
    bool isQueued(const Key& key) const;

    core::Clock& m_clock;
    std::map<Key, std::unique_ptr<ArtifactDownload>> m_downloads;
    std::vector<Key> m_queue; ///< in the order of asking
};

} // namespace signalbox::downloads
