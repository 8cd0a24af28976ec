// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "delivery/release_document.h"
#include "delivery/release_machine.h"
#include "delivery/written_requests.h"

#include <QObject>
#include <QPointer>

namespace signalbox::delivery {

/// What a release asks of GitHub, each as the event that the answer is to the state machine. What changes something is
/// a row in the store's action log before it is sent, and sent once; where the answer is lost the row stays open until
/// the machine's look has found out, or for the next start. Nothing: this or the client ended meanwhile. GUI thread.
class ReleaseRequests final : public QObject {
    Q_OBJECT

public:
    ReleaseRequests(github::Client& client, history::Store& store, core::Clock& clock, core::RepositoryName repository,
                    QObject* parent = nullptr);

    using Event = QCoro::Task<std::optional<ReleaseEvent>>;

    /// After a start: takes up the rows that an earlier one left open about this release.
    QCoro::Task<void> recover(QString key) { return m_written.recover(std::move(key)); }

    /// The state's request.
    Event send(ReleaseDocument document);
    /// What the state's phase waits for.
    Event look(ReleaseDocument document);

Q_SIGNALS:
    /// The jobs of a run of the release, as they stand.
    void jobsSeen(const signalbox::core::Run& run, const std::vector<signalbox::core::Job>& jobs);

private:
    using Answer = QCoro::Task<core::Result<release_event::Taken>>;
    Answer ask(ReleaseDocument document, github::RequestRecord record);
    using Sight = QCoro::Task<core::Result<release_event::Seen>>;
    Sight lookForRequest(ReleaseDocument document);
    Sight lookForTag(ReleaseDocument document);
    Sight lookForDraft(ReleaseDocument document);
    Sight lookForRelease(ReleaseDocument document);
    Sight lookForDispatch(ReleaseDocument document);
    QCoro::Task<core::Result<std::vector<core::Run>>> runs(ReleaseDocument document);
    QCoro::Task<core::Result<release_event::RunsSeen>> lookAtRuns(ReleaseDocument document);
    QCoro::Task<core::Result<release_event::ReleaseSeen>> lookAtRelease(ReleaseDocument document);
    qint64 now() const { return m_clock.now().toMSecsSinceEpoch(); }

    QPointer<github::Client> m_client;
    core::Clock& m_clock;
    core::RepositoryName m_repository;
    WrittenRequests m_written;
};

/// "release-tag", as the action log calls it.
QString actionKind(ReleaseRequest request);

} // namespace signalbox::delivery
