// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/client_pages.h"
#include "github/dispatch_body.h"
#include "github/parse.h"

using namespace Qt::StringLiterals;
using signalbox::core::RepositoryName;

namespace signalbox::github {
Client::Task<std::optional<core::RunId>> Client::dispatch(RepositoryName name, core::WorkflowId id, QString ref,
                                                          QMap<QString, QString> inputs, RequestRecord record,
                                                          Pace pace)
{
    const PathValue workflow{"workflow_id"_L1, QString::number(id.value)};
    const Request request{.method = endpoint::dispatch.method,
                          .url = d->url(endpoint::dispatch, name, {workflow}),
                          .body = bytesOf(dispatchBody(ref, inputs)),
                          .record = record,
                          .atOnce = pace == Pace::AtOnce};
    const auto answer = co_await d->send(name, request);
    if (!answer)
        co_return std::unexpected(answer.error());
    // Servers before 2026 answer 204. What cannot be read of a 200 is no failure: the run begins all the same.
    const auto run = parseStartedRun(answer->body);
    co_return run ? std::optional(*run) : std::nullopt;
}

} // namespace signalbox::github
