// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "session/workspace.h"

#include <QCoroTask>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

core::Account accountAt(const QString& host, const QString& login = u"ada"_s)
{
    return {.id = login + u'@' + host,
            .login = login,
            .apiUrl = QUrl(u"https://%1/api/v3"_s.arg(host)),
            .webUrl = QUrl(u"https://"_s + host)};
}

} // namespace

/// Whose eyes a start looks through.
class AppAccounts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qunsetenv("GH_HOST");
        open();
    }

    void whatIsNamedIsLookedAtWithTheFirstAccountThatHasAToken()
    {
        know(accountAt(u"github.com"_s, u"tokenless"_s), {});
        know(accountAt(u"github.com"_s), "one");
        know(accountAt(u"ghe.example"_s), "two");
        const auto found = accounts({.repositories = m_named});
        QVERIFY(found);
        QCOMPARE(found->size(), 1U);
        QCOMPARE(found->front().account.id, u"ada@github.com"_s);
        QCOMPARE(found->front().repositories, m_named);
    }

    void withoutAnyTokenTheFirstAccountIsThereToSignInAgain()
    {
        know(accountAt(u"github.com"_s), {});
        know(accountAt(u"ghe.example"_s), {});
        const auto found = accounts({.repositories = m_named});
        QVERIFY(found);
        QCOMPARE(found->size(), 1U);
        QVERIFY(found->front().token.isEmpty());
    }

    void theHostOfAnAddressChoosesItsAccount()
    {
        know(accountAt(u"github.com"_s), "one");
        know(accountAt(u"ghe.example"_s), "two");
        const auto found = accounts({.account = u"ghe.example"_s, .repositories = m_named});
        QVERIFY(found);
        QCOMPARE(found->size(), 1U);
        QCOMPARE(found->front().account.id, u"ada@ghe.example"_s);
    }

    void aTokenForAnotherHostIsNotTaken()
    {
        open({{"GH_TOKEN", "for-github"}});
        know(accountAt(u"github.com"_s), "one");
        const auto found = accounts({.account = u"ghe.example"_s, .repositories = m_named});
        QVERIFY(!found);
        QCOMPARE(found.error().kind, core::ErrorKind::Rejected);
        QVERIFY(found.error().what.contains(u"ghe.example"_s));
    }

    void withoutAnyAccountTheHostOfAnAddressIsAskedForItsToken()
    {
        open({{"GH_TOKEN", "for-github"}});
        const auto found = accounts({.account = u"ghe.example"_s, .repositories = m_named});
        QVERIFY(!found);
        QCOMPARE(found.error().kind, core::ErrorKind::Unauthorized);
    }

private:
    void open(const QHash<QByteArray, QByteArray>& environment = {})
    {
        m_workspace = std::make_unique<session::Workspace>(settings::Profile::in(m_home->path()),
                                                           credentials::TokenEnvironment(environment), m_clock);
        QVERIFY(QCoro::waitFor(m_workspace->open()));
    }

    void know(const core::Account& account, const QByteArray& token)
    {
        m_workspace->settings().keep({.account = account, .repositories = {{.owner = u"o"_s, .name = u"r"_s}}});
        if (!token.isEmpty())
            m_workspace->tokens().keepForSession(account.id, token);
    }

    core::Result<std::vector<session::SignedIn>> accounts(const session::AccountRequest& request)
    {
        return QCoro::waitFor(m_workspace->accounts(request));
    }

    core::SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<session::Workspace> m_workspace;
    std::vector<core::RepositoryName> m_named{{.owner = u"acme"_s, .name = u"tool"_s}};
};

QTEST_GUILESS_MAIN(AppAccounts)
#include "app_accounts.moc"
