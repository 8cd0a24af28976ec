// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/release_checks.h"
#include "delivery/release_reader.h"
#include "github/wait.h"

namespace signalbox::delivery {

/// Reads what a release is judged by. GUI thread only; parsing is a worker's.
class ReleaseFactsReader final : public QObject {
    Q_OBJECT

public:
    explicit ReleaseFactsReader(github::Client& client, QObject* parent = nullptr);

    /// For a release as it was proposed or changed since; its way is the one that the workflows expect, a draft's is
    /// Publish. Cancelled when this ends meanwhile.
    QCoro::Task<core::Result<ReleaseFacts>> read(ReleaseReading reading, core::NewRelease release);

private:
    QCoro::Task<core::Result<void>> readChecks(core::RepositoryName name, ReleaseFacts* facts);
    QCoro::Task<core::Result<void>> readRequired(core::RepositoryName name, ReleaseFacts* facts);
    QCoro::Task<core::Result<void>> readStanding(core::RepositoryName name, ReleaseFacts* facts);
    QCoro::Task<core::Result<void>> readVersionFiles(core::RepositoryName name, ReleaseFacts* facts);
    QCoro::Task<core::Result<void>> readWorkflows(core::RepositoryName name, ReleaseFacts* facts);

    QPointer<github::Client> m_client;
    github::Lifetime m_lifetime; // the last member: its end resumes what waits, and that may use the others
};

} // namespace signalbox::delivery
