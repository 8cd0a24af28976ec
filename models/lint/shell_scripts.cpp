// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/shell_scripts.h"

#include "core/text_lines.h"
#include "expressions/segments.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::lint {
namespace {

/// Words that are names and options alone need no judge.
bool isPlainWords(QByteArrayView script)
{
    return std::ranges::all_of(script, [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9')
            || QByteArrayView(" -_./:=,@+\n").contains(letter);
    });
}

QByteArray filled(QByteArrayView script)
{
    QByteArray text = script.toByteArray();
    for (const expressions::Segment& segment : expressions::segments(script)) {
        for (int at = segment.whole.start; at < segment.whole.end; ++at) {
            if (text[at] != '\n')
                text[at] = '_';
        }
    }
    return text;
}

QByteArrayView shellIn(const yaml::Place& place)
{
    return place["defaults"]["run"]["shell"].text();
}

/// The shell by its name: "bash -e {0}" is bash.
QByteArrayView nameOf(QByteArrayView shell)
{
    const auto blank = shell.indexOf(' ');
    return blank < 0 ? shell : shell.first(blank);
}

QByteArrayView shellOf(const WorkflowFile& file, const FileJob& job, const FileStep& step)
{
    for (const QByteArrayView shell : {step.place["shell"].text(), shellIn(job.place), shellIn(file.root)}) {
        if (!shell.isEmpty())
            return nameOf(shell);
    }
    const yaml::Place machine = job.place["runs-on"];
    const bool mayBeWindows
        = !machine.isScalar() || machine.text().startsWith("windows") || machine.text().contains("${{");
    if (mayBeWindows)
        return {};
    return job.place["container"].isThere() ? "sh" : "bash";
}

} // namespace

std::vector<ShellScript> shellScripts(const WorkflowFile& file)
{
    std::vector<ShellScript> scripts;
    for (const FileJob& job : file.jobs) {
        for (const FileStep& step : job.steps) {
            if (!step.run.isScalar() || step.run.isAlias() || isPlainWords(step.run.text()))
                continue;
            const QByteArrayView shell = shellOf(file, job, step);
            if (shell == "bash" || shell == "sh")
                scripts.push_back({.place = step.run, .text = filled(step.run.text()), .shell = shell.toByteArray()});
        }
    }
    return scripts;
}

std::vector<Diagnostic> readShellcheck(const QByteArray& json, const std::vector<ShellScript>& scripts)
{
    std::vector<Diagnostic> found;
    const QJsonArray comments = QJsonDocument::fromJson(json).object()["comments"_L1].toArray();
    for (const QJsonValue& comment : comments) {
        bool isNumber = false;
        const QString name = comment["file"_L1].toString();
        const int index = name.sliced(name.lastIndexOf(u'/') + 1).toInt(&isNumber);
        if (!isNumber || index < 0 || static_cast<size_t>(index) >= scripts.size())
            continue;
        const ShellScript& script = scripts[static_cast<size_t>(index)];
        const core::TextLines lines(script.text);
        const core::TextRange inText{
            .start = lines.offsetAt({.line = comment["line"_L1].toInt(), .column = comment["column"_L1].toInt()}),
            .end = lines.offsetAt({.line = comment["endLine"_L1].toInt(), .column = comment["endColumn"_L1].toInt()})};
        // A command of one line is short enough to be meant as a whole.
        const bool isOneLine = !script.place.isBlockScalar();
        found.push_back(
            {.rule = u"shellcheck"_s,
             .severity = comment["level"_L1].toString() == "error"_L1 ? Severity::Warning : Severity::Hint,
             .range = isOneLine ? script.place.range() : script.place.rangeOf(inText),
             .message = u"%1 (SC%2)"_s.arg(comment["message"_L1].toString()).arg(comment["code"_L1].toInt()),
             .fixes = {}});
    }
    return found;
}

} // namespace signalbox::lint
