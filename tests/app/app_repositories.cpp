// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "adding/scope_dialog.h"
#include "program_test.h"
#include "runs/repository_list_view.h"

#include <QAbstractItemView>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>

using namespace Qt::StringLiterals;
using namespace signalbox;

/// Which repositories are watched, and what of them counts.
class AppRepositories : public tests::ProgramTest {
    Q_OBJECT

private Q_SLOTS:
    void anOwnersRepositoriesAreListedAndWatched()
    {
        action(u"addRepository"_s)->trigger();
        QPointer adding = program().adding().dialog();
        QVERIFY(adding);
        auto* field = adding->findChild<QLineEdit*>(u"addField"_s);
        field->setText(u"octavia"_s);
        QTest::keyClick(field, Qt::Key_Return);
        auto* offer = adding->findChild<QListView*>(u"offer"_s);
        QTRY_VERIFY_WITH_TIMEOUT(offer->model()->rowCount() > 0, patience);
        adding->findChild<QPushButton*>(u"offerAll"_s)->click();
        auto* watch = adding->findChild<QPushButton*>(u"addWatch"_s);
        QCOMPARE(watch->text(), u"Watch 1 repository"_s);
        QVERIFY(adding->findChild<QLabel*>(u"addCost"_s)->text().contains(u"2 repositories"_s));
        watch->click();
        const auto watched = [this] { return program().accounts().first()->watcher().watched().size(); };
        QCOMPARE(watched(), 2U);
        QCOMPARE(banner()->what(), u"octavia/matrix-lab is watched now."_s);
        Q_EMIT banner()->actionTriggered(); // Undo
        QCOMPARE(watched(), 1U);
        QTRY_VERIFY(!adding);
    }

    void anOwnerThatIsNotThereLosesNothingThatWasTyped()
    {
        action(u"addRepository"_s)->trigger();
        auto* adding = program().adding().dialog();
        auto* field = adding->findChild<QLineEdit*>(u"addField"_s);
        field->setText(u"nobody-of-this-name"_s);
        QTest::keyClick(field, Qt::Key_Return);
        auto* wrong = adding->findChild<views::Banner*>();
        QTRY_VERIFY_WITH_TIMEOUT(wrong->isVisible(), patience);
        QVERIFY(wrong->what().contains(u"nobody-of-this-name"_s));
        QCOMPARE(field->text(), u"nobody-of-this-name"_s);
    }

    void ofAMutedRepositoryTheTrayShowsNothing()
    {
        const auto shown = [this] { return program().desktop().trayState().runs.size(); };
        QTRY_VERIFY_WITH_TIMEOUT(shown() > 0, patience);
        const auto mute = [this] {
            window().showOverview();
            auto* cards = window().findChild<QAbstractItemView*>(u"cards"_s);
            cards->setCurrentIndex(cards->model()->index(0, 0));
            QTest::keyClick(cards, Qt::Key_M);
        };
        mute();
        QCOMPARE(shown(), 0U);
        mute(); // no more
        QVERIFY(shown() > 0);
        mute();
        const auto muted = std::set{*core::RepositoryName::parse(QString(both().project))};
        QCOMPARE(window().mutedRepositories(), muted);
        both().start();
        QCOMPARE(window().mutedRepositories(), muted);
    }

    void whatDoesNotCountIsShownNowhereUntilItCountsAgain()
    {
        const auto& runs = program().runs();
        const auto branches = [&] {
            QSet<QString> found;
            for (int row = 0; row < runs.rowCount(); ++row)
                found << runs.rowAt(row).run.branch;
            return found;
        };
        QTRY_VERIFY_WITH_TIMEOUT(branches().size() > 1, patience);
        const auto before = runs.rowCount();
        const auto choose = [this](const QString& branchesButton) {
            Q_EMIT window().scopeRequested(*core::RepositoryName::parse(QString(both().project)));
            auto* dialog = program().scopes().dialog();
            QVERIFY(dialog);
            QVERIFY(dialog->findChild<QListWidget*>()->count() > 1);
            dialog->findChild<QRadioButton*>(branchesButton)->setChecked(true);
            dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok)->click();
            QTRY_VERIFY(!program().scopes().dialog());
        };
        choose(u"scopeDefault"_s);
        QCOMPARE(branches(), QSet<QString>{u"main"_s});
        for (int row = 0; row < runs.rowCount(); ++row)
            QVERIFY(runs.rowAt(row).run.event != u"pull_request"_s);
        both().start(); // and is remembered
        QTRY_VERIFY_WITH_TIMEOUT(program().runs().rowCount() > 0, patience);
        QCOMPARE(program().runs().rowAt(0).run.branch, u"main"_s);
        QTRY_VERIFY_WITH_TIMEOUT(program().accounts().first() || dialog(), patience);
        if (!program().accounts().first())
            return; // no keychain here: without a token there is nothing more to be seen
        choose(u"scopeAll"_s);
        QTRY_VERIFY_WITH_TIMEOUT(program().runs().rowCount() >= before, patience);
    }

    void signingInAgainKeepsWhatWasWatched()
    {
        Q_EMIT window().addRepositoryRequested({u"octavia"_s, u"matrix-lab"_s});
        action(u"signIn"_s)->trigger();
        QVERIFY(dialog());
        QVERIFY(both().signIn());
        const auto watched = program().accounts().first()->watcher().watched();
        QCOMPARE(watched.size(), 2U);
        both().start(); // from the settings
        QTRY_VERIFY_WITH_TIMEOUT(dialog(), patience); // no keychain here, so the token is asked for again
        QVERIFY(both().signIn());
        QCOMPARE(program().accounts().first()->watcher().watched().size(), 2U);
    }

    void whatIsWatchedNoMoreIsNotThereAtTheNextStart()
    {
        const core::RepositoryName lab{u"octavia"_s, u"matrix-lab"_s};
        const auto shown = [this] { return window().findChild<views::RepositoryListView*>()->repositories(); };
        const auto hasRuns = [this] { return program().runs().rowCount() > 20; }; // more than the one to leave has
        Q_EMIT window().addRepositoryRequested(lab);
        QTRY_COMPARE_WITH_TIMEOUT(shown().size(), 2U, patience);
        QTRY_VERIFY_WITH_TIMEOUT(program().accounts().first()->watcher().repository(lab), patience);
        QTRY_VERIFY_WITH_TIMEOUT(hasRuns(), patience);
        Q_EMIT window().removeRepositoryRequested(lab);
        QCOMPARE(shown().size(), 1U);
        both().start(); // from what the store and the settings know
        QTRY_VERIFY_WITH_TIMEOUT(hasRuns(), patience);
        QCOMPARE(shown().size(), 1U);
        QCOMPARE(shown().front().full(), QString(both().project));
    }

    void aRenamedRepositoryIsKeptByItsNewName()
    {
        server().world().rename(QString(both().project), u"graphs"_s);
        action(u"lookNow"_s)->trigger();
        const core::RepositoryName renamed{u"langgraph"_s, u"graphs"_s};
        QTRY_COMPARE_WITH_TIMEOUT(program().accounts().first()->watcher().watched().front().full(), renamed.full(),
                                  patience);
        const settings::Settings kept(both().profile().settingsFile());
        QTRY_COMPARE_WITH_TIMEOUT(kept.accounts().front().repositories.front().full(), renamed.full(), patience);
    }
};

QTEST_MAIN(AppRepositories)
#include "app_repositories.moc"
