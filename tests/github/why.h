// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>

namespace signalbox::tests {

/// What a test prints when a result was to be a value: QVERIFY2(result, qPrintable(why(result))).
template <class T>
QString why(const core::Result<T>& result)
{
    return result ? QString() : core::name(result.error().kind) + QStringLiteral(": ") + result.error().sentence();
}

} // namespace signalbox::tests
