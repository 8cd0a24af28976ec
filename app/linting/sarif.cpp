// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text_lines.h"
#include "lint/rules.h"
#include "linting/formats.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace signalbox::linting {
namespace {

QString level(lint::Severity severity)
{
    return severity == lint::Severity::Hint ? u"note"_s : severityName(severity);
}

QJsonObject region(const core::TextLines& lines, core::TextRange range)
{
    const core::TextPosition start = lines.positionAt(range.start);
    const core::TextPosition end = lines.positionAt(range.end);
    return {{u"startLine"_s, start.line},
            {u"startColumn"_s, start.column},
            {u"endLine"_s, end.line},
            {u"endColumn"_s, end.column}};
}

QJsonArray fixes(const lint::Diagnostic& diagnostic, const QJsonObject& artifact, const core::TextLines& lines)
{
    QJsonArray all;
    for (const lint::Fix& fix : diagnostic.fixes) {
        QJsonArray replacements;
        for (const lint::Edit& edit : fix.edits)
            replacements << QJsonObject{{u"deletedRegion"_s, region(lines, edit.range)},
                                        {u"insertedContent"_s, QJsonObject{{u"text"_s, QString::fromUtf8(edit.text)}}}};
        const QJsonObject change{{u"artifactLocation"_s, artifact}, {u"replacements"_s, replacements}};
        all << QJsonObject{{u"description"_s, QJsonObject{{u"text"_s, fix.title}}},
                           {u"artifactChanges"_s, QJsonArray{change}}};
    }
    return all;
}

QJsonArray rules()
{
    QJsonArray all;
    for (const lint::Rule& rule : lint::allRules())
        all << QJsonObject{{u"id"_s, rule.id},
                           {u"shortDescription"_s, QJsonObject{{u"text"_s, rule.why}}},
                           {u"defaultConfiguration"_s, QJsonObject{{u"level"_s, level(rule.severity)}}}};
    return all;
}

} // namespace

QByteArray sarif(const std::vector<Judged>& files)
{
    QJsonArray results;
    for (const Judged& file : files) {
        const core::TextLines lines(file.text);
        const QJsonObject artifact{{u"uri"_s, QString::fromUtf8(QUrl::toPercentEncoding(file.path, "/"))}};
        for (const lint::Diagnostic& each : file.diagnostics) {
            const QJsonObject place{{u"artifactLocation"_s, artifact}, {u"region"_s, region(lines, each.range)}};
            QJsonObject result{{u"ruleId"_s, each.rule},
                               {u"level"_s, level(each.severity)},
                               {u"message"_s, QJsonObject{{u"text"_s, each.message}}},
                               {u"locations"_s, QJsonArray{QJsonObject{{u"physicalLocation"_s, place}}}}};
            if (!each.fixes.empty())
                result.insert(u"fixes"_s, fixes(each, artifact, lines));
            results << result;
        }
    }
    const QJsonObject driver{
        {u"name"_s, u"signalbox lint"_s}, {u"version"_s, QLatin1StringView(SIGNALBOX_VERSION)}, {u"rules"_s, rules()}};
    const QJsonObject run{{u"tool"_s, QJsonObject{{u"driver"_s, driver}}},
                          {u"columnKind"_s, u"unicodeCodePoints"_s},
                          {u"results"_s, results}};
    return QJsonDocument(QJsonObject{{u"$schema"_s, u"https://json.schemastore.org/sarif-2.1.0.json"_s},
                                     {u"version"_s, u"2.1.0"_s},
                                     {u"runs"_s, QJsonArray{run}}})
        .toJson(QJsonDocument::Indented);
}

} // namespace signalbox::linting
