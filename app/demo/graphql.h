// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/router.h"
#include "demo/selection.h"

namespace signalbox::demo {

/// The whole of a list, on one page.
QJsonObject connection(const QJsonArray& nodes);
/// Whether an argument, if it is there at all, has the text; one text alone is a list of it.
bool allows(const QJsonValue& wanted, const QString& text);
QJsonObject pullRequestNode(const Call& call, const Repository& repository, const PullRequest& pull);

/// All that a repository deployed, or what was asked for of it: environments, task, order, first, after. Cursors are
/// those of a deployment, so one that came since the last page moves nothing.
QJsonObject deploymentConnection(const Call& call, const Repository& repository, const QJsonObject& arguments);
/// Its environments, each with what was deployed there last.
QJsonObject environmentConnection(const Call& call, const Repository& repository);

/// A pull request that takes back another one, under both of their names in the answer; or why there is none.
std::expected<QJsonObject, QString> revertPullRequest(Call& call, const QJsonObject& input);

} // namespace signalbox::demo
