// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editing/document_key.h"

#include <QStringList>

#include <vector>

namespace signalbox::views {

/// What the tabs of these files are called: by the file's name, and where several have the same, also by the innermost
/// folder, branch or repository in which they differ: "ci.yml — octo/hello".
QStringList tabNames(const std::vector<editing::DocumentKey>& keys);

} // namespace signalbox::views
