// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace signalbox::lint {

/// What a step names with `uses`, by its parts, which are views of its text.
struct UsedAction {
    enum class Kind : quint8 {
        Nothing, ///< none of the others
        Repository, ///< OWNER/REPOSITORY[/PATH]@REF
        Folder, ///< ./PATH
        Self, ///< $/PATH: of this repository, at the run's own commit
        Image, ///< docker://IMAGE
    };

    Kind kind = Kind::Nothing;
    QByteArrayView name; ///< without its ref: "actions/cache/restore", "./build", "alpine:3"
    QByteArrayView ref; ///< of a repository

    static UsedAction read(QByteArrayView uses);

    /// Owner, repository and path are that, compared without case.
    bool is(QByteArrayView wanted) const;
    /// The number that a tag such as v4 or v4.1.2 begins with; 0: none.
    int major() const;
};

} // namespace signalbox::lint
