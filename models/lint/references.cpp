// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/references.h"

namespace signalbox::lint {

std::shared_ptr<const ActionVersion> References::action(const UsedAction& used) const
{
    // The catalogue outlives the check: nothing is counted.
    if (used.kind == UsedAction::Kind::Repository)
        return {std::shared_ptr<const void>(), m_catalogue.version(used)};
    const QByteArrayView folder = folderOf(used);
    if (folder.isNull())
        return nullptr;
    const std::shared_ptr<const ActionFile> file = m_repository.action(folder).what;
    return file ? std::shared_ptr<const ActionVersion>(file, &file->version) : nullptr;
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
