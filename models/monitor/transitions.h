// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"

#include <QHash>
#include <QObject>

namespace signalbox::monitor {

/// What a finished run means against the one before it on the same line: (repository, workflow, branch).
struct Transition {
    enum class Kind { Broken, Fixed, StillBroken };
    Kind kind = Kind::Broken;
    core::AccountId account;
    core::Run run; ///< the run that broke or fixed it
};

/// Reads the list of changes and says what deserves a person's attention. A re-run counts by its newest attempt;
/// cancelled, skipped and neutral runs say nothing; the first look after a start, and a new line's first passed run,
/// say nothing. Never says the same twice.
class Transitions final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    void apply(const core::ChangeSet& changes);
    /// What is known already and needs no telling: rows out of the store at the start.
    void remember(const core::ChangeSet& changes);

Q_SIGNALS:
    void happened(const monitor::Transition& transition);

private:
    class Line;
    void take(const core::AccountId& account, const core::Run& run, bool tell);

    QHash<QString, std::shared_ptr<Line>> m_lines; // by account, repository, workflow and branch
};

} // namespace signalbox::monitor
