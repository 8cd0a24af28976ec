// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "expressions/finding.h"

#include <QByteArrayView>

#include <optional>

namespace signalbox::expressions {

/// Whether the text of an `if` comes out the same each time: if-always-true, where text around ${{ }} makes it a text,
/// which is true whatever the expression says; if-constant, where it names nothing that changes. `${{ false }}` and
/// `${{ true }}` are how a step is switched off on purpose: nothing is said. Nothing as well for what is broken.
std::optional<Finding> constant(QByteArrayView condition);

} // namespace signalbox::expressions
