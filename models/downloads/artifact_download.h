// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/download.h"
#include "downloads/artifact_file.h"
#include "downloads/transfer_speed.h"
#include "github/client.h"
#include "github/partial_download.h"
#include "github/wait.h"

#include <QCoroTask>
#include <QPointer>

namespace signalbox::downloads {

/// What is to be downloaded, and to where.
struct Order {
    core::RepositoryName repository;
    core::Artifact artifact;
    QString path; ///< of the file as it shall be called
    Existing existing = Existing::KeepBoth;
};

/// One artifact on its way to the disk. What cuts it off (network, machine, GitHub) it sits out, for as long as nobody
/// stops it. GUI thread; it may be destroyed at any moment, and what came stays for the next time.
class ArtifactDownload final : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::seconds firstWait{5}; ///< doubled each time while nothing comes
    static constexpr std::chrono::seconds longestWait{60};

    ArtifactDownload(github::Client& client, core::Clock& clock, Order order, QObject* parent = nullptr);
    ~ArtifactDownload() override;

    const core::Download& state() const { return m_state; }
    const Order& order() const { return m_order; }

    /// To be called once.
    void start();
    void stop();
    /// Does not wait any longer, when it waits for the network.
    void tryNow();

Q_SIGNALS:
    void changed();
    /// Done, Failed or Stopped; nothing more comes.
    void ended();

private:
    QCoro::Task<void> run();
    QCoro::Task<core::Result<QString>> finish();
    void fetch();
    void take(const core::Result<qint64>& size);
    void advance(qint64 received, qint64 total);
    void wait(const core::Error& error);
    void end(core::Download::Phase phase, const std::optional<core::Error>& error = {});

    QPointer<github::Client> m_client;
    core::Clock& m_clock;
    Order m_order;
    core::Download m_state;
    std::shared_ptr<github::PartialDownload> m_part;
    TransferSpeed m_speed;
    QDateTime m_toldAt;
    qint64 m_receivedAtWait = 0;
    int m_waits = 0; ///< in a row, without a byte between them; counted on, so that an old one is known
    std::chrono::seconds m_nextWait = firstWait;
    github::Lifetime m_lifetime;
};

} // namespace signalbox::downloads
