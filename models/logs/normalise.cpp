// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/normalise.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

// A static library's resources are taken in by naming them; Qt wants this outside of all namespaces.
static void takeInResources()
{
    Q_INIT_RESOURCE(signalbox_logs);
}

namespace signalbox::logs {

namespace {

constexpr QLatin1StringView anyDigit("digit");

core::Error malformed(const QString& where)
{
    return {.kind = core::ErrorKind::Malformed,
            .what = u"The list of rules for comparing logs cannot be read."_s,
            .advice = u"Correct the entry, or leave the list as it came."_s,
            .detail = where};
}

core::Result<NormaliseRule> readRule(const QJsonObject& entry)
{
    NormaliseRule rule;
    rule.name = entry["name"_L1].toString();
    for (const QJsonValue& hint : entry["hints"_L1].toArray()) {
        if (hint.toString() == anyDigit)
            rule.needsDigit = true;
        else
            rule.hints.push_back(hint.toString());
    }
    rule.expression.setPattern(entry["pattern"_L1].toString());
    rule.replacement = entry["with"_L1].toString();
    if (rule.name.isEmpty() || rule.expression.pattern().isEmpty() || rule.replacement.isEmpty())
        return std::unexpected(malformed(rule.name));
    if (!rule.expression.isValid())
        return std::unexpected(malformed(rule.name + u": "_s + rule.expression.errorString()));
    rule.expression.optimize();
    return rule;
}

bool mayMatch(const NormaliseRule& rule, const QString& text, bool digit)
{
    if (rule.needsDigit && digit)
        return true;
    if (rule.hints.empty())
        return !rule.needsDigit;
    return std::ranges::any_of(rule.hints, [&text](const QString& hint) { return text.contains(hint); });
}

} // namespace

core::Result<std::vector<NormaliseRule>> readNormaliseRules(const QByteArray& json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    const QJsonValue list = document["rules"_L1];
    if (!list.isArray())
        return std::unexpected(malformed(problem.error ? problem.errorString() : u"rules"_s));
    std::vector<NormaliseRule> rules;
    for (const QJsonValue& entry : list.toArray()) {
        auto rule = readRule(entry.toObject());
        if (!rule)
            return std::unexpected(rule.error());
        rules.push_back(std::move(*rule));
    }
    return rules;
}

const std::vector<NormaliseRule>& normaliseRules()
{
    static const std::vector<NormaliseRule> rules = [] {
        takeInResources();
        QFile file(u":/signalbox/logs/normalise_rules.json"_s);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("normalise_rules.json is not compiled in");
        auto read = readNormaliseRules(file.readAll());
        if (!read)
            qFatal("normalise_rules.json: %s", qUtf8Printable(read.error().detail));
        return std::move(*read);
    }();
    return rules;
}

QString normalised(const std::vector<NormaliseRule>& rules, QString text)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    const bool digit = std::ranges::any_of(text, isDigit);
    for (const NormaliseRule& rule : rules) {
        if (mayMatch(rule, text, digit))
            text.replace(rule.expression, rule.replacement);
    }
    while (!text.isEmpty() && text.back().isSpace())
        text.chop(1);
    return text;
}

} // namespace signalbox::logs
