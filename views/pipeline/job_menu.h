// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"

class QPoint;
class QWidget;

namespace signalbox::views {

enum class JobMenuChoice { None, OpenLog, Rerun, Copy, OpenInBrowser };

/// Shows the menu of a job and says what was chosen; copying is done by then. An action with a reason against it is
/// shown disabled, with the reason.
JobMenuChoice askJobMenu(QWidget* parent, const core::Job& job, const QString& noRerunBecause, const QPoint& at);

} // namespace signalbox::views
