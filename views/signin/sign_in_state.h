// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account.h"
#include "core/error.h"
#include "core/repository.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace signalbox::views {

/// Whom GitHub takes a token for.
struct Identity {
    QString login;
    QString name; ///< may be empty
    QStringList scopes; ///< of a classic token; empty for a fine-grained one, which does not say
    std::optional<QDateTime> tokenExpiresAt;

    bool operator==(const Identity&) const = default;
};

/// One question to GitHub: is this token good?
struct TokenCheck {
    int number = 0; ///< comes back with the answer, so that a late answer to an older question is told apart
    core::Account account; ///< addresses only; nobody knows the login yet
    QString token; ///< never kept by the dialog
};

/// What the user wants when the dialog is done.
struct SignInValues {
    core::Account account; ///< with login and id
    QString token;
    std::vector<core::RepositoryName> repositories;
};

/// Where the check of a token stands: idle, checking, then accepted or refused. Any change of host or token leads back
/// to idle, and an answer counts only for the question that was asked last.
class SignInState {
public:
    enum class Step { Idle, Checking, Accepted, Refused };

    Step step() const { return m_step; }
    const Identity& identity() const { return m_identity; } ///< of the last answer; meaningful when accepted
    const core::Error& error() const { return m_error; } ///< meaningful when refused

    /// Asks; the number to wait for.
    int check();
    /// True when the answer was the one waited for.
    bool accept(int number, const Identity& identity);
    bool refuse(int number, const core::Error& error);
    /// Host or token are not what was checked any more.
    void edited();

private:
    Step m_step = Step::Idle;
    int m_number = 0;
    Identity m_identity;
    core::Error m_error;
};

} // namespace signalbox::views
