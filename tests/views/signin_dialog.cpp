// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/repository_choice_model.h"
#include "signin/sign_in_dialog.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace signalbox;
using views::SignInDialog;
using Step = views::SignInState::Step;

namespace {

const views::Identity octocat{.login = u"octocat"_s, .scopes = {u"repo"_s}};

core::Repository repository(const QString& name, bool isPrivate = false)
{
    return {.name = *core::RepositoryName::parse(name), .isPrivate = isPrivate, .canPush = true};
}

/// The dialog in a window, as a person has it before them.
class Opened {
public:
    Opened()
        : requests(&dialog, &SignInDialog::verifyRequested)
        , results(&dialog, &SignInDialog::signedIn)
    {
        dialog.show();
        check->setDefault(false);
    }

    SignInDialog dialog;
    QSignalSpy requests;
    QSignalSpy results;
    QLineEdit* token = dialog.findChild<QLineEdit*>(u"token"_s);
    QPushButton* check = dialog.findChild<QPushButton*>(u"check"_s);
    QPushButton* watch = dialog.findChild<QPushButton*>(u"watch"_s);
    QLabel* answer = dialog.findChild<QLabel*>(u"checkResult"_s);
    QLineEdit* field = dialog.findChild<QLineEdit*>(u"repositoryField"_s);
    QListView* list = dialog.findChild<QListView*>(u"repositoryChoices"_s);

    int askWith(const QString& text)
    {
        token->clear();
        QTest::keyClicks(token, text);
        QTest::mouseClick(check, Qt::LeftButton);
        return requests.isEmpty() ? 0 : requests.last().first().value<views::TokenCheck>().number;
    }
    void watchTyped(const QString& text)
    {
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }
};

} // namespace

class SignInDialogTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksNothingBeforeThereIsAToken()
    {
        Opened sut;
        QVERIFY(!sut.check->isEnabled());
        QVERIFY(!sut.watch->isEnabled());
        QTest::keyClick(sut.token, Qt::Key_Return);
        QCOMPARE(sut.requests.size(), 0);
        QCOMPARE(sut.dialog.state().step(), Step::Idle);
    }

    void givesTheTokenToWhoCanCheckIt()
    {
        Opened sut;
        sut.askWith(u"github_pat_1"_s);
        const auto asked = sut.requests.last().first().value<views::TokenCheck>();
        QCOMPARE(asked.token, u"github_pat_1"_s);
        QCOMPARE(asked.account.apiUrl, QUrl(u"https://api.github.com"_s));
        QCOMPARE(sut.dialog.state().step(), Step::Checking);
        QVERIFY(!sut.check->isEnabled());
    }

    void saysWhoTheTokenIsAndHowLong()
    {
        Opened sut;
        views::Identity identity = octocat;
        identity.tokenExpiresAt = QDateTime(QDate(2027, 1, 31), QTime(12, 0), QTimeZone::UTC);
        sut.dialog.setVerified(sut.askWith(u"ghp_1"_s), identity);
        QVERIFY(sut.answer->text().contains(u"octocat"_s));
        QVERIFY(sut.answer->text().contains(u"repo"_s));
        QVERIFY(sut.answer->text().contains(u"2027"_s));
        QCOMPARE(sut.answer->textFormat(), Qt::PlainText);
    }

    void saysGitHubsReasonAndWhatToDo()
    {
        Opened sut;
        sut.dialog.setRefused(sut.askWith(u"ghp_old"_s),
                              {.kind = core::ErrorKind::Unauthorized,
                               .what = u"GitHub does not take this token."_s,
                               .advice = u"Make a new one."_s,
                               .detail = u"Bad credentials"_s});
        QCOMPARE(sut.dialog.state().step(), Step::Refused);
        for (const QString& part : {u"GitHub does not take this token."_s, u"Make a new one."_s, u"Bad credentials"_s})
            QVERIFY2(sut.answer->text().contains(part), qPrintable(sut.answer->text()));
        QVERIFY(sut.check->isEnabled());
        QVERIFY(!sut.watch->isEnabled());
    }

    void ignoresAnAnswerToAnOlderQuestion()
    {
        Opened sut;
        const int first = sut.askWith(u"ghp_1"_s);
        const int second = sut.askWith(u"ghp_2"_s);
        QVERIFY(second != first);
        sut.dialog.setVerified(first, octocat);
        QCOMPARE(sut.dialog.state().step(), Step::Checking);
        sut.dialog.setRefused(first, {});
        QCOMPARE(sut.dialog.state().step(), Step::Checking);
        sut.dialog.setVerified(second, octocat);
        QCOMPARE(sut.dialog.state().step(), Step::Accepted);
    }

    void forgetsTheAnswerWhenTheTokenOrTheServerIsEdited()
    {
        Opened sut;
        sut.dialog.setVerified(sut.askWith(u"ghp_1"_s), octocat);
        QTest::keyClick(sut.token, Qt::Key_X);
        QCOMPARE(sut.dialog.state().step(), Step::Idle);
        sut.dialog.setVerified(sut.askWith(u"ghp_1"_s), octocat);
        sut.dialog.setHost(u"git.example.org"_s);
        QCOMPARE(sut.dialog.state().step(), Step::Idle);
    }

    void neverSendsATokenToAnAddressThatIsNoServer()
    {
        Opened sut;
        sut.dialog.setHost(u"http://git.example.org"_s);
        sut.askWith(u"ghp_1"_s);
        QCOMPARE(sut.requests.size(), 0);
        QVERIFY(sut.answer->text().contains(u"https"_s));
    }

    void closesWithWhatWasCheckedAndChosen()
    {
        Opened sut;
        sut.dialog.setVerified(sut.askWith(u"ghp_1"_s), octocat);
        sut.watchTyped(u"acme/app, https://github.com/acme/lib.git acme/app"_s);
        QTRY_VERIFY(sut.watch->isEnabled());
        QCOMPARE(sut.watch->text(), u"&Watch 2 repositories"_s);
        QTest::mouseClick(sut.watch, Qt::LeftButton);
        QCOMPARE(sut.results.size(), 1);
        const auto values = sut.results.last().first().value<views::SignInValues>();
        QCOMPARE(values.token, u"ghp_1"_s);
        QCOMPARE(values.account.id, u"octocat@github.com"_s);
        QCOMPARE(values.repositories.size(), 2U);
        QVERIFY(!sut.dialog.isVisible());
        QVERIFY(sut.token->text().isEmpty());
    }

    void keepsTheTokenHiddenAndForgetsItWhenClosed()
    {
        Opened sut;
        QCOMPARE(sut.token->echoMode(), QLineEdit::Password);
        QTest::keyClicks(sut.token, u"ghp_1"_s);
        QTest::keyClick(&sut.dialog, Qt::Key_Escape);
        QVERIFY(!sut.dialog.isVisible());
        QVERIFY(sut.token->text().isEmpty());
    }

    void offersTheDemoWithoutAToken()
    {
        Opened sut;
        const QSignalSpy demo(&sut.dialog, &SignInDialog::demoRequested);
        QTest::mouseClick(sut.dialog.findChild<QPushButton*>(u"demo"_s), Qt::LeftButton);
        QCOMPARE(demo.size(), 1);
        QVERIFY(!sut.dialog.isVisible());
    }

    void saysPlainlyWhereTheTokenIsKept()
    {
        Opened sut;
        const auto* keeping = sut.dialog.findChild<QLabel*>(u"keeping"_s);
        QVERIFY(keeping->text().contains(u"keychain, or stays in memory"_s));
        sut.dialog.setKeychain({});
        QVERIFY(keeping->text().contains(u"in memory until you quit"_s));
        QVERIFY(keeping->text().contains(u"GITHUB_TOKEN"_s));
        sut.dialog.setKeychain(u"KWallet"_s);
        QVERIFY(keeping->text().contains(u"KWallet"_s));
    }

    void opensThePageThatMakesATokenOnTheChosenServer()
    {
        Opened sut;
        const QSignalSpy pages(&sut.dialog, &SignInDialog::browserRequested);
        sut.dialog.setHost(u"git.example.org"_s);
        QTest::mouseClick(sut.dialog.findChild<QPushButton*>(u"fineGrainedPage"_s), Qt::LeftButton);
        QCOMPARE(pages.size(), 1);
        QCOMPARE(pages.last().first().toUrl().host(), u"git.example.org"_s);
    }

    void searchesWhatGitHubOffersAndTicksWithTheKeyboard()
    {
        Opened sut;
        sut.dialog.offerRepositories({repository(u"acme/app"_s), repository(u"acme/secret"_s, true)});
        sut.dialog.setVerified(sut.askWith(u"ghp_1"_s), octocat);
        QTest::keyClicks(sut.field, u"SECR"_s);
        QCOMPARE(sut.list->model()->rowCount(), 1);
        sut.list->setCurrentIndex(sut.list->model()->index(0, 0));
        QTest::keyClick(sut.list, Qt::Key_Space);
        QVERIFY(sut.watch->isEnabled());
        QCOMPARE(sut.watch->text(), u"&Watch 1 repository"_s);
    }

    void doesNotTakeWhatIsNoName()
    {
        Opened sut;
        sut.watchTyped(u"acme/app not-a-name"_s);
        QCOMPARE(sut.field->text(), u"acme/app not-a-name"_s);
        QCOMPARE(sut.list->model()->rowCount(), 0);
    }

    void choicesAreASoundModel()
    {
        views::RepositoryChoiceModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QSignalSpy chosen(&model, &views::RepositoryChoiceModel::chosenChanged);
        model.offer({repository(u"b/b"_s), repository(u"a/a"_s), repository(u"B/B"_s)});
        QCOMPARE(model.rowCount(), 2);
        model.choose(*core::RepositoryName::parse(u"A/a"_s));
        model.choose(*core::RepositoryName::parse(u"c/c"_s));
        model.choose(*core::RepositoryName::parse(u"c/c"_s));
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(model.chosen().size(), 2U);
        model.offer({repository(u"c/c"_s)});
        QCOMPARE(model.chosen().size(), 2U);
    }
};

QTEST_MAIN(SignInDialogTest)
#include "signin_dialog.moc"
