// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/shellcheck.h"

#include "lint/shell_scripts.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace signalbox::lint {
namespace {

constexpr int patience = 10'000; // ms

/// What makes no sense for a script that is a part of a workflow: files that are sourced, and words that were
/// expressions.
const QString& leftOut()
{
    static const QString codes = u"SC1091,SC2050,SC2154,SC2157,SC2194"_s;
    return codes;
}

QByteArray said(const QString& program, const QString& shell, const QStringList& files)
{
    QProcess process;
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(program,
                  QStringList{u"--format=json1"_s, u"--norc"_s, u"--shell="_s + shell, u"--exclude="_s + leftOut()}
                      + files);
    if (!process.waitForFinished(patience)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return process.readAllStandardOutput();
}

} // namespace

Shellcheck::Shellcheck()
    : m_program(QStandardPaths::findExecutable(u"shellcheck"_s))
{
}

std::vector<Diagnostic> Shellcheck::check(const QByteArray& workflow) const
{
    std::vector<Diagnostic> found;
    const auto tree = isInstalled() ? yaml::Tree::read(workflow) : std::unexpected(core::Error());
    if (!tree)
        return found;
    const std::vector<ShellScript> scripts = shellScripts(readWorkflowFile(*tree));
    const QTemporaryDir folder;
    if (scripts.empty() || !folder.isValid())
        return found;
    for (const QByteArray& shell : {QByteArray("bash"), QByteArray("sh")}) {
        QStringList files;
        for (size_t i = 0; i < scripts.size(); ++i) {
            if (scripts[i].shell != shell)
                continue;
            QFile file(folder.filePath(QString::number(i)));
            if (file.open(QIODevice::WriteOnly) && file.write(scripts[i].text) == scripts[i].text.size())
                files << file.fileName();
        }
        if (files.isEmpty())
            continue;
        std::vector<Diagnostic> more = readShellcheck(said(m_program, QString::fromUtf8(shell), files), scripts);
        found.insert(found.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    return found;
}

} // namespace signalbox::lint
