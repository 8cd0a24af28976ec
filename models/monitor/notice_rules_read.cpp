// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/notice_rule_words.h"
#include "monitor/notice_rules.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace signalbox::monitor {
namespace {

using namespace notice_rule_words;

core::Error malformed(const QString& what, const QString& advice)
{
    return {.kind = core::ErrorKind::Malformed,
            .what = u"The notification rules cannot be used: %1."_s.arg(what),
            .advice = advice + u" Until then the rules that came with Signalbox are in force."_s};
}

QString kindWords()
{
    QStringList words;
    for (const auto kind : transitionKinds())
        words << word(kind);
    return words.join(u", "_s);
}

/// Reads field by field and keeps the first thing that is wrong; what is read after that is of no use.
class Reader {
public:
    explicit Reader(const QByteArray& json);

    NoticeRules rules();
    const std::optional<core::Error>& error() const { return m_error; }

private:
    void fail(const QString& what, const QString& advice);
    void checkFields(const QJsonObject& object, const QString& where, const QStringList& known);
    QJsonArray array(const QJsonObject& object, const QString& key, const QString& where);
    QString text(const QJsonObject& object, const QString& key, const QString& where, const QString& otherwise);
    QTime time(const QJsonObject& object, const QString& key, const QString& where, const QTime& otherwise);
    core::Glob glob(const QJsonObject& object, const QString& key, const QString& where,
                    Qt::CaseSensitivity sensitivity);
    NoticeRule rule(const QJsonValue& value, const QString& where);
    void readAction(const QJsonValue& value, const QString& where, NoticeActions& actions);
    QStringList command(const QJsonObject& object, const QString& where);
    QuietHours::Range range(const QJsonValue& value, const QString& where);

