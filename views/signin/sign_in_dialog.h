// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signin/sign_in_state.h"

#include <QDialog>
#include <QUrl>

#include <vector>

class QLabel;
class QPushButton;

namespace signalbox::views {

class RepositoryPicker;
class TokenForm;

/// What a first start shows: take the demo, or give a token and say what to watch. Knows no network: it asks through
/// signals, and whoever owns it answers through the setters. The token is in the password field and nowhere else; it
/// is handed out with verifyRequested and accepted, and the field is empty as soon as the dialog closes.
class SignInDialog final : public QDialog {
    Q_OBJECT

public:
    explicit SignInDialog(QWidget* parent = nullptr);
    ~SignInDialog() override;

    /// Where an accepted token goes: the keychain's name as users know it ("KWallet"), or empty when this desktop has
    /// none and the token lives in memory until the program quits. Until this is called, either may be.
    void setKeychain(const QString& name);
    /// The answer to verifyRequested, with the number that came with it. A late answer to an older one is ignored.
    void setVerified(int number, const Identity& identity);
    void setRefused(int number, const core::Error& error);
    /// The repositories that the accepted token can see, for the list to choose from. May come in several parts.
    void offerRepositories(const std::vector<core::Repository>& repositories);
    /// What is ticked from the start, such as what is watched already.
    void chooseRepositories(const std::vector<core::RepositoryName>& names);
    /// Fills the host, such as when a token has ended.
    void setHost(const QString& host);

    const SignInState& state() const { return m_state; }

    void done(int result) override;

Q_SIGNALS:
    void verifyRequested(const views::TokenCheck& check);
    /// A verified token and at least one repository. The dialog closes.
    void signedIn(const views::SignInValues& values);
    void demoRequested();
    /// A page that the user wants to see in the web browser.
    void browserRequested(const QUrl& page);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void check();
    void finish();
    void showState();

    SignInState m_state;
    core::Account m_account; // what the running or last check was about
    TokenForm* m_form;
    RepositoryPicker* m_picker;
    QLabel* m_step;
    QPushButton* m_watch;
};

} // namespace signalbox::views
