// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sign_in.h"

using namespace Qt::StringLiterals;

namespace signalbox::gui {

using views::SignInDialog;

SignIn::SignIn(session::Workspace& workspace, QWidget& window, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_window(window)
{
}

void SignIn::show(const QString& host, const std::vector<core::RepositoryName>& chosen)
{
    if (m_dialog) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    m_dialog = new SignInDialog(&m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->chooseRepositories(chosen);
    if (!host.isEmpty())
        m_dialog->setHost(host);
    connect(m_dialog, &SignInDialog::verifyRequested, this, &SignIn::verify);
    connect(m_dialog, &SignInDialog::signedIn, this, &SignIn::accept);
    connect(m_dialog, &SignInDialog::demoRequested, this, &SignIn::demoRequested);
    connect(m_dialog, &SignInDialog::browserRequested, this, &SignIn::browserRequested);
    QCoro::connect(seeKeychain(), this, [] { });
    m_dialog->open();
}

/// Promises a keychain only where there is one.
QCoro::Task<void> SignIn::seeKeychain()
{
    const QPointer dialog = m_dialog;
    const bool there = co_await m_workspace.tokens().hasKeychain();
    if (dialog)
        dialog->setKeychain(there ? tr("the system keychain") : QString());
}

void SignIn::verify(const views::TokenCheck& check)
{
    QCoro::connect(ask(check), this, [] { });
}

QCoro::Task<void> SignIn::ask(views::TokenCheck check)
{
    const QPointer dialog = m_dialog;
    // Not the dialog's child: whoever waits for its answers is woken when it ends, and must not find half a dialog.
    auto* client = new github::Client(check.account, check.token.toUtf8(), m_workspace.clock(), {}, this);
    connect(m_dialog, &SignInDialog::finished, client, &QObject::deleteLater);
    const auto user = co_await client->user();
    if (!dialog || (!user && user.error().kind == core::ErrorKind::Cancelled))
        co_return;
    if (!user) {
        dialog->setRefused(check.number, user.error());
        client->deleteLater();
        co_return;
    }
    dialog->setVerified(
        check.number,
        {.login = user->login, .name = user->name, .scopes = user->scopes, .tokenExpiresAt = user->tokenExpiresAt});
    const auto repositories = co_await client->repositories();
    if (!dialog || (!repositories && repositories.error().kind == core::ErrorKind::Cancelled))
        co_return;
    if (repositories)
        dialog->offerRepositories(*repositories);
    client->deleteLater();
}

void SignIn::accept(const views::SignInValues& values)
{
    const auto token = values.token.toUtf8();
    QCoro::connect(m_workspace.tokens().keep(values.account, token), this, [this](const core::Result<void>& kept) {
        if (!kept)
            Q_EMIT notKept(kept.error());
    });
    auto repositories = values.repositories;
    for (const auto& known : m_workspace.settings().accounts()) {
        if (known.account.id != values.account.id)
            continue;
        for (const auto& name : known.repositories) {
            if (!std::ranges::contains(repositories, name))
                repositories.push_back(name);
        }
    }
    m_workspace.settings().keep({.account = values.account, .repositories = repositories});
    if (const auto saved = m_workspace.settings().save(); !saved)
        Q_EMIT notKept(saved.error());
    session::SignedIn signedInNow{.account = values.account, .token = token, .repositories = repositories};
    Q_EMIT signedIn(signedInNow);
}

} // namespace signalbox::gui