    QJsonObject m_root;
    std::optional<core::Error> m_error;
};

Reader::Reader(const QByteArray& json)
{
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(json, &problem);
    m_root = document.object();
    if (problem.error != QJsonParseError::NoError) {
        const auto line = json.first(std::clamp<qsizetype>(problem.offset, 0, json.size())).count('\n') + 1;
        fail(u"line %1 is no JSON (%2)"_s.arg(line).arg(problem.errorString()), u"Correct that line."_s);
    } else if (!document.isObject()) {
        fail(u"the file holds no object"_s, u"Begin with { \"rules\": [ ... ] }."_s);
    }
}

void Reader::fail(const QString& what, const QString& advice)
{
    if (!m_error)
        m_error = malformed(what, advice);
}

void Reader::checkFields(const QJsonObject& object, const QString& where, const QStringList& known)
{
    for (const QString& key : object.keys()) {
        if (!known.contains(key))
            fail(u"%1 has the unknown field \"%2\""_s.arg(where, key), u"Known are %1."_s.arg(known.join(u", "_s)));
    }
}

QJsonArray Reader::array(const QJsonObject& object, const QString& key, const QString& where)
{
    const auto value = object[key];
    if (!value.isUndefined() && !value.isArray())
        fail(u"\"%1\" of %2 is no list"_s.arg(key, where), u"Put it into [ ]."_s);
    return value.toArray();
}

QString Reader::text(const QJsonObject& object, const QString& key, const QString& where, const QString& otherwise)
{
    const auto value = object[key];
    if (value.isUndefined())
        return otherwise;
    if (!value.isString() || value.toString().isEmpty())
        fail(u"\"%1\" of %2 is no text"_s.arg(key, where), u"Put text into quotes, or leave the field out."_s);
    return value.toString();
}

QTime Reader::time(const QJsonObject& object, const QString& key, const QString& where, const QTime& otherwise)
{
    const auto written = text(object, key, where, otherwise.toString(timeForm));
    const auto time = QTime::fromString(written, timeForm);
    if (!time.isValid())
        fail(u"\"%1\" of %2 is no time: \"%3\""_s.arg(key, where, written),
             u"Write it as 07:30, from 00:00 to 23:59."_s);
    return time;
}

core::Glob Reader::glob(const QJsonObject& object, const QString& key, const QString& where,
                        Qt::CaseSensitivity sensitivity)
{
    const core::Glob glob(text(object, key, where, u"*"_s), sensitivity);
    if (!glob.isValid())
        fail(u"\"%1\" of %2 is no pattern: \"%3\""_s.arg(key, where, glob.pattern()),
             u"Use * for anything and ? for one letter."_s);
    return glob;
}

NoticeRules Reader::rules()
{
    NoticeRules rules;
    checkFields(m_root, u"the file"_s, {u"about"_s, u"rules"_s, u"quiet"_s, u"digest"_s});
    if (!m_root.contains("rules"_L1))
        fail(u"the file has no \"rules\""_s, u"Begin with { \"rules\": [ ... ] }."_s);
    for (const auto& [index, value] : std::views::enumerate(array(m_root, u"rules"_s, u"the file"_s)))
        rules.rules.push_back(rule(value, u"rule %1"_s.arg(index + 1)));
    for (const auto& [index, value] : std::views::enumerate(array(m_root, u"quiet"_s, u"the file"_s)))
        rules.quietHours.ranges.push_back(range(value, u"quiet range %1"_s.arg(index + 1)));
    rules.digestAt = time(m_root, u"digest"_s, u"the file"_s, rules.digestAt);
    const QDateTime someDay({2026, 1, 5}, {0, 0}, QTimeZone::UTC);
    if (rules.quietHours.contains(someDay, QTimeZone::UTC) && !rules.quietHours.end(someDay, QTimeZone::UTC))
        fail(u"its quiet hours never end"_s, u"Leave a time of the week in which you may be told."_s);
    return rules;
}

NoticeRule Reader::rule(const QJsonValue& value, const QString& where)
{
    if (!value.isObject())
        fail(where + u" is no object"_s, u"Write a rule as { \"kinds\": [\"broken\"], \"do\": [\"notify\"] }."_s);
    const auto object = value.toObject();
    checkFields(object, where, {u"repository"_s, u"workflow"_s, u"branch"_s, u"kinds"_s, u"who"_s, u"do"_s});
    NoticeRule rule;
    rule.repository = glob(object, u"repository"_s, where, Qt::CaseInsensitive);
    rule.workflow = glob(object, u"workflow"_s, where, Qt::CaseInsensitive);
    rule.defaultBranchOnly = object["branch"_L1].toString() == "default"_L1;
    if (!rule.defaultBranchOnly)
        rule.branch = glob(object, u"branch"_s, where, Qt::CaseSensitive);
    for (const auto& entry : array(object, u"kinds"_s, where)) {
        const auto kind = transitionKindFromWord(entry.toString());
        if (kind)
            rule.kinds.insert(*kind);
        else
            fail(u"%1 has the unknown kind \"%2\""_s.arg(where, entry.toVariant().toString()),
                 u"Known are %1."_s.arg(kindWords()));
    }
    const auto who = text(object, u"who"_s, where, u"anyone"_s);
    if (who != "anyone"_L1 && who != "me"_L1)
        fail(u"%1 has the unknown \"who\": \"%2\""_s.arg(where, who), u"Known are anyone, me."_s);
    rule.mineOnly = who == "me"_L1;
    if (object.contains("kinds"_L1) && rule.kinds.empty())
        fail(where + u" names no kind"_s, u"Name one, or leave \"kinds\" out for all."_s);
    const auto actions = array(object, u"do"_s, where);
    if (actions.isEmpty())
        fail(where + u" does not say what to do"_s, u"Add \"do\": [\"notify\"], or [\"nothing\"]."_s);
    for (const auto& action : actions)
        readAction(action, where, rule.actions);
    return rule;
}

void Reader::readAction(const QJsonValue& value, const QString& where, NoticeActions& actions)
{
    if (value.isObject()) {
        checkFields(value.toObject(), where, {u"command"_s});
        actions.command = command(value.toObject(), where);
        return;
    }
    switch (actionWords.indexOf(value.toString())) {
    case 0:
        actions.notify = true;
        break;
    case 1:
        actions.tray = true;
        break;
    case 2:
        actions.digest = true;
        break;
    case 3:
        break;
    default:
        fail(u"%1 shall do what is unknown: \"%2\""_s.arg(where, value.toVariant().toString()),
             u"Known are %1, and {\"command\": [...]}."_s.arg(actionWords.join(u", "_s)));
    }
}

QStringList Reader::command(const QJsonObject& object, const QString& where)
{
    QStringList words;
    for (const auto& entry : array(object, u"command"_s, where)) {
        if (!entry.isString())
            fail(u"the command of %1 has an argument that is no text"_s.arg(where),
                 u"Put each argument into quotes."_s);
        words << entry.toString();
    }
    if (words.isEmpty() || words.front().isEmpty())
        fail(u"the command of %1 names no program"_s.arg(where),
             u"Write {\"command\": [\"program\", \"argument\"]}."_s);
    return words;
}

QuietHours::Range Reader::range(const QJsonValue& value, const QString& where)
{
    const auto object = value.toObject();
    checkFields(object, where, {u"from"_s, u"to"_s, u"days"_s});
    if (!object.contains("from"_L1) || !object.contains("to"_L1))
        fail(where + u" does not say from when to when"_s, u"Write { \"from\": \"22:00\", \"to\": \"07:00\" }."_s);
    QuietHours::Range range{.from = time(object, u"from"_s, where, {}), .to = time(object, u"to"_s, where, {})};
    for (const auto& entry : array(object, u"days"_s, where)) {
        const auto day = dayWords.indexOf(entry.toString());
        if (day < 0)
            fail(u"%1 has the unknown day \"%2\""_s.arg(where, entry.toVariant().toString()),
                 u"Known are %1."_s.arg(dayWords.join(u", "_s)));
        range.days.insert(static_cast<int>(day) + 1);
    }
    return range;
}

} // namespace

core::Result<NoticeRules> readNoticeRules(const QByteArray& json)
{
    Reader reader(json);
    auto rules = reader.rules();
    if (const auto& error = reader.error())
        return std::unexpected(*error);
    return rules;
}

} // namespace signalbox::monitor
