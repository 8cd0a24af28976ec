// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/notice_rule_words.h"
#include "monitor/notice_rules.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace signalbox::monitor {
namespace {

using namespace notice_rule_words;

QJsonObject ruleObject(const NoticeRule& rule)
{
    QJsonArray actions;
    for (const auto& [isMeant, word] : {std::pair(rule.actions.notify, u"notify"_s),
                                        {rule.actions.tray, u"tray"_s},
                                        {rule.actions.digest, u"digest"_s},
                                        {rule.actions == NoticeActions(), u"nothing"_s}}) {
        if (isMeant)
            actions.append(word);
    }
    if (!rule.actions.command.isEmpty())
        actions.append(QJsonObject{{u"command"_s, QJsonArray::fromStringList(rule.actions.command)}});
    QJsonObject object{{u"repository"_s, rule.repository.pattern()},
                       {u"workflow"_s, rule.workflow.pattern()},
                       {u"branch"_s, rule.defaultBranchOnly ? u"default"_s : rule.branch.pattern()},
                       {u"who"_s, rule.mineOnly ? u"me"_s : u"anyone"_s},
                       {u"do"_s, actions}};
    QJsonArray kinds;
    for (const auto kind : rule.kinds)
        kinds.append(word(kind));
    if (!kinds.isEmpty())
        object.insert("kinds"_L1, kinds);
    return object;
}

QJsonObject rangeObject(const QuietHours::Range& range)
{
    QJsonObject object{{u"from"_s, range.from.toString(timeForm)}, {u"to"_s, range.to.toString(timeForm)}};
    QJsonArray days;
    for (const int day : range.days)
        days.append(dayWords.at(day - 1));
    if (!days.isEmpty())
        object.insert("days"_L1, days);
    return object;
}

} // namespace

QByteArray toJson(const NoticeRules& rules)
{
    QJsonArray list;
    for (const auto& rule : rules.rules)
        list.append(ruleObject(rule));
    QJsonArray quiet;
    for (const auto& range : rules.quietHours.ranges)
        quiet.append(rangeObject(range));
    return QJsonDocument(
               QJsonObject{{u"rules"_s, list}, {u"quiet"_s, quiet}, {u"digest"_s, rules.digestAt.toString(timeForm)}})
        .toJson();
}

} // namespace signalbox::monitor
