// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>
#include <vector>

namespace signalbox::lists {
Q_NAMESPACE

/// What a job is for, in the order in which people look for it.
enum class JobKind { Test, Lint, Build, Security, Coverage, Benchmark, Image, Release, Deploy, Other };
Q_ENUM_NS(JobKind)

/// "Test", "Lint", "Security", ...
QString title(JobKind kind);

/// What a screen reader says of it behind the name of a job, "security"; empty where the name says it already, and for
/// other jobs.
QString spokenKind(JobKind kind, const QString& name);

/// All of them, in their order.
const std::vector<JobKind>& allKinds();

/// How it is kept in files: "test", "lint", "security", ...
QString wordOf(JobKind kind);
/// Nothing for any other word.
std::optional<JobKind> kindOfWord(const QString& word);

} // namespace signalbox::lists
