// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace signalbox::core {

/// A file that a run left behind. https://docs.github.com/en/rest/actions/artifacts
struct Artifact {
    ArtifactId id;
    RunId run;
    QString name;
    qint64 size = 0; ///< bytes
    bool expired = false;
    std::optional<QDateTime> createdAt;
    std::optional<QDateTime> expiresAt;
    QString digest; ///< "sha256:...", empty where GitHub gives none

    bool operator==(const Artifact&) const = default;
};

/// What a job said about a line of the code. https://docs.github.com/en/rest/checks/runs
struct Annotation {
    QString path;
    int startLine = 0;
    int endLine = 0;
    QString level; ///< notice, warning, failure, or a word we do not know
    QString title;
    QString message;

    bool operator==(const Annotation&) const = default;
};

} // namespace signalbox::core
