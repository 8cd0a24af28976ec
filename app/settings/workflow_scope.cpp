// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/workflow_scope.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace signalbox::settings {
namespace {

constexpr auto accountKey = "account"_L1;
constexpr auto repositoryKey = "repository"_L1;
constexpr auto workflowKey = "workflow"_L1;

} // namespace

std::optional<WorkflowScope> scopeOf(const QSettings& entry)
{
    const auto account = entry.value(accountKey).toString();
    const auto repository = core::RepositoryName::parse(entry.value(repositoryKey).toString());
    if (account.isEmpty() || !repository)
        return std::nullopt;
    return WorkflowScope{
        .account = account, .repository = *repository, .workflow = entry.value(workflowKey).toString()};
}

void setScope(QSettings& entry, const WorkflowScope& scope)
{
    entry.setValue(accountKey, scope.account);
    entry.setValue(repositoryKey, scope.repository.full());
    entry.setValue(workflowKey, scope.workflow);
}

} // namespace signalbox::settings
