// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/prober.h"

#include <QElapsedTimer>
#include <QTest>

#include <optional>

namespace signalbox::tests {

/// What a service answers; the test waits for it.
inline core::Result<delivery::ProbeAnswer> asked(delivery::Prober& prober, delivery::ProbeQuestion question)
{
    std::optional<core::Result<delivery::ProbeAnswer>> answer;
    auto done = prober.ask(std::move(question)).then([&answer](core::Result<delivery::ProbeAnswer> value) {
        answer = std::move(value);
    });
    QElapsedTimer patience;
    patience.start();
    while (!answer && patience.elapsed() < 20'000)
        QTest::qWait(1);
    if (!answer)
        qFatal("no answer in 20 seconds");
    return *answer;
}

} // namespace signalbox::tests
