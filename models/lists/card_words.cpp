// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/card_words.h"

#include "core/duration_words.h"
#include "lists/relative_time.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::lists {
namespace {

QString redText(const std::vector<RedSince>& red, const QDateTime& now)
{
    const RedSince& longest = red.front();
    const QString when = relativeTime(longest.at, now) + (longest.orEarlier ? u" or earlier"_s : QString());
    QString text = red.size() == 1 ? u"%1 went red %2"_s.arg(longest.workflow, when)
                                   : u"%1 workflows are red, the first went so %2"_s.arg(red.size()).arg(when);
    if (!longest.commit.isEmpty())
        text += u", "_s + longest.commit.left(7);
    if (!longest.actor.isEmpty())
        text += u" by "_s + longest.actor;
    return text;
}

QString leftText(const Ongoing& ongoing, const QDateTime& now)
{
    const auto left = timeLeft(ongoing, now);
    if (!left && ongoing.startedAt)
        return u"for "_s + core::words(std::chrono::milliseconds(std::max<qint64>(ongoing.startedAt->msecsTo(now), 0)));
    if (!left)
        return {};
    // Seconds would promise more than a median knows.
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(std::chrono::abs(*left)).count();
    return *left >= 0ms ? u"about %1 min left"_s.arg(minutes) : u"%1 min longer than usual"_s.arg(minutes);
}

QString oneText(const Ongoing& ongoing, const QDateTime& now)
{
    const QString name = u"%1 #%2"_s.arg(ongoing.workflow).arg(ongoing.number);
    if (ongoing.outcome == core::Outcome::NeedsPerson)
        return name + u" waits for approval"_s;
    if (ongoing.outcome == core::Outcome::Queued)
        return name + u" is queued"_s;
    const QString left = leftText(ongoing, now);
    return left.isEmpty() ? name + u" runs"_s : name + u", "_s + left;
}

} // namespace

QString standingText(const RepositorySummary& row, const QDateTime& now)
{
    if (!row.card.red.empty())
        return redText(row.card.red, now);
    if (row.card.strip.empty() && !row.card.lastEnd)
        return row.freshness.error ? row.freshness.error->what : u"No runs yet"_s;
    const QString word = row.outcome == core::Outcome::Unknown ? u"No verdict yet"_s : u"All green"_s;
    return row.card.lastEnd ? u"%1, last run ended %2"_s.arg(word, relativeTime(*row.card.lastEnd, now)) : word;
}

QString ongoingText(const OverviewCard& card, const QDateTime& now)
{
    if (card.ongoing.empty())
        return {};
    const QString first = oneText(card.ongoing.front(), now);
    return card.ongoing.size() == 1 ? first : first + u" · %1 more"_s.arg(card.ongoing.size() - 1);
}

std::optional<double> progress(const OverviewCard& card, const QDateTime& now)
{
    if (card.ongoing.empty())
        return std::nullopt;
    const Ongoing& first = card.ongoing.front();
    const auto left = timeLeft(first, now);
    if (!left || !first.usual || *first.usual <= 0ms)
        return std::nullopt;
    return std::clamp(1 - double(left->count()) / double(first.usual->count()), 0.0, 1.0);
}

QString spokenCard(const RepositorySummary& row, bool pinned, bool muted, const QDateTime& now)
{
    QStringList parts{row.name.full(), core::words(row.outcome), standingText(row, now)};
    for (const GroupStanding& group : row.groups)
        parts << u"%1: %2"_s.arg(group.name, core::words(group.outcome));
    if (!row.scope.isEmpty())
        parts << u"counted: %1"_s.arg(row.scope);
    if (const QString ongoing = ongoingText(row.card, now); !ongoing.isEmpty())
        parts << ongoing;
    if (pinned)
        parts << u"pinned"_s;
    if (muted)
        parts << u"muted"_s;
    return parts.join(u", "_s);
}

} // namespace signalbox::lists
