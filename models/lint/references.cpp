// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/references.h"

namespace signalbox::lint {

namespace {

std::shared_ptr<const ActionVersion> versionOf(const std::shared_ptr<const ActionFile>& file)
{
    return file ? std::shared_ptr<const ActionVersion>(file, &file->version) : nullptr;
}

} // namespace

std::shared_ptr<const ActionVersion> References::action(const UsedAction& used) const
{
    if (used.kind == UsedAction::Kind::Repository) {
        // The catalogue outlives the check: nothing is counted.
        if (const ActionVersion* version = m_catalogue.version(used))
            return {std::shared_ptr<const void>(), version};
        return versionOf(m_learned.find(used).what);
    }
    const QByteArrayView folder = folderOf(used);
    return folder.isNull() ? nullptr : versionOf(m_repository.action(folder).what);
}

bool References::isMissing(const UsedAction& used) const
{
    return used.kind == UsedAction::Kind::Repository && !m_catalogue.version(used)
        && m_learned.find(used).presence == Presence::Missing;
}

ActionHelp References::help(const UsedAction& used) const
{
    ActionHelp help;
    help.version = action(used);
    const Action* known = used.kind == UsedAction::Kind::Repository ? m_catalogue.action(used.name) : nullptr;
    if (known) {
        help.help = known->help;
        help.newest = known->newest;
        help.inputHelp = known->inputHelp;
        return help;
    }
    const QByteArrayView folder = folderOf(used);
    const auto file = folder.isNull() ? m_learned.find(used).what : m_repository.action(folder).what;
    if (file) {
        help.help = file->help;
        help.inputHelp = file->inputHelp;
    }
    return help;
}

std::shared_ptr<const CalledWorkflow> References::called(QByteArrayView uses) const
{
    return m_repository.workflow(pathOfCalled(uses)).what;
}

QByteArrayView folderOf(const UsedAction& used)
{
    if (used.kind == UsedAction::Kind::Folder)
        return used.name;
    return used.kind == UsedAction::Kind::Self && !used.name.contains('@') ? used.name.sliced(2) : QByteArrayView();
}

} // namespace signalbox::lint
