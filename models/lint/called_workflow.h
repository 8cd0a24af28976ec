// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lint/token_permissions.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace signalbox::lint {

/// What a workflow file says to a job that calls it, and what of it GitHub asks before a run starts.
struct CalledWorkflow {
    struct Input {
        QByteArray name;
        QByteArray type; ///< string, boolean or number
        bool isRequired = false; ///< a caller must give it, also where there is a default
        QString help;
    };
    struct Secret {
        QByteArray name;
        bool isRequired = false;
    };
    struct Job {
        QByteArray id;
        std::optional<TokenPermissions> permissions; ///< nothing: those of its workflow
        QByteArray calls; ///< what it names with `uses`; empty: it has steps
    };

    bool isCallable = false; ///< it names workflow_call
    std::vector<Input> inputs;
    std::vector<Secret> secrets;
    std::vector<QByteArray> outputs;
    std::optional<TokenPermissions> permissions; ///< nothing: those of the caller
    std::vector<Job> jobs;

    const Input* input(QByteArrayView name) const; ///< compared without case
    const Secret* secret(QByteArrayView name) const;
};

/// Reads the bytes of a workflow file. Nothing when they are none, or cannot be read as a whole.
std::optional<CalledWorkflow> readCalledWorkflow(const QByteArray& bytes);

/// The path from the root of a workflow of the same repository that a job calls: of "./.github/workflows/f.yml" and
/// "$/.github/workflows/f.yml"; empty: it is one of another repository, or none.
QString pathOfCalled(QByteArrayView uses);

} // namespace signalbox::lint
