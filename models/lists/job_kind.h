// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"

#include <QObject>

namespace signalbox::lists {
Q_NAMESPACE

/// What a job is for, in the order in which people look for it.
enum class JobKind { Test, Lint, Build, Security, Coverage, Benchmark, Image, Release, Deploy, Other };
Q_ENUM_NS(JobKind)

/// Recognised from the job's name or, when that says nothing ("main", "job1"), from the names of its steps, such as
/// "Run codecov/codecov-action@v3". A guess for grouping only; Other where nothing fits.
JobKind kindOf(const core::Job& job);

/// "Test", "Lint", "Security", ...
QString title(JobKind kind);

} // namespace signalbox::lists
