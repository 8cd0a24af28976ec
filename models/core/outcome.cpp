// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outcome.h"

#include <QCoreApplication>

#include <algorithm>

namespace signalbox::core {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("signalbox::core::Outcome", text);
}

} // namespace

Outcome outcome(const State& state)
{
    switch (state.status) {
    case Status::Queued:
    case Status::Requested:
    case Status::Pending:
        return Outcome::Queued;
    case Status::Waiting:
        return Outcome::NeedsPerson;
    case Status::InProgress:
        return Outcome::Running;
    case Status::Unknown:
        return Outcome::Unknown;
    case Status::Completed:
        break;
    }
    switch (state.conclusion) {
    case Conclusion::Success:
        return Outcome::Passed;
    case Conclusion::Failure:
    case Conclusion::TimedOut:
    case Conclusion::StartupFailure:
        return Outcome::Failed;
    case Conclusion::Cancelled:
        return Outcome::Cancelled;
    case Conclusion::Skipped:
        return Outcome::Skipped;
    case Conclusion::ActionRequired:
        return Outcome::NeedsPerson;
    case Conclusion::Neutral:
    case Conclusion::Stale:
        return Outcome::Neutral;
    case Conclusion::None:
    case Conclusion::Unknown:
        break;
    }
    return Outcome::Unknown;
}

Outcome worse(Outcome a, Outcome b)
{
    return std::max(a, b);
}

QString words(const State& state)
{
    switch (state.status) {
    case Status::Pending:
        return tr("Pending");
    case Status::Requested:
        return tr("Requested");
    case Status::Waiting:
        return tr("Waiting for approval");
    case Status::Unknown:
        return state.unknownStatus.isEmpty() ? words(Outcome::Unknown) : state.unknownStatus;
    case Status::Queued:
    case Status::InProgress:
        return words(outcome(state));
    case Status::Completed:
        break;
    }
    switch (state.conclusion) {
    case Conclusion::TimedOut:
        return tr("Timed out");
    case Conclusion::StartupFailure:
        return tr("Could not start");
    case Conclusion::ActionRequired:
        return tr("Needs approval");
    case Conclusion::Stale:
        return tr("Stale");
    case Conclusion::Unknown:
        return state.unknownConclusion;
    default:
        return words(outcome(state));
    }
}

QString words(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Unknown:
        return tr("Unknown");
    case Outcome::Passed:
        return tr("Passed");
    case Outcome::Neutral:
        return tr("Neutral");
    case Outcome::Skipped:
        return tr("Skipped");
    case Outcome::Cancelled:
        return tr("Cancelled");
    case Outcome::Queued:
        return tr("Queued");
    case Outcome::Running:
        return tr("Running");
    case Outcome::NeedsPerson:
        return tr("Needs a person");
    case Outcome::Failed:
        return tr("Failed");
    }
    return {};
}

} // namespace signalbox::core
