// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "desktop/notifier.h"
#include "monitor/transitions.h"

#include <QObject>

#include <vector>

namespace signalbox::desktop {

/// Decides which transitions deserve a notification: a default branch that broke or was fixed, and what the user
/// started; and gathers those that come together, because seven boxes at once are read by nobody.
class RunNotices final : public QObject {
    Q_OBJECT

public:
    explicit RunNotices(core::Clock& clock, QObject* parent = nullptr);

    /// `login` of whom we look for; empty when not known.
    void add(const monitor::Transition& transition, const QString& login);
    /// The run that a notice of that line is about; nothing for the line of many.
    std::optional<monitor::Transition> about(const QString& line) const;

Q_SIGNALS:
    void notice(const desktop::Notice& notice);

private:
    void flush();

    core::Clock& m_clock;
    std::vector<monitor::Transition> m_gathered;
    QHash<QString, monitor::Transition> m_told; // by line: the newest one
};

} // namespace signalbox::desktop
