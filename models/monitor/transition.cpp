// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/transition.h"

#include "core/word_table.h"

#include <ranges>

using namespace Qt::StringLiterals;

namespace signalbox::monitor {
namespace {

using Kind = Transition::Kind;

constexpr core::WordTable<Kind, 9> kindWords{{
    {Kind::Broken, "broken"_L1},
    {Kind::StillBroken, "still_broken"_L1},
    {Kind::Fixed, "fixed"_L1},
    {Kind::Started, "started"_L1},
    {Kind::Finished, "finished"_L1},
    {Kind::WaitingForApproval, "waiting_for_approval"_L1},
    {Kind::QueuedTooLong, "queued_too_long"_L1},
    {Kind::SlowerThanUsual, "slower_than_usual"_L1},
    {Kind::CronSilent, "cron_silent"_L1},
}};

} // namespace

const std::vector<Kind>& transitionKinds()
{
    static const auto kinds = kindWords | std::views::keys | std::ranges::to<std::vector>();
    return kinds;
}

QString word(Kind kind)
{
    return core::wordIn(kindWords, kind).value_or(QString());
}

std::optional<Kind> transitionKindFromWord(const QString& word)
{
    return core::valueIn(kindWords, word);
}

bool isVerdict(Kind kind)
{
    return kind == Kind::Broken || kind == Kind::StillBroken || kind == Kind::Fixed;
}

} // namespace signalbox::monitor
