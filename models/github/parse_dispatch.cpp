// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/json_reader.h"
#include "github/parse.h"

using namespace Qt::StringLiterals;

namespace signalbox::github {
core::Result<core::RunId> parseStartedRun(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(core::RunId{json.integer("workflow_run_id"_L1)});
}

} // namespace signalbox::github
