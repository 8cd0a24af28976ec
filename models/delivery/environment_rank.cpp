// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/environment_rank.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {

std::optional<EnvironmentRank> rankOf(const QString& environment)
{
    using Rank = EnvironmentRank;
    static const QHash<QString, Rank> words{
        {u"dev"_s, Rank::Development},     {u"develop"_s, Rank::Development},   {u"development"_s, Rank::Development},
        {u"sandbox"_s, Rank::Development}, {u"test"_s, Rank::Testing},          {u"testing"_s, Rank::Testing},
        {u"qa"_s, Rank::Testing},          {u"integration"_s, Rank::Testing},   {u"uat"_s, Rank::Testing},
        {u"stage"_s, Rank::Staging},       {u"staging"_s, Rank::Staging},       {u"stg"_s, Rank::Staging},
        {u"preprod"_s, Rank::Staging},     {u"canary"_s, Rank::Staging},        {u"pre"_s, Rank::Staging},
        {u"prod"_s, Rank::Production},     {u"production"_s, Rank::Production}, {u"prd"_s, Rank::Production},
        {u"live"_s, Rank::Production}};
    static const QRegularExpression between(u"[^a-z]+"_s);
    const QStringList parts = environment.toLower().split(between, Qt::SkipEmptyParts);
    // "pre-production" is what its first word says.
    const auto known = std::ranges::find_if(parts, [](const QString& part) { return words.contains(part); });
    return known == parts.end() ? std::nullopt : std::optional(words.value(*known));
}

std::optional<QString> nextEnvironment(const QStringList& environments, const QString& environment)
{
    const auto here = rankOf(environment);
    std::optional<QString> next;
    for (const QString& name : environments) {
        const auto rank = rankOf(name);
        if (here && rank && *rank > *here && (!next || *rank < rankOf(*next)))
            next = name;
    }
    return next;
}

bool isProduction(const QString& environment)
{
    // Where no word of it is known, a question too many does less harm than one too few.
    static const QRegularExpression within(u"prod(?!uct)|production"_s, QRegularExpression::CaseInsensitiveOption);
    const auto rank = rankOf(environment);
    return rank ? *rank == EnvironmentRank::Production : environment.contains(within);
}

} // namespace signalbox::delivery
