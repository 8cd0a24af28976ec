// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace signalbox::delivery {

/// A file of a repository that says which version it is.
struct VersionFile {
    QString path;
    QString version; ///< as written, "1.5.0"; empty: it names none, or leaves it to a tool

    bool operator==(const VersionFile&) const = default;
};

/// Where versions are written: Cargo.toml, package.json, pyproject.toml, CMakeLists.txt at the top of a repository.
QStringList versionFilePaths();

/// The version of the package, of the workspace's packages, or of project() in CMake, whichever the file's name is for.
VersionFile readVersionFile(const QString& path, const QByteArray& text);

} // namespace signalbox::delivery
