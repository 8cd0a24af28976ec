// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QRegularExpression>

#include <chrono>
#include <optional>
#include <vector>

namespace signalbox::demo {

/// What may go wrong with an answer.
enum class FaultKind {
    Slow, ///< answers after `delay` of the clock
    CutOff, ///< half of the body, then the connection closes
    InvalidJson, ///< 200 with a body that is no JSON
    EmptyBody, ///< 200 with no body
    DuplicatedRows, ///< each list in the body holds its first row twice
    ReorderedRows, ///< each list in the body comes backwards
    ClockSkew, ///< the Date header is off by `delay`
    Status, ///< `status` with GitHub's body for it, before anything took effect
    UnicornPage, ///< `status` (502) with the HTML page
    PrimaryLimit, ///< 403, or `status` when that is 429; remaining 0, reset `delay` from now
    SecondaryLimit, ///< the same with Retry-After of `delay`
    SecondaryLimitBare, ///< the same that says so in words alone, without Retry-After
    LostAnswer, ///< takes effect, then the connection closes without a byte
    DoubledAnswer, ///< the whole answer stands on the connection twice
    Refused, ///< the connection closes without a byte and nothing takes effect
};

struct Fault {
    FaultKind kind = FaultKind::Status;
    int count = 1; ///< how many requests it strikes; negative is all
    QRegularExpression path{}; ///< only where it matches the path and query; empty is everywhere
    QByteArray method{}; ///< "GET"; empty is every method
    int status = 500;
    QByteArray message{}; ///< in place of GitHub's usual words for the status
    std::chrono::milliseconds delay{5000};
    int after = 0; ///< how many requests that fit pass before the first that it strikes
};

/// Whether it is something that can happen to the other origin, which has neither JSON nor limits.
bool strikesStorage(FaultKind kind);

/// The faults that wait for a request to strike. The first that fits is taken, one a request.
class Faults {
public:
    enum class Origin { Api, Storage };

    void add(const Fault& fault) { m_waiting.push_back(fault); }
    void clear() { m_waiting.clear(); }
    bool isEmpty() const { return m_waiting.empty(); }
    int struck() const { return m_struck; } ///< how many requests met one so far

    const std::vector<Fault>& waiting() const { return m_waiting; }

    /// The fault for this request, counted down; nothing when none fits. Those that let this one pass count it.
    std::optional<Fault> take(const QByteArray& method, const QString& pathAndQuery, Origin origin = Origin::Api);

private:
    std::vector<Fault> m_waiting;
    int m_struck = 0;
};

} // namespace signalbox::demo
