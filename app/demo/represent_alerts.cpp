// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/represent.h"

using namespace Qt::StringLiterals;

// https://docs.github.com/en/rest/code-scanning/code-scanning and https://docs.github.com/en/rest/dependabot/alerts
namespace signalbox::demo {

namespace {

const QJsonObject package{{u"ecosystem"_s, u"rust"_s}, {u"name"_s, u"switch-lamp"_s}};

QJsonObject vulnerability(const Alert& alert)
{
    return {{u"package"_s, package},
            {u"severity"_s, alert.severity},
            {u"vulnerable_version_range"_s, u"< 2.0.1"_s},
            {u"first_patched_version"_s, QJsonObject{{u"identifier"_s, u"2.0.1"_s}}}};
}

} // namespace

QJsonObject Represent::codeAlert(const Repository& repository, const Alert& alert)
{
    const QString path = u"/code-scanning/alerts/%1"_s.arg(alert.number);
    return {
        {u"number"_s, alert.number},
        {u"created_at"_s, stamp(alert.at)},
        {u"updated_at"_s, stamp(alert.at)},
        {u"url"_s, url(repository, path)},
        {u"html_url"_s, web(repository, u"/security"_s + path)},
        {u"instances_url"_s, url(repository, path + u"/instances"_s)},
        {u"state"_s, u"open"_s},
        {u"fixed_at"_s, QJsonValue::Null},
        {u"dismissed_by"_s, QJsonValue::Null},
        {u"dismissed_at"_s, QJsonValue::Null},
        {u"dismissed_reason"_s, QJsonValue::Null},
        {u"dismissed_comment"_s, QJsonValue::Null},
        {u"rule"_s,
         QJsonObject{{u"id"_s, u"demo/%1"_s.arg(alert.number)},
                     {u"severity"_s, u"error"_s},
                     {u"security_severity_level"_s, alert.severity},
                     {u"description"_s, alert.what}}},
        {u"tool"_s, QJsonObject{{u"name"_s, u"CodeQL"_s}, {u"version"_s, u"2.20.0"_s}, {u"guid"_s, QJsonValue::Null}}},
        {u"most_recent_instance"_s,
         QJsonObject{{u"ref"_s, u"refs/heads/"_s + repository.defaultBranch},
                     {u"state"_s, u"open"_s},
                     {u"commit_sha"_s, repository.branches.value(repository.defaultBranch)}}}};
}

QJsonObject Represent::dependencyAlert(const Repository& repository, const Alert& alert)
{
    const QString advisory = u"GHSA-demo-demo-%1"_s.arg(alert.number, 4, 10, QLatin1Char('0'));
    const QString path = u"/dependabot/alerts/%1"_s.arg(alert.number);
    return {{u"number"_s, alert.number},
            {u"state"_s, u"open"_s},
            {u"dependency"_s,
             QJsonObject{{u"package"_s, package}, {u"manifest_path"_s, u"Cargo.lock"_s}, {u"scope"_s, u"runtime"_s}}},
            {u"security_advisory"_s,
             QJsonObject{{u"ghsa_id"_s, advisory},
                         {u"cve_id"_s, QJsonValue::Null},
                         {u"summary"_s, alert.what},
                         {u"description"_s, alert.what},
                         {u"vulnerabilities"_s, QJsonArray{vulnerability(alert)}},
                         {u"severity"_s, alert.severity},
                         {u"cvss"_s, QJsonObject{{u"score"_s, 7.5}, {u"vector_string"_s, QJsonValue::Null}}},
                         {u"cwes"_s, QJsonArray()},
                         {u"identifiers"_s, QJsonArray{QJsonObject{{u"type"_s, u"GHSA"_s}, {u"value"_s, advisory}}}},
                         {u"references"_s, QJsonArray()},
                         {u"published_at"_s, stamp(alert.at)},
                         {u"updated_at"_s, stamp(alert.at)},
                         {u"withdrawn_at"_s, QJsonValue::Null}}},
            {u"security_vulnerability"_s, vulnerability(alert)},
            {u"url"_s, url(repository, path)},
            {u"html_url"_s, web(repository, u"/security"_s + path)},
            {u"created_at"_s, stamp(alert.at)},
            {u"updated_at"_s, stamp(alert.at)},
            {u"dismissed_at"_s, QJsonValue::Null},
            {u"dismissed_by"_s, QJsonValue::Null},
            {u"dismissed_reason"_s, QJsonValue::Null},
            {u"dismissed_comment"_s, QJsonValue::Null},
            {u"fixed_at"_s, QJsonValue::Null}};
}

} // namespace signalbox::demo
