// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lint/action_file.h"
#include "lint/called_workflow.h"
#include "lint/repository_files.h"

#include <memory>

namespace signalbox::lint {

/// What was found at a path: whether there is something, and what it says. `what` is null for something that is there
/// and cannot be read as what was looked for: then nothing is known of it.
template <class What>
struct Found {
    Presence presence = Presence::Unknown;
    std::shared_ptr<const What> what;
};

/// The repository around a file, as far as it is known. A value: copies share what they have read, and may be asked
/// from any thread, also at once. Each neighbour is parsed once, and again only when its bytes have changed.
class Repository {
public:
    Repository() = default; ///< nothing is known of it
    explicit Repository(std::shared_ptr<const RepositoryFiles> files);

    bool isKnown() const { return m_state != nullptr; }
    /// The path from the root of a file as its user names it; empty: it is not in this repository, as far as is known.
    QString pathOf(QStringView name) const;
    Presence presence(const QString& path) const;

    /// The action in a folder, as a step names it behind "./": its action.yml, action.yaml or Dockerfile.
    Found<ActionFile> action(QByteArrayView folder) const;
    /// The workflow of that path from the root.
    Found<CalledWorkflow> workflow(const QString& path) const;

private:
    struct State;

    std::shared_ptr<State> m_state;
};

} // namespace signalbox::lint
