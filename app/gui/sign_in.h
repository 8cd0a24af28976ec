// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/workspace.h"
#include "signin/sign_in_dialog.h"

#include <QObject>
#include <QPointer>

namespace signalbox::gui {

/// The sign-in dialog and those that answer it: a client that asks GitHub about the token, and the token store.
class SignIn final : public QObject {
    Q_OBJECT

public:
    SignIn(session::Workspace& workspace, QWidget& window, QObject* parent = nullptr);

    /// Opens the dialog, or brings it to the front. `host` may be empty; `chosen` are ticked from the start. Who signs
    /// in again keeps watching what they have watched.
    void show(const QString& host = {}, const std::vector<core::RepositoryName>& chosen = {});
    views::SignInDialog* dialog() const { return m_dialog; } ///< nullptr while there is none

Q_SIGNALS:
    void signedIn(const session::SignedIn& signedIn);
    void demoRequested();
    void browserRequested(const QUrl& page);
    /// Signed in, and the token is known until the program ends only.
    void notKept(const core::Error& error);

private:
    void verify(const views::TokenCheck& check);
    QCoro::Task<void> ask(views::TokenCheck check);
    QCoro::Task<void> seeKeychain();
    void accept(const views::SignInValues& values);

    session::Workspace& m_workspace;
    QWidget& m_window;
    QPointer<views::SignInDialog> m_dialog;
};

} // namespace signalbox::gui
