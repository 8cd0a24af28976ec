// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QtTypes>

#include <compare>

namespace signalbox::core {

/// GitHub's number for a thing. 64 bits: run and job ids passed 2^32 years ago. One type a kind of thing, so that a
/// job's id is never handed over as a run's. 0 is no id.
template <class Kind>
struct Id {
    qint64 value = 0;

    explicit operator bool() const { return value != 0; }
    auto operator<=>(const Id&) const = default;
};

template <class Kind>
size_t qHash(Id<Kind> id, size_t seed = 0)
{
    return ::qHash(id.value, seed);
}

using RepositoryId = Id<struct RepositoryKind>;
using WorkflowId = Id<struct WorkflowKind>;
using RunId = Id<struct RunKind>;
using JobId = Id<struct JobKind>; ///< also the id of the job's check run, in every answer seen so far
using ArtifactId = Id<struct ArtifactKind>;
using ReleaseId = Id<struct ReleaseKind>;
using DeploymentId = Id<struct DeploymentKind>;
using EnvironmentId = Id<struct EnvironmentKind>;

} // namespace signalbox::core
