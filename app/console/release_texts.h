// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/release_document.h"
#include "delivery/release_order.h"
#include "delivery/release_reader.h"

namespace signalbox::console {

/// All that is said of a release before it begins.
struct ReleasePlan {
    const core::RepositoryName& repository;
    const delivery::ReadRelease& read;
    const std::vector<delivery::ReleaseCheck>& checks;
    const delivery::ReleaseOrder& order;
};

/// Version and why, commits by group, contributors, the check list, and the requests, for a person.
QString planText(const ReleasePlan& plan);
/// The same as one line of JSON: repository, tag, commit, why, title, notes, way, groups, contributors, checks,
/// blocked, requests, later_requests.
QByteArray planLine(const ReleasePlan& plan);
/// {"at", "repository", "tag", "phase", "request", "runs", "release", "words"}
QByteArray stateLine(const core::RepositoryName& repository, const delivery::ReleaseDocument& document,
                     const QDateTime& at);

} // namespace signalbox::console
