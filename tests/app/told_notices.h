// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/run_notices.h"

#include <vector>

namespace signalbox::tests {

/// It happened to a run on the default branch of o/r, of somebody else's.
inline monitor::Transition transition(monitor::Transition::Kind kind, qint64 workflow = 1)
{
    monitor::Transition transition{.kind = kind, .account = QStringLiteral("me@github.com"), .onDefaultBranch = true};
    transition.run = {.id = {100 + workflow},
                      .repository = {7},
                      .repositoryName = {.owner = QStringLiteral("o"), .name = QStringLiteral("r")},
                      .workflow = {workflow},
                      .workflowName = QStringLiteral("CI"),
                      .title = QStringLiteral("<b>Bold</b>"),
                      .number = 12,
                      .branch = QStringLiteral("main"),
                      .actor = QStringLiteral("somebody"),
                      .triggeringActor = QStringLiteral("somebody")};
    return transition;
}

/// Somebody to whom everything is told, from this time on, UTC.
class Told {
public:
    explicit Told(const QString& time = QStringLiteral("2026-11-23T10:00:00"),
                  const monitor::NoticeRules& rules = monitor::NoticeRules::defaults(),
                  const QTimeZone& zone = QTimeZone::UTC)
        : clock(QDateTime::fromString(time + QLatin1Char('Z'), Qt::ISODate))
        , notices(clock, zone)
    {
        using desktop::RunNotices;
        notices.setRules(rules);
        QObject::connect(&notices, &RunNotices::notice, &notices,
                         [this](const desktop::Notice& notice) { list.push_back(notice); });
        QObject::connect(&notices, &RunNotices::trayCalled, &notices, [this] { ++calls; });
        QObject::connect(&notices, &RunNotices::commandAsked, &notices,
                         [this](const QStringList& command, const monitor::Transition&, bool quiet) {
                             commands << command.join(QLatin1Char(' '))
                                     + (quiet ? QStringLiteral(", quiet") : QString());
                         });
    }

    QStringList titles() const
    {
        QStringList titles;
        for (const auto& notice : list)
            titles << notice.title;
        return titles;
    }

    core::ManualClock clock;
    desktop::RunNotices notices;
    std::vector<desktop::Notice> list;
    QStringList commands;
    int calls = 0; ///< of the tray's icon
};

} // namespace signalbox::tests
