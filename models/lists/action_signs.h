// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/job_kind.h"

#include <QStringList>

namespace signalbox::lists {

/// What the actions that a job uses say about what it is for.
struct ActionMatch {
    /// Whether who uses the action does so for its sake (an analysis, a release), or along with something else (a
    /// report that is uploaded after the tests).
    enum class Weight { None, Aside, ForItsSake };

    JobKind kind = JobKind::Other;
    Weight weight = Weight::None;
    QString action; ///< the one that says it, as written

    bool isFound() const { return weight != Weight::None; }
};

/// The most telling of the actions, as `uses` names them: "github/codeql-action/analyze@v3". Of those that tell as much
/// the first one.
ActionMatch signOfActions(const QStringList& actions);

/// The action that a step uses whose name is the one that GitHub gives it, "Run codecov/codecov-action@v3"; else empty.
QString actionOfStep(const QString& stepName);

} // namespace signalbox::lists
