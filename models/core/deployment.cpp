// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace signalbox::core {
namespace {

constexpr std::array<std::pair<DeploymentState, QLatin1StringView>, 10> words{{
    {DeploymentState::None, ""_L1},
    {DeploymentState::Queued, "queued"_L1},
    {DeploymentState::Pending, "pending"_L1},
    {DeploymentState::Waiting, "waiting"_L1},
    {DeploymentState::InProgress, "in_progress"_L1},
    {DeploymentState::Success, "success"_L1},
    {DeploymentState::Failure, "failure"_L1},
    {DeploymentState::Error, "error"_L1},
    {DeploymentState::Inactive, "inactive"_L1},
    {DeploymentState::Unknown, "unknown"_L1},
}};

} // namespace

QString word(DeploymentState state)
{
    return std::ranges::find(words, state, [](const auto& each) { return each.first; })->second;
}

DeploymentState deploymentStateFromWord(const QString& word)
{
    const auto found = std::ranges::find(words, word, [](const auto& each) { return each.second; });
    return found == words.end() || word.isEmpty() ? DeploymentState::Unknown : found->first;
}

bool isUnderWay(DeploymentState state)
{
    switch (state) {
    case DeploymentState::None:
    case DeploymentState::Queued:
    case DeploymentState::Pending:
    case DeploymentState::Waiting:
    case DeploymentState::InProgress:
        return true;
    case DeploymentState::Success:
    case DeploymentState::Failure:
    case DeploymentState::Error:
    case DeploymentState::Inactive:
    case DeploymentState::Unknown:
        return false;
    }
    return false;
}

RunId runOfLog(const QUrl& logUrl)
{
    static const QRegularExpression runs(u"/actions/runs/(\\d{1,18})(/|$)"_s);
    return {runs.match(logUrl.path()).captured(1).toLongLong()};
}

} // namespace signalbox::core
