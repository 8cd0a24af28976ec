// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/script_shells.h"

#include "yaml/place.h"

#include <QFileInfo>

#include <algorithm>
#include <initializer_list>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

/// "python {0}" and "/usr/bin/python3" are known by their program; "python.exe" by its name.
QByteArray nameOf(const QString& shell)
{
    return QFileInfo(shell.section(u' ', 0, 0)).completeBaseName().toLower().toUtf8();
}

QByteArray firstOf(std::initializer_list<yaml::Place> shells)
{
    for (const yaml::Place& shell : shells) {
        if (const QString text = shell.string(); !text.isEmpty())
            return text.contains("${{"_L1) ? text.toUtf8() : nameOf(text);
    }
    return {};
}

yaml::Place byDefault(const yaml::Place& place)
{
    return place["defaults"]["run"]["shell"];
}

bool isWindows(const yaml::Place& machine)
{
    const auto names = machine.isMapping() ? machine["labels"].strings() : machine.strings();
    return std::ranges::any_of(names,
                               [](const QString& name) { return name.startsWith("windows"_L1, Qt::CaseInsensitive); });
}

void addSteps(std::vector<ScriptShell>& shells, const yaml::Place& steps, const QByteArray& usual)
{
    for (const yaml::Place step : steps.items()) {
        if (!step["run"].isThere())
            continue;
        const QByteArray own = firstOf({step["shell"]});
        shells.push_back({.line = step.key("run").line(), .shell = own.isEmpty() ? usual : own});
    }
}

} // namespace

std::vector<ScriptShell> scriptShells(const QByteArray& text)
{
    std::vector<ScriptShell> shells;
    const auto tree = yaml::Tree::read(text);
    if (!tree)
        return shells;
    const yaml::Place root = tree->root();
    for (const auto [id, job] : root["jobs"].pairs()) {
        QByteArray usual = firstOf({byDefault(job), byDefault(root)});
        if (usual.isEmpty())
            usual = isWindows(job["runs-on"]) ? "pwsh" : "bash";
        addSteps(shells, job["steps"], usual);
    }
    addSteps(shells, root["runs"]["steps"], "bash");
    return shells;
}

} // namespace signalbox::lists
