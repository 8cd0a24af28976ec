// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/parse.h"
#include "github/parse_list.h"

using namespace Qt::StringLiterals;

namespace signalbox::github {
namespace {

constexpr auto tagsBegin = "refs/tags/"_L1;

QStringList textsOf(const std::optional<JsonReader>& object, QLatin1StringView key)
{
    QStringList texts;
    if (object) {
        for (const JsonReader& text : object->optionalArray(key))
            texts << text.text();
    }
    return texts;
}

core::Alert codeAlertOf(const JsonReader& json)
{
    const JsonReader rule = json.object("rule"_L1);
    // GitHub's own scale is there for security; everything else has the tool's.
    const QString severity = rule.optionalText("security_severity_level"_L1);
    return {.number = json.number("number"_L1),
            .severity = severity.isEmpty() ? rule.optionalText("severity"_L1) : severity,
            .what = rule.optionalText("description"_L1),
            .webUrl = json.optionalUrl("html_url"_L1)};
}

core::Alert dependencyAlertOf(const JsonReader& json)
{
    const JsonReader advisory = json.object("security_advisory"_L1);
    return {.number = json.number("number"_L1),
            .severity = advisory.optionalText("severity"_L1),
            .what = advisory.optionalText("summary"_L1),
            .webUrl = json.optionalUrl("html_url"_L1)};
}

} // namespace

core::Result<std::vector<core::Tag>> parseTagRefs(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    std::vector<core::Tag> tags;
    for (const JsonReader& ref : json.items()) {
        const QString name = ref.text("ref"_L1);
        if (name.startsWith(tagsBegin))
            tags.push_back({.name = name.sliced(tagsBegin.size()), .commit = ref.object("object"_L1).text("sha"_L1)});
    }
    return json.result(std::move(tags));
}

core::Result<std::vector<qint64>> parseRulesets(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(readEach(json.items(), [](const JsonReader& each) { return each.integer("id"_L1); }));
}

core::Result<core::Ruleset> parseRuleset(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    const auto conditions = json.optionalObject("conditions"_L1);
    const auto names = conditions ? conditions->optionalObject("ref_name"_L1) : std::nullopt;
    core::Ruleset ruleset{.id = json.integer("id"_L1),
                          .name = json.text("name"_L1),
                          .isActive = json.text("enforcement"_L1) == "active"_L1,
                          .include = textsOf(names, "include"_L1),
                          .exclude = textsOf(names, "exclude"_L1),
                          .canBypass = json.optionalText("current_user_can_bypass"_L1) == "always"_L1};
    for (const JsonReader& rule : json.optionalArray("rules"_L1))
        ruleset.rules << rule.text("type"_L1);
    return json.result(std::move(ruleset));
}

core::Result<std::vector<core::Alert>> parseCodeAlerts(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(readEach(json.items(), codeAlertOf));
}

core::Result<std::vector<core::Alert>> parseDependencyAlerts(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(readEach(json.items(), dependencyAlertOf));
}

} // namespace signalbox::github
