// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/client.h"

#include <QStringList>

namespace signalbox::gui {

/// Files of YAML below .github on a branch (workflows, actions, dependabot.yml), by path. The client must outlive it or
/// end it. An empty list where there is no such folder; folders beyond a number that nobody has are left out.
QCoro::Task<core::Result<QStringList>> workflowFiles(github::Client* client, core::RepositoryName repository,
                                                     QString branch);

} // namespace signalbox::gui
