// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "linting/formats.h"

#include "cli/plain_text.h"
#include "core/text_lines.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace signalbox::linting {
namespace {

QByteArray asText(const Judged& file, const core::TextLines& lines)
{
    QString text;
    for (const lint::Diagnostic& each : file.diagnostics) {
        const core::TextPosition at = lines.positionAt(each.range.start);
        text += cli::harmless(file.path) + u":%1:%2: "_s.arg(at.line).arg(at.column) + severityName(each.severity)
            + u": "_s + cli::harmless(each.message) + u" ["_s + each.rule + u"]\n"_s;
    }
    return text.toUtf8();
}

QByteArray asJson(const Judged& file, const core::TextLines& lines)
{
    QJsonArray diagnostics;
    for (const lint::Diagnostic& each : file.diagnostics) {
        const core::TextPosition start = lines.positionAt(each.range.start);
        const core::TextPosition end = lines.positionAt(each.range.end);
        diagnostics << QJsonObject{{u"line"_s, start.line},
                                   {u"column"_s, start.column},
                                   {u"endLine"_s, end.line},
                                   {u"endColumn"_s, end.column},
                                   {u"severity"_s, severityName(each.severity)},
                                   {u"rule"_s, each.rule},
                                   {u"message"_s, each.message}};
    }
    const QJsonObject object{{u"file"_s, file.path}, {u"ms"_s, file.milliseconds}, {u"diagnostics"_s, diagnostics}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

/// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
QString escaped(QString text, bool isProperty)
{
    text.replace(u'%', "%25"_L1).replace(u'\r', "%0D"_L1).replace(u'\n', "%0A"_L1);
    if (isProperty)
        text.replace(u':', "%3A"_L1).replace(u',', "%2C"_L1);
    return text;
}

QByteArray asAnnotations(const Judged& file, const core::TextLines& lines)
{
    QString text;
    for (const lint::Diagnostic& each : file.diagnostics) {
        const core::TextPosition start = lines.positionAt(each.range.start);
        const core::TextPosition end = lines.positionAt(each.range.end);
        const QString kind = each.severity == lint::Severity::Hint ? u"notice"_s : severityName(each.severity);
        const QString place = u"line=%1,endLine=%2,col=%3,endColumn=%4"_s.arg(start.line)
                                  .arg(end.line)
                                  .arg(start.column)
                                  .arg(end.column);
        // Put together, not filled in: an escaped text has %s of its own.
        text += u"::"_s + kind + u" file="_s + escaped(file.path, true) + u',' + place + u",title="_s
            + escaped(each.rule, true) + u"::"_s + escaped(each.message, false) + u'\n';
    }
    return text.toUtf8();
}

} // namespace

QString severityName(lint::Severity severity)
{
    switch (severity) {
    case lint::Severity::Error:
        return u"error"_s;
    case lint::Severity::Warning:
        return u"warning"_s;
    case lint::Severity::Hint:
        break;
    }
    return u"hint"_s;
}

QByteArray formatted(const Judged& file, Options::Format format)
{
    const core::TextLines lines(file.text);
    switch (format) {
    case Options::Format::Json:
        return asJson(file, lines);
    case Options::Format::Github:
        return asAnnotations(file, lines);
    case Options::Format::Text:
    case Options::Format::Sarif:
        break;
    }
    return asText(file, lines);
}

} // namespace signalbox::linting
