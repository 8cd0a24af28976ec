// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/clock.h"

#include <QTimeZone>

namespace signalbox::tests {

inline const QString account = QStringLiteral("octocat@github.com");
inline const QDateTime start(QDate(2026, 3, 4), QTime(14, 0), QTimeZone::UTC);

inline core::RepositoryName nameOf(const QString& text)
{
    return *core::RepositoryName::parse(text);
}

inline core::Repository sampleRepository(qint64 id, const QString& name)
{
    return {.id = {id}, .name = nameOf(name), .defaultBranch = QStringLiteral("main"), .canPush = true};
}

/// A run of acme/app that began `minutes` before `start`, still running unless a conclusion is given.
inline core::Run sampleRun(qint64 id, const QString& title, int minutes, const QString& conclusion = {})
{
    core::Run run{.id = {id},
                  .repository = {1},
                  .repositoryName = nameOf(QStringLiteral("acme/app")),
                  .workflow = {7},
                  .workflowPath = QStringLiteral(".github/workflows/ci.yml"),
                  .workflowName = QStringLiteral("CI"),
                  .title = title,
                  .number = static_cast<int>(id),
                  .event = QStringLiteral("push"),
                  .state = core::State::fromWords(
                      conclusion.isEmpty() ? QStringLiteral("in_progress") : QStringLiteral("completed"), conclusion),
                  .branch = QStringLiteral("main"),
                  .commit = QStringLiteral("0123456789abcdef0123456789abcdef01234567"),
                  .actor = QStringLiteral("mona"),
                  .triggeringActor = QStringLiteral("mona"),
                  .createdAt = start.addSecs(-60LL * minutes),
                  .startedAt = start.addSecs(-60LL * minutes),
                  .updatedAt = start.addSecs(-60LL * minutes + 95),
                  .webUrl = QUrl(QStringLiteral("https://github.com/acme/app/actions/runs/%1").arg(id))};
    return run;
}

template <class T>
core::ChangeSet changeSet(const std::vector<T>& rows)
{
    core::ChangeSet set{.account = account, .at = start};
    for (const T& row : rows)
        set.changes.push_back(core::Changed<T>{.after = row});
    return set;
}

} // namespace signalbox::tests
