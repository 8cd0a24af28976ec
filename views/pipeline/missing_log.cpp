// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/missing_log.h"

#include <QCoreApplication>

namespace signalbox::views {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("signalbox::views::MissingLog", text);
}

} // namespace

std::optional<core::Error> missingLog(const core::Job& job)
{
    core::Error error{.kind = core::ErrorKind::NotYet};
    switch (job.state.status) {
    case core::Status::InProgress:
        error.what = tr("This job is still running.");
        error.advice = tr("GitHub hands out the log when it has ended. Until then its steps show how far it is.");
        return error;
    case core::Status::Waiting:
        error.what = tr("This job waits for somebody's approval.");
        error.advice = tr("It has no log before it runs. Approve it on GitHub's page of this run.");
        return error;
    case core::Status::Pending:
        error.what = tr("This job waits until others make room for it.");
        error.advice = tr("It has no log before it runs.");
        return error;
    case core::Status::Queued:
    case core::Status::Requested:
        error.what = tr("This job waits for a machine.");
        error.advice = tr("It has no log before it runs.");
        return error;
    case core::Status::Unknown:
        error.what = tr("This job has not ended.");
        error.advice = tr("GitHub hands out the log when it has.");
        return error;
    case core::Status::Completed:
        break;
    }
    if (job.state.conclusion != core::Conclusion::Skipped)
        return {};
    error.kind = core::ErrorKind::NotFound;
    error.what = tr("This job was skipped.");
    error.advice = tr("What did not run has no log.");
    return error;
}

} // namespace signalbox::views
