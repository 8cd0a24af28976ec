// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/release_proposal.h"
#include "github/client.h"

#include <QObject>
#include <QPointer>

namespace signalbox::delivery {

/// What was read of a repository, and what is proposed by it.
struct ReadRelease {
    ReleaseReading reading;
    ReleaseProposal proposal; ///< with the notes that GitHub would generate
};

/// Reads what a release is proposed by. GUI thread only.
class ReleaseReader final : public QObject {
    Q_OBJECT

public:
    struct Wishes {
        QString version; ///< as somebody typed it; empty: the one that comes next
        QString at; ///< a commit, branch or tag; empty: the head of the default branch
    };

    explicit ReleaseReader(github::Client& client, QObject* parent = nullptr);

    /// Rejected where the version that was typed is none, or `at` leads to nothing. Cancelled when this ends meanwhile.
    QCoro::Task<core::Result<ReadRelease>> read(core::RepositoryName repository, Wishes wishes);

private:
    QCoro::Task<core::Result<void>> readSince(ReleaseReading* reading);
    QCoro::Task<core::Result<void>> readLabels(ReleaseReading* reading);

    QPointer<github::Client> m_client;
};

} // namespace signalbox::delivery
