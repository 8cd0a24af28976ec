// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/repository.h"

#include <QByteArray>
#include <QMap>
#include <QString>

#include <vector>

namespace signalbox::delivery {

/// One request that changes something, as it is shown and printed.
struct PlannedRequest {
    QString method;
    QString path; ///< behind the server's address
    QByteArray body; ///< JSON, compact; empty for none

    bool operator==(const PlannedRequest&) const = default;
};

/// What starts a workflow by hand.
PlannedRequest plannedDispatch(const core::RepositoryName& repository, core::WorkflowId workflow, const QString& ref,
                               const QMap<QString, QString>& inputs);

/// In lines: "POST /repos/...", then its body, indented.
QString textOf(const PlannedRequest& request);
/// The same of several, with an empty line between them.
QString textOf(const std::vector<PlannedRequest>& requests);

} // namespace signalbox::delivery
