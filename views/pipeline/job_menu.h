// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "lists/job_kind.h"

#include <functional>
#include <optional>

class QPoint;
class QWidget;

namespace signalbox::views {

enum class JobMenuChoice { OpenLog, Rerun, Copy, OpenInBrowser };

/// What a menu says of its job beside what the job says itself.
struct JobMenuFacts {
    QString noRerunBecause; ///< empty: it can be re-run
    lists::JobKind kind = lists::JobKind::Other; ///< what it is shown as
    bool isCorrected = false; ///< because the user said so
};

/// Shows the menu of a job and returns at once, because the run may go away while it is open; calls `chosen` unless the
/// parent died. Copying is done by then. An action with a reason against it is shown disabled, with the reason.
///
/// `corrected` is called with what the job, or the matrix that it is a cell of, is to be shown as; with nothing, when
/// it is to be recognised by itself.
void popUpJobMenu(QWidget* parent, const core::Job& job, const JobMenuFacts& facts, const QPoint& at,
                  std::function<void(JobMenuChoice)> chosen,
                  const std::function<void(std::optional<lists::JobKind>)>& corrected);

} // namespace signalbox::views
