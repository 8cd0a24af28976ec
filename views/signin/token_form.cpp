// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/token_form.h"

#include "common/plain_text.h"
#include "common/status_icon.h"
#include "common/theme.h"
#include "signin/host.h"
#include "signin/permissions_note.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

QString described(const Identity& identity)
{
    QStringList parts;
    parts << (identity.name.isEmpty() ? u"Signed in as %1."_s.arg(identity.login)
                                      : u"Signed in as %1 (%2)."_s.arg(identity.login, identity.name));
    parts << (identity.scopes.isEmpty() ? u"A fine-grained token: GitHub does not say what it may."_s
                                        : u"Scopes: %1."_s.arg(identity.scopes.join(u", "_s)));
    parts << (identity.tokenExpiresAt
                  ? u"It ends on %1."_s.arg(QLocale().toString(identity.tokenExpiresAt->toLocalTime().date()))
                  : u"It has no end date."_s);
    return parts.join(u' ');
}

} // namespace

TokenForm::TokenForm(QWidget* parent)
    : QWidget(parent)
    , m_host(new QComboBox)
    , m_token(new QLineEdit)
    , m_check(new QPushButton(u"&Check"_s))
    , m_mark(new StatusIcon)
    , m_result(plainLabel())
    , m_keeping(mutedLabel())
{
    m_host->setObjectName(u"host"_s);
    m_host->setEditable(true);
    m_host->addItem(u"github.com"_s);
    m_host->setInsertPolicy(QComboBox::NoInsert);
    m_host->setAccessibleName(u"GitHub server"_s);
    m_host->lineEdit()->setPlaceholderText(u"github.com"_s);
    m_host->setToolTip(u"github.com, a name at ghe.com, or the host of a GitHub Enterprise Server"_s);

    m_token->setObjectName(u"token"_s);
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setPlaceholderText(u"github_pat_… or ghp_…"_s);
    m_token->setAccessibleName(u"Token"_s);
    m_token->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);

    m_check->setObjectName(u"check"_s);
    m_result->setObjectName(u"checkResult"_s);
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_keeping->setObjectName(u"keeping"_s);
    m_keeping->setWordWrap(true);
    layOut();
    m_keeping->setText(u"The token goes into the system's keychain, or stays in memory where there is none."_s);
    show(SignInState());

    connect(m_host, &QComboBox::editTextChanged, this, &TokenForm::edited);
    connect(m_token, &QLineEdit::textChanged, this, &TokenForm::edited);
    connect(m_token, &QLineEdit::returnPressed, this, &TokenForm::checkRequested);
    connect(m_check, &QPushButton::clicked, this, &TokenForm::checkRequested);
}

void TokenForm::layOut()
{
    auto* hostLabel = new QLabel(u"&Server"_s);
    hostLabel->setBuddy(m_host);
    auto* tokenLabel = new QLabel(u"&Token"_s);
    tokenLabel->setBuddy(m_token);
    auto* permissions = new PermissionsNote;
    connect(permissions, &PermissionsNote::pageRequested, this, [this](PermissionsNote::Page page) {
        const core::Result<core::Account> account = readHost(host());
        if (!account)
            return showMistake(account.error());
        Q_EMIT browserRequested(page == PermissionsNote::Page::FineGrained ? fineGrainedTokenPage(*account)
                                                                           : classicTokenPage(*account));
    });

    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(space::Medium);
    layout->setVerticalSpacing(space::Small);
    layout->setColumnStretch(1, 1);
    layout->addWidget(hostLabel, 0, 0);
    layout->addWidget(m_host, 0, 1, 1, 2);
    layout->addWidget(tokenLabel, 1, 0);
    layout->addWidget(m_token, 1, 1);
    layout->addWidget(m_check, 1, 2);
    auto* answer = new QHBoxLayout;
    answer->setSpacing(space::Small);
    answer->addWidget(m_mark, 0, Qt::AlignTop);
    answer->addWidget(m_result, 1);
    layout->addLayout(answer, 2, 1, 1, 2);
    layout->addWidget(m_keeping, 3, 1, 1, 2);
    layout->addWidget(permissions, 4, 1, 1, 2);
}

QString TokenForm::host() const
{
    return m_host->currentText();
}

void TokenForm::setHost(const QString& host)
{
    m_host->setEditText(host);
}

QString TokenForm::token() const
{
    return m_token->text().trimmed();
}

void TokenForm::clearToken()
{
    m_token->clear();
}

void TokenForm::setKeychain(const QString& name)
{
    m_keeping->setText(name.isEmpty() ? u"This desktop has no keychain: the token is kept in memory until you quit. "
                                        u"Set GITHUB_TOKEN to avoid typing it."_s
                                      : u"The token will be kept in %1, and nowhere else."_s.arg(name));
}

void TokenForm::show(const SignInState& state)
{
    using Step = SignInState::Step;
    const bool checking = state.step() == Step::Checking;
    m_check->setEnabled(!checking && !token().isEmpty());
    m_check->setText(checking ? u"Checking…"_s : u"&Check"_s);
    m_result->setVisible(state.step() != Step::Idle);
    m_mark->setVisible(state.step() != Step::Idle);
    switch (state.step()) {
    case Step::Idle:
        m_result->clear();
        break;
    case Step::Checking:
        say(core::Outcome::Running, u"Asking %1 who this is…"_s.arg(host()));
        break;
    case Step::Accepted:
        say(core::Outcome::Passed, described(state.identity()));
        break;
    case Step::Refused:
        say(core::Outcome::Failed, state.error().sentence());
        break;
    }
}

void TokenForm::showMistake(const core::Error& error)
{
    m_result->show();
    m_mark->show();
    say(core::Outcome::Failed, error.sentence());
}

void TokenForm::say(core::Outcome outcome, const QString& text)
{
    m_mark->setOutcome(outcome);
    m_result->setText(text);
}

} // namespace signalbox::views
