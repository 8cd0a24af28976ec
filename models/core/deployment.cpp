// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment.h"

#include "core/word_table.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace signalbox::core {
namespace {

constexpr WordTable<DeploymentState, 8> words{{
    {DeploymentState::Queued, "queued"_L1},
    {DeploymentState::Pending, "pending"_L1},
    {DeploymentState::Waiting, "waiting"_L1},
    {DeploymentState::InProgress, "in_progress"_L1},
    {DeploymentState::Success, "success"_L1},
    {DeploymentState::Failure, "failure"_L1},
    {DeploymentState::Error, "error"_L1},
    {DeploymentState::Inactive, "inactive"_L1},
}};

} // namespace

QString word(DeploymentState state)
{
    return state == DeploymentState::None ? QString() : wordIn(words, state).value_or(u"unknown"_s);
}

DeploymentState deploymentStateFromWord(const QString& word)
{
    return valueIn(words, word).value_or(DeploymentState::Unknown);
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
