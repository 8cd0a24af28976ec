// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.h"
#include "console/first_look.h"
#include "console/output.h"
#include "session/workspace.h"

#include <QObject>

namespace signalbox::console {

/// What `status` and `watch` have in common: open the workspace, take the accounts, look once, then say something.
/// Says ended() exactly once, with the status to end the program with.
class Command : public QObject {
    Q_OBJECT

public:
    Command(session::Workspace& workspace, const cli::Options& options, FirstLook::Limits limits,
            QObject* parent = nullptr);

    virtual void start();

Q_SIGNALS:
    void ended(int status);

protected:
    /// Every repository has been looked at once; those that could not have been complained about.
    virtual void looked() = 0;
    /// What is to be done with the accounts that have a token: unless a command knows better, each of their
    /// repositories is looked at.
    virtual void begin(const std::vector<session::SignedIn>& accounts);

    void end(int status);
    void fail(const core::Error& error);
    void complain(const core::Error& error); ///< and goes on
    /// Writes a line, or ends when nobody reads it.
    bool say(const QString& text);
    bool say(const QByteArray& text);

    const cli::Options& options() const { return m_options; }
    FirstLook& look() { return m_look; }
    session::Workspace& workspace() { return m_workspace; }
    bool hasTroubles() const { return m_hasTroubles; }
    /// The session of the one repository that is watched, and its name; nullptr, after saying so, where there is none
    /// or more than one.
    session::AccountSession* onlySession(core::RepositoryName* name);
    /// Whether the user says yes, by this word, or has said --yes; false after saying so and ending.
    bool isSaidYes(const QString& question, const QString& word = QStringLiteral("yes"));

private:
    QCoro::Task<void> open();
    /// False, after saying so, when no account has a token.
    bool leaveOutTokenless(std::vector<session::SignedIn>& accounts);
    void complainOfTroubles();

    session::Workspace& m_workspace;
    cli::Options m_options;
    Output m_output;
    FirstLook m_look;
    bool m_hasTroubles = false;
    bool m_ended = false;
};

} // namespace signalbox::console
