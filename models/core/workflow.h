// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <QString>
#include <QUrl>

namespace signalbox::core {

/// A workflow file as GitHub lists it. https://docs.github.com/en/rest/actions/workflows
struct Workflow {
    WorkflowId id;
    RepositoryId repository;
    QString name;
    QString path; ///< .github/workflows/ci.yml
    QString state; ///< active, deleted, disabled_fork, disabled_inactivity, disabled_manually, or a word we do not know
    QUrl webUrl;

    bool operator==(const Workflow&) const = default;
};

} // namespace signalbox::core
