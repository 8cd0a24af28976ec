// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/command.h"

namespace signalbox::console {

/// `signalbox status`: the newest run of each workflow, a line each.
class StatusCommand final : public Command {
    Q_OBJECT

public:
    using Command::Command;

protected:
    void looked() override;

private:
    std::vector<core::Run> newestOfEachWorkflow();
};

/// The table: shape, word, workflow, branch, number, title, age and duration; the repository first where runs are of
/// more than one.
QString statusTable(const std::vector<core::Run>& runs, const QDateTime& now);

} // namespace signalbox::console
