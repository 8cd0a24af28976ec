// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/outline.h"

#include <optional>

namespace signalbox::workflow {

/// Which job of the file each of a run's jobs is, by the name that GitHub shows and nothing else, because it tells
/// nothing else: "Test (stable)" is a cell of `name: Test` and of `name: Test (${{ matrix.rust }})`, "build / pack" is
/// within a job that calls a workflow, "Test ${{ matrix.os }}" was skipped before it got its values. Where several jobs
/// of the file fit, the one that says most of the name letter by letter. For each name the index in `outline.jobs`;
/// nothing where no job is called so.
std::vector<std::optional<size_t>> matchJobs(const Outline& outline, const QStringList& shownNames);

/// What the job is called as long as no values are known: its name without expressions and without what these leave
/// behind, or its id.
QString titleOf(const JobOutline& job);

} // namespace signalbox::workflow
