// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/version.h"

namespace signalbox::delivery {

/// What a commit message says of itself in the form of Conventional Commits 1.0.0
/// (https://www.conventionalcommits.org): "feat(parser)!: read lists".
struct CommitMessage {
    QString type; ///< "feat", lower case; empty when the subject has not got this form or its word is no usual type
    QString scope; ///< "parser", may be empty
    QString subject; ///< what stands behind the colon, or the whole first line
    bool isBreaking = false; ///< a "!" or a footer BREAKING CHANGE
    QString breakingNote; ///< what the footer says of it; may be empty
    std::optional<Version> releaseAs; ///< a footer Release-As
    QStringList reverted; ///< commits that it takes back, as "This reverts commit ..." or a footer Refs names them

    bool isConventional() const { return !type.isEmpty(); }

    static CommitMessage read(const QString& message);
};

} // namespace signalbox::delivery
