// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/faults.h"

#include <QJsonObject>
#include <QString>

#include <expected>

namespace signalbox::demo {

/// {"kind": "cut-off", "count": 2, "method": "GET", "path": "/jobs", "status": 503, "delay": 1.5, "after": 3};
/// all but the kind may be left out. A sentence that says what is wrong with it when it is no fault.
std::expected<Fault, QString> faultFrom(const QJsonObject& object);
QJsonObject describe(const Fault& fault);

} // namespace signalbox::demo
