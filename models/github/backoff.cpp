// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/backoff.h"

using namespace std::chrono_literals;

namespace signalbox::github {

Backoff::Backoff(const Options& options)
    : m_first(options.firstBackoff)
    , m_random(options.seed != 0 ? QRandomGenerator(options.seed) : QRandomGenerator::securelySeeded())
{
}

std::chrono::milliseconds Backoff::delay(int failed)
{
    constexpr std::chrono::milliseconds longest = 60s;
    const auto whole = std::min<std::chrono::milliseconds>(longest, m_first * (1LL << std::clamp(failed - 1, 0, 20)));
    const auto half = whole.count() / 2;
    return std::chrono::milliseconds(half + m_random.bounded(qint64(whole.count() - half + 1)));
}

bool isPassing(const core::Error& error)
{
    using enum core::ErrorKind;
    return error.kind == Timeout || error.kind == Offline || error.kind == Server;
}

} // namespace signalbox::github
