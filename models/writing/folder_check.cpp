// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "writing/folder_check.h"

#include "lint/repository.h"
#include "lint/repository_files.h"
#include "lint/settings.h"
#include "writing/settings_check.h"

namespace signalbox::writing {
namespace {

using Found = std::vector<lint::Diagnostic>;

} // namespace

bool isJudged(const QString& path)
{
    const QString name = path.section(u'/', -1);
    const bool isYaml = name.endsWith(QLatin1StringView(".yml")) || name.endsWith(QLatin1StringView(".yaml"));
    return isYaml && !name.startsWith(u'.') && name != editing::settingsPath().section(u'/', -1);
}

editing::MakeFolderCheck folderCheck(std::shared_ptr<const lint::Checker> checker)
{
    return [checker = std::move(checker)](const QString& root, const QByteArray& text) -> editing::FolderCheck {
        const lint::Repository repository(std::make_shared<const lint::CloneFiles>(root));
        const auto settings = text.isEmpty() ? core::Result<lint::Settings>() : lint::Settings::read(text);
        return [checker, settings, repository, root](const QByteArray& file, const QString& path) -> Found {
            if (path == editing::settingsPath())
                return settingsProblems(file);
            const lint::Settings judge = settings.value_or(lint::Settings());
            if (judge.leavesOut(path))
                return {};
            return judge.applied(checker->check(file, root + u'/' + path, repository), file);
        };
    };
}

} // namespace signalbox::writing
