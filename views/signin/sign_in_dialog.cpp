// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/sign_in_dialog.h"

#include "common/plain_text.h"
#include "common/theme.h"
#include "signin/demo_card.h"
#include "signin/host.h"
#include "signin/repository_picker.h"
#include "signin/token_form.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

QLabel* heading(const QString& text, TextRole role)
{
    QLabel* label = plainLabel(text);
    label->setFont(textFont(role));
    return label;
}

} // namespace

SignInDialog::SignInDialog(QWidget* parent)
    : QDialog(parent)
    , m_form(new TokenForm)
    , m_picker(new RepositoryPicker)
    , m_step(mutedLabel())
    , m_watch(new QPushButton)
{
    setObjectName(u"connect"_s);
    setWindowTitle(u"Connect to GitHub"_s);
    m_step->setObjectName(u"step"_s);
    m_watch->setObjectName(u"watch"_s);
    m_watch->setProperty("primary", true);
    auto* demo = new DemoCard;

    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(space::Huge, space::Huge, space::Huge, space::Medium);
    column->setSpacing(space::Medium);
    column->addWidget(heading(u"Connect Signalbox to GitHub"_s, TextRole::Headline));
    column->addWidget(demo);
    column->addSpacing(space::Tight);
    column->addWidget(heading(u"1  Your token"_s, TextRole::Title));
    column->addWidget(m_form);
    column->addSpacing(space::Tight);
    column->addWidget(heading(u"2  Repositories to watch"_s, TextRole::Title));
    column->addWidget(m_picker, 1);

    auto* scroll = new QScrollArea;
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // the keyboard begins in its fields

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_watch, QDialogButtonBox::AcceptRole);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(space::Huge, space::Small, space::Huge, space::Large);
    foot->addWidget(m_step, 1);
    foot->addWidget(buttons);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    layout->addLayout(foot);
    resize(680, std::min(820, screen()->availableGeometry().height() * 9 / 10)); // whole, where there is room

    connect(demo, &DemoCard::chosen, this, [this] {
        reject();
        Q_EMIT demoRequested();
    });
    connect(m_form, &TokenForm::edited, this, [this] {
        m_state.edited();
        showState();
    });
    connect(m_form, &TokenForm::checkRequested, this, &SignInDialog::check);
    connect(m_form, &TokenForm::browserRequested, this, &SignInDialog::browserRequested);
    connect(m_picker, &RepositoryPicker::chosenChanged, this, &SignInDialog::showState);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_watch, &QPushButton::clicked, this, &SignInDialog::finish);
    showState();
}

SignInDialog::~SignInDialog() = default;

void SignInDialog::setKeychain(const QString& name)
{
    m_form->setKeychain(name);
}

void SignInDialog::setVerified(int number, const Identity& identity)
{
    if (m_state.accept(number, identity))
        showState();
}

void SignInDialog::setRefused(int number, const core::Error& error)
{
    if (m_state.refuse(number, error))
        showState();
}

void SignInDialog::offerRepositories(const std::vector<core::Repository>& repositories)
{
    m_picker->offer(repositories);
}

void SignInDialog::chooseRepositories(const std::vector<core::RepositoryName>& names)
{
    m_picker->choose(names);
}

void SignInDialog::setHost(const QString& host)
{
    m_form->setHost(host);
}

void SignInDialog::done(int result)
{
    m_form->clearToken();
    QDialog::done(result);
}

void SignInDialog::keyPressEvent(QKeyEvent* event)
{
    // Enter belongs to the field it is typed in: it adds a repository or checks the token, and must not press the
    // button that a dialog takes for its default.
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        QDialog::keyPressEvent(event);
}

void SignInDialog::check()
{
    if (m_form->token().isEmpty() || m_state.step() == SignInState::Step::Checking)
        return;
    const core::Result<core::Account> account = readHost(m_form->host());
    if (!account)
        return m_form->showMistake(account.error());
    m_account = *account;
    const int number = m_state.check();
    showState();
    Q_EMIT verifyRequested({.number = number, .account = m_account, .token = m_form->token()});
}

void SignInDialog::finish()
{
    m_picker->takeTyped();
    SignInValues values{.account = m_account, .token = m_form->token(), .repositories = m_picker->chosen()};
    if (m_state.step() != SignInState::Step::Accepted || values.repositories.empty())
        return;
    values.account.login = m_state.identity().login;
    values.account.id = values.account.login + u'@' + values.account.webUrl.host();
    accept();
    Q_EMIT signedIn(values);
}

void SignInDialog::showState()
{
    m_form->show(m_state);
    const auto count = static_cast<int>(m_picker->chosen().size());
    const bool verified = m_state.step() == SignInState::Step::Accepted;
    m_watch->setEnabled(verified && count > 0);
    m_watch->setText(count == 0       ? u"&Watch"_s
                         : count == 1 ? u"&Watch 1 repository"_s
                                      : u"&Watch %1 repositories"_s.arg(count));
    m_step->setText(!verified        ? u"Check the token first."_s
                        : count == 0 ? u"Choose at least one repository."_s
                                     : QString());
}

} // namespace signalbox::views
