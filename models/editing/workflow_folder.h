// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "lint/diagnostic.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace signalbox::editing {

/// Something that was found in a file, and where that is.
struct PlacedProblem {
    lint::Severity severity = lint::Severity::Error;
    QString rule;
    QString message; ///< may hold words of the file: plain text
    int line = 0; ///< from 1
    int column = 0; ///< from 1, in letters

    bool operator==(const PlacedProblem&) const = default;
};

/// A file of a folder that Signalbox understands.
struct FolderFile {
    QString path; ///< in the folder: ".github/workflows/ci.yml"
    QByteArray digest; ///< of its bytes; empty where it cannot be read
    std::vector<PlacedProblem> problems; ///< by place
    std::optional<core::Error> obstacle; ///< why it cannot be read or judged

    bool operator==(const FolderFile&) const = default;
};

/// What a local clone holds of workflows, actions and their settings.
struct FolderContents {
    bool isThere = false;
    std::vector<FolderFile> files; ///< workflows first, then actions, then settings, each by path
    QByteArray settings; ///< digest of the file that says how to judge
    QStringList watched; ///< files and folders whose changes may change this

    bool operator==(const FolderContents&) const = default;
};

/// Judges one file; called on a worker. `path` is the file's in its repository.
using FolderCheck = std::function<std::vector<lint::Diagnostic>(const QByteArray& text, const QString& path)>;
/// Makes one for the folder `root` by its settings, the bytes of its .github/signalbox-lint.yml, which are empty where
/// there is none; called on a worker.
using MakeFolderCheck = std::function<FolderCheck(const QString& root, const QByteArray& settings)>;

/// .github/signalbox-lint.yml
QString settingsPath();

/// Reads and judges it; where nothing differs from `before`, nothing is judged again. Files speak of each other, so
/// that a change of one may be a problem of another. `makeCheck` may be empty, then nothing is judged. At most
/// mostFolderFiles. A worker's work.
FolderContents readFolder(const QString& root, const MakeFolderCheck& makeCheck, const FolderContents& before);

inline constexpr int mostFolderFiles = 1000;

} // namespace signalbox::editing
