// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"

#include <QTimeZone>

/// A run as a test needs it: what the test does not name is ordinary.
inline signalbox::core::Run sampleRun(qint64 id, const QDateTime& createdAt,
                                      const signalbox::core::State& state
                                      = signalbox::core::State::fromWords(QStringLiteral("in_progress"), {}))
{
    return {.id = {id},
            .repository = {1},
            .repositoryName = {.owner = QStringLiteral("octo"), .name = QStringLiteral("repo")},
            .workflow = {10},
            .workflowPath = QStringLiteral(".github/workflows/ci.yml"),
            .workflowName = QStringLiteral("CI"),
            .title = QStringLiteral("Fix the switch"),
            .number = int(id % 1000),
            .event = QStringLiteral("push"),
            .state = state,
            .branch = QStringLiteral("main"),
            .commit = QStringLiteral("0123456789abcdef0123456789abcdef01234567"),
            .actor = QStringLiteral("ada"),
            .triggeringActor = QStringLiteral("ada"),
            .createdAt = createdAt,
            .updatedAt = createdAt.addSecs(60)};
}

inline QDateTime sampleStart()
{
    return QDateTime(QDate(2026, 3, 1), QTime(12, 0), QTimeZone::UTC);
}

template <class Row>
signalbox::core::Change changed(const Row& row)
{
    return signalbox::core::Changed<Row>{.after = row};
}
