// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"

#include <functional>

class QPoint;
class QWidget;

namespace signalbox::views {

enum class JobMenuChoice { OpenLog, Rerun, Copy, OpenInBrowser };

/// Shows the menu of a job and returns at once, because the run may go away while it is open; calls `chosen` unless the
/// parent died. Copying is done by then. An action with a reason against it is shown disabled, with the reason.
void popUpJobMenu(QWidget* parent, const core::Job& job, const QString& noRerunBecause, const QPoint& at,
                  std::function<void(JobMenuChoice)> chosen);

} // namespace signalbox::views
