// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/rollback_texts.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Rollback", text);
}

QString mark(core::ChangedFile::Change change)
{
    using Change = core::ChangedFile::Change;
    switch (change) {
    case Change::Added:
        return tr("added");
    case Change::Removed:
        return tr("removed");
    case Change::Renamed:
        return tr("renamed");
    default:
        return tr("changed");
    }
}

} // namespace

QString commitsText(const core::Comparison& undone)
{
    QString text;
    for (auto commit = undone.commits.rbegin(); commit != undone.commits.rend(); ++commit)
        text += u"%1  %2  (%3)\n"_s.arg(commit->id.left(7), commit->subject(), commit->author);
    if (!undone.hasAllCommits)
        text += tr("… and more, which GitHub does not list\n");
    return text.isEmpty() ? tr("No commit lies between the versions.") : text;
}

QString filesText(const core::Comparison& undone, const std::vector<delivery::Migration>& migrations)
{
    QString text;
    for (const auto& migration : migrations) {
        text += migration.down.isEmpty() ? tr("Migration %1: nothing takes it back\n").arg(migration.path)
                                         : tr("Migration %1, taken back by %2\n").arg(migration.path, migration.down);
    }
    if (!text.isEmpty())
        text += u'\n';
    for (const auto& file : undone.files)
        text += u"%1  %2  +%3 −%4\n"_s.arg(mark(file.change), file.path, QString::number(file.additions),
                                           QString::number(file.deletions));
    if (!undone.hasAllFiles)
        text += tr("… and more, which GitHub does not list\n");
    return text.isEmpty() ? tr("No file differs between the versions.") : text;
}

} // namespace signalbox::views
