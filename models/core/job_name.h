// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace signalbox::core {

/// What a job's shown name says: GitHub gives no matrix values, only "test (ubuntu-latest, 1.80)", and
/// "caller (a) / job (x)" for a job of a reusable workflow, where the caller and the job may each have a matrix.
struct JobName {
    QString caller; ///< "caller", or "a / b" when workflows call workflows; empty for a job of the run's own file
    QString base; ///< "job"
    QStringList values; ///< the matrix values of callers and job in the order of the axes; empty where there are none

    bool operator==(const JobName&) const = default;

    /// Caller and base: what all cells of one matrix have in common.
    QString group() const { return caller.isEmpty() ? base : caller + QStringLiteral(" / ") + base; }

    /// Splits a shown name. Brackets and slashes inside a value do not split it.
    static JobName parse(const QString& shown);
};

} // namespace signalbox::core
