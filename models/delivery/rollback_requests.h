// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "delivery/rollback_document.h"
#include "delivery/rollback_events.h"
#include "delivery/written_requests.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace signalbox::delivery {

/// What a rollback asks of GitHub, each as the event that the answer is to the state machine. What changes something is
/// a row in the store's action log before it is sent, and sent once; where the answer is lost the row stays open until
/// the machine's look has found out, or for the next start. Nothing: this or the client ended meanwhile. GUI thread.
class RollbackRequests final : public QObject {
    Q_OBJECT

public:
    RollbackRequests(github::Client& client, history::Store& store, core::Clock& clock, core::RepositoryName repository,
                     QObject* parent = nullptr);

    using Event = QCoro::Task<std::optional<RollbackEvent>>;

    /// After a start: takes up the rows that an earlier one left open about this rollback.
    QCoro::Task<void> recover(QString key) { return m_written.recover(std::move(key)); }

    Event claim(const RollbackDocument& document);
    Event listClaims(RollbackDocument document, qint64 claimLife);
    Event readCurrent(RollbackDocument document, qint64 claimLife);
    Event dispatch(const RollbackDocument& document, qint64 notAfter);
    Event lookForRun(RollbackDocument document);
    Event readRun(RollbackDocument document);
    /// Looks first whether it stands. A claim that cannot be released counts for ten minutes and then no more.
    QCoro::Task<void> release(RollbackDocument document);

private:
    using Answer = QCoro::Task<core::Result<RollbackEvent>>;
    Answer sendClaim(RollbackDocument document, github::RequestRecord record);
    Answer sendDispatch(RollbackDocument document, qint64 notAfter, github::RequestRecord record);
    Answer sendRelease(core::DeploymentId claim, github::RequestRecord record);
    using Send = std::function<QCoro::Task<core::Result<RollbackEvent>>(github::RequestRecord record)>;
    Event written(QString kind, RollbackDocument document, int request, Send send);
    QCoro::Task<core::Result<std::vector<core::Deployment>>> deployments(QString environment);
    qint64 now() const { return m_clock.now().toMSecsSinceEpoch(); }

    QPointer<github::Client> m_client;
    core::Clock& m_clock;
    core::RepositoryName m_repository;
    WrittenRequests m_written;
};

} // namespace signalbox::delivery
