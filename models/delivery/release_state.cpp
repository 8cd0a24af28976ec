// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/release_state.h"

#include <array>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

constexpr std::array<QLatin1StringView, size_t(releasePhaseCount)> phases{
    "idle"_L1,        "sending"_L1,          "looking"_L1,         "awaiting_run"_L1,
    "following"_L1,   "awaiting_release"_L1, "checking_assets"_L1, "released"_L1,
    "drafted"_L1,     "no_run"_L1,           "run_failed"_L1,      "incomplete"_L1,
    "needs_human"_L1, "stopped"_L1};
constexpr std::array<QLatin1StringView, size_t(releaseRequestCount)> requests{
    "tag_object"_L1, "tag"_L1, "dispatch"_L1, "draft"_L1, "publish"_L1, "release"_L1, "amend"_L1};

} // namespace

bool isEnd(ReleasePhase phase)
{
    return phase == ReleasePhase::Idle || phase >= ReleasePhase::Released;
}

bool isGood(ReleasePhase phase)
{
    return phase == ReleasePhase::Released || phase == ReleasePhase::Drafted;
}

QString word(ReleasePhase phase)
{
    return phases.at(size_t(phase));
}

QString word(ReleaseRequest request)
{
    return requests.at(size_t(request));
}

} // namespace signalbox::delivery
