// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/remote_listing.h"

using namespace Qt::StringLiterals;

namespace signalbox::gui {
namespace {

constexpr int MostFolders = 60; ///< each is a request

bool isYaml(const QString& path)
{
    return path.endsWith(".yml"_L1) || path.endsWith(".yaml"_L1);
}

} // namespace

QCoro::Task<core::Result<QStringList>> workflowFiles(github::Client* client, core::RepositoryName repository,
                                                     QString branch)
{
    QStringList files;
    QStringList folders{u".github"_s};
    for (qsizetype next = 0; next < folders.size() && next < MostFolders; ++next) {
        const auto entries = co_await client->folder(repository, folders[next], branch);
        if (!entries && next == 0 && entries.error().kind == core::ErrorKind::NotFound)
            co_return files;
        if (!entries)
            co_return std::unexpected(entries.error());
        for (const core::FolderEntry& entry : *entries) {
            if (entry.isFolder)
                folders << entry.path;
            else if (isYaml(entry.path))
                files << entry.path;
        }
    }
    files.sort();
    co_return files;
}

} // namespace signalbox::gui
