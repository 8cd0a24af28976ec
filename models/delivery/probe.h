// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>

namespace signalbox::delivery {

/// One question to a service, by which its health is judged.
struct Probe {
    QUrl url;
    QString method = QStringLiteral("GET"); ///< or HEAD, OPTIONS, POST; always without a body
    QStringList headers; ///< names of those that are sent with it; their values are secrets, and are not kept here
    int statusFrom = 200; ///< the first status that is well
    int statusTo = 399; ///< the last one
    QString bodyText; ///< the body has to hold it; empty for any body
    QString jsonPointer; ///< RFC 6901, "/version": what stands there has to be `jsonValue`; empty for nothing asked
    QString jsonValue; ///< "%version%" stands for the version that was deployed, or its commit
    std::chrono::milliseconds timeout{5'000};
    std::chrono::milliseconds interval{10'000};
    std::chrono::milliseconds initialDelay{30'000}; ///< after the deployment

    bool operator==(const Probe&) const = default;
};

/// What came of asking once.
struct ProbeResult {
    enum class Outcome {
        Passed,
        Failed, ///< the service itself is at fault: refused, 5xx, wrong body, TLS
        Inconclusive ///< nobody can tell: no network here, name not found, a portal in between, the machine slept
    };

    QDateTime at; ///< UTC
    Outcome outcome = Outcome::Inconclusive;
    QString why; ///< a sentence for people; empty when it passed

    bool operator==(const ProbeResult&) const = default;
};

} // namespace signalbox::delivery
