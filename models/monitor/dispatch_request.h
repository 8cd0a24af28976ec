// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/repository.h"
#include "core/workflow.h"

#include <QMap>

namespace signalbox::monitor {

/// A workflow to be started by hand.
struct DispatchRequest {
    core::RepositoryName repository;
    core::Workflow workflow;
    QString ref; ///< a branch or tag
    QMap<QString, QString> inputs; ///< by id; what is not in it gets its default
    QString reason{}; ///< why, for the action log; may be empty
};

} // namespace signalbox::monitor
