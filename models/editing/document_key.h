// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account.h"
#include "core/repository.h"

#include <QString>

namespace signalbox::editing {

/// Which file: one on a branch of a repository as an account sees it, one on this disk, or one that is nowhere yet.
struct DocumentKey {
    core::AccountId account; ///< empty for a file on this disk
    core::RepositoryName repository; ///< the same
    QString branch; ///< the same
    QString path; ///< ".github/workflows/ci.yml", or the whole path on this disk, or "untitled:7/.github/..."

    static DocumentKey local(const QString& file) { return {.path = file}; }
    /// One that has not been saved; `number` is another for each, also after a restart. `name` says where it is meant
    /// to go: ".github/workflows/ci.yml".
    static DocumentKey untitled(qint64 number, const QString& name);
    bool isLocal() const { return repository.isEmpty(); }
    bool isUntitled() const;
    /// Of one that has not been saved: where it is meant to go.
    QString untitledName() const { return path.section(u'/', 1); }
    QString fileName() const { return path.section(u'/', -1); }
    /// As a user reads it: "owner/name, main: .github/workflows/ci.yml", or the path on this disk.
    QString words() const;
    /// One that no other key has, of letters and digits: a name for a file of this.
    QString digest() const;

    bool operator==(const DocumentKey&) const = default;
};

} // namespace signalbox::editing
