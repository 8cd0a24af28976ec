// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/merge_view.h"
#include "editor/remote_dialog.h"
#include "remote_files_test.h"
#include "workflows/workflows_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QRadioButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace signalbox;

/// Files of repositories on GitHub: opened, edited, committed, put together with what others have written.
class AppRemoteFiles : public tests::RemoteFilesTest {
    Q_OBJECT

private Q_SLOTS:
    void aFileOfTheDefaultBranchIsOpenedAndCommittedBack()
    {
        repository().requirements.clear();
        server().world().touch(repository());
        action(u"editRemote"_s)->trigger();
        auto* dialog = dialogOf<views::RemoteDialog>();
        QVERIFY(dialog);
        auto* files = dialog->findChild<QListWidget*>(u"remoteFiles"_s);
        QTRY_VERIFY_WITH_TIMEOUT(files->count() > 1, patience);
        QCOMPARE(dialog->findChild<QComboBox*>(u"remoteBranch"_s)->currentText(), u"main"_s);
        files->setCurrentItem(files->findItems(path, Qt::MatchExactly).value(0));
        dialog->findChild<QPushButton*>(u"remoteOpen"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(editor().page() && editor().page()->isOpen(), patience);
        views::EditorPage* page = editor().page();
        QCOMPARE(page->editor().bytes(), onGitHub());

        QVERIFY(typeAndSave(*page, u"# first\n"_s));
        const QByteArray wanted = page->editor().bytes();
        const size_t runs = repository().runs.size();
        QVERIFY(commit());
        QVERIFY(isSaid(page, Matter::Saving, u"Committed to main"_s));
        QCOMPARE(onGitHub(), wanted);
        QVERIFY(!page->isModified());
        QVERIFY(!sheet() || !sheet()->isVisible());
        QVERIFY(repository().runs.size() > runs);
        // And its run is in the list.
        const qint64 run = repository().runs.back()->id;
        const auto account = key().account;
        QTRY_VERIFY_WITH_TIMEOUT(program().runs().find(account, core::RunId{run}), patience);
        QVERIFY(press(*page, Matter::Saving, u"Open the commit"_s));
        QCOMPARE(m_pages.size(), 1);
        QVERIFY(m_pages.front().path().endsWith(repository().branches.value(u"main"_s)));

        // Once more, on top of the own commit.
        QVERIFY(typeAndSave(*page, u"# second\n"_s));
        QVERIFY(commit());
        QTRY_VERIFY_WITH_TIMEOUT(onGitHub().startsWith("# second\n# first\n"), patience);
    }

    void aProtectedBranchOffersThePullRequest()
    {
        views::EditorPage* page = open(key());
        QVERIFY(page);
        QVERIFY(typeAndSave(*page, u"# mine\n"_s));
        const QByteArray before = onGitHub();
        QTRY_VERIFY_WITH_TIMEOUT(inSheet<QRadioButton>(u"commitBranchOff"_s)->isChecked(), patience);
        // All the same to main: GitHub has the last word.
        inSheet<QRadioButton>(u"commitDirect"_s)->click();
        QVERIFY(commit());
        QTRY_VERIFY_WITH_TIMEOUT(!inSheet<QRadioButton>(u"commitDirect"_s)->isEnabled(), patience);
        QVERIFY(inSheet<QRadioButton>(u"commitBranchOff"_s)->isChecked());
        QCOMPARE(onGitHub(), before);

        const QString branch = inSheet<QLineEdit>(u"commitBranch"_s)->text();
        QVERIFY(branch.endsWith("update-ci"_L1));
        QVERIFY(commit());
        QTRY_VERIFY_WITH_TIMEOUT(editor().view().page(key(branch)), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!editor().view().page(key()), patience); // it goes on on the new branch
        views::EditorPage* now = editor().view().page(key(branch));
        QVERIFY(isSaid(now, Matter::Saving, u"Committed to "_s + branch));
        QVERIFY(onGitHub(branch).startsWith("# mine\n"));
        QCOMPARE(onGitHub(), before);
        QCOMPARE(repository().pullRequests.back().head, branch);
        QVERIFY(!now->isModified());
        QVERIFY(press(*now, Matter::Saving, u"Open pull request"_s));
        QTRY_COMPARE(m_pages.size(), 1);
    }

    void whatAnotherHasWrittenMeanwhileIsPutTogether()
    {
        repository().requirements.clear();
        views::EditorPage* page = open(key());
        QVERIFY(page);
        const QByteArray before = onGitHub();
        byOther(before + "# theirs\n");
        QVERIFY(typeAndSave(*page, u"# mine\n"_s));
        QTRY_VERIFY_WITH_TIMEOUT(dialogOf<views::MergeView>(), patience);
        auto* view = dialogOf<views::MergeView>();
        QCOMPARE(view->undecided(), 0);
        view->findChild<QPushButton*>(u"mergeTake"_s)->click();
        QCOMPARE(page->editor().bytes(), "# mine\n" + before + "# theirs\n");
        QTRY_VERIFY_WITH_TIMEOUT(sheet() && sheet()->isVisible(), patience);
        QVERIFY(commit());
        QTRY_COMPARE_WITH_TIMEOUT(onGitHub(), "# mine\n" + before + "# theirs\n", patience);
        QTRY_VERIFY_WITH_TIMEOUT(!page->isModified(), patience);
        page->editor().undo();
        QCOMPARE(page->editor().bytes(), "# mine\n" + before);
    }

    void aConflictLosesNothing()
    {
        repository().requirements.clear();
        views::EditorPage* page = open(key());
        QVERIFY(page);
        const QByteArray before = onGitHub();
        QVERIFY(typeAndSave(*page, u"# mine\n"_s));
        byOther("# theirs\n" + before); // while the sheet is read
        QVERIFY(commit());
        QTRY_VERIFY_WITH_TIMEOUT(dialogOf<views::MergeView>(), patience);
        QCOMPARE(dialogOf<views::MergeView>()->undecided(), 1);
        QTest::keyClick(dialogOf<views::MergeView>(), Qt::Key_Escape);
        QCOMPARE(page->editor().bytes(), "# mine\n" + before);
        QVERIFY(page->isModified());
        QVERIFY(isSaid(page, Matter::Outside, u"Somebody else has changed"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!dialogOf<views::MergeView>(), patience);

        QVERIFY(press(*page, Matter::Outside, u"Put both together"_s));
        QTRY_VERIFY_WITH_TIMEOUT(dialogOf<views::MergeView>(), patience);
        dialogOf<views::MergeView>()->decide(0, editing::Resolution::Both);
        dialogOf<views::MergeView>()->findChild<QPushButton*>(u"mergeTake"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(sheet() && sheet()->isVisible(), patience);
        QVERIFY(commit());
        QTRY_COMPARE_WITH_TIMEOUT(onGitHub(), "# mine\n# theirs\n" + before, patience);
    }

    void aLostAnswerIsLookedFor()
    {
        repository().requirements.clear();
        views::EditorPage* page = open(key());
        QVERIFY(page);
        QVERIFY(typeAndSave(*page, u"# mine\n"_s));
        server().faults().add({.kind = demo::FaultKind::LostAnswer, .method = "PUT"});
        QVERIFY(commit());
        QVERIFY(isSaid(page, Matter::Saving, u"Committed to main"_s));
        QCOMPARE(server().traffic().writes.size(), 1U);
    }

    void aTokenWithoutTheScopeIsToldSoAndTheTextStays()
    {
        repository().requirements.clear();
        server().tokens().set(u"write-token"_s, {.rights = demo::Rights::Write, .workflows = false});
        views::EditorPage* page = open(key());
        QVERIFY(page);
        QVERIFY(typeAndSave(*page, u"# mine\n"_s));
        QVERIFY(commit());
        const auto says = [this] {
            const auto* banner = sheet()->findChild<views::Banner*>();
            return banner->isVisible() && banner->advice().contains("scope workflow"_L1);
        };
        QTRY_VERIFY_WITH_TIMEOUT(says(), patience);
        inSheet<QPushButton>(u"commitCancel"_s)->click();
        QVERIFY(page->isModified() && !page->isSaving());
    }

    void aRemovedFileIsMadeAgainWhenTheUserSaysSo()
    {
        repository().requirements.clear();
        views::EditorPage* page = open(key());
        QVERIFY(page);
        QVERIFY(typeAndSave(*page, u"# mine\n"_s));
        const QByteArray wanted = page->editor().bytes();
        server().world().push(repository(), {.message = u"Remove"_s, .written = {{path, std::nullopt}}});
        QVERIFY(commit());
        QTRY_VERIFY_WITH_TIMEOUT(inSheet<QPushButton>(u"commitNow"_s)->text().contains("new file"_L1), patience);
        QCOMPARE(onGitHub(), QByteArray());
        QVERIFY(commit());
        QTRY_COMPARE_WITH_TIMEOUT(onGitHub(), wanted, patience);
    }

    void errorsAreAskedAboutBeforeACommit()
    {
        repository().requirements.clear();
        views::EditorPage* page = open(key());
        QVERIFY(page);
        QVERIFY(typeAndSave(*page, u"nonsense: true\n"_s));
        auto* button = inSheet<QPushButton>(u"commitNow"_s);
        auto* anyway = inSheet<QCheckBox>(u"commitAnyway"_s);
        QTRY_VERIFY_WITH_TIMEOUT(anyway->isVisible(), patience);
        QVERIFY(!button->isEnabled());
        anyway->click();
        QVERIFY(commit());
        QTRY_VERIFY_WITH_TIMEOUT(onGitHub().startsWith("nonsense"), patience);
    }

    void whatWasTypedComesBackAfterARestart()
    {
        repository().requirements.clear();
        views::EditorPage* page = open(key());
        QVERIFY(page);
        const QByteArray before = onGitHub();
        page->editor().moveCursor(QTextCursor::Start);
        page->editor().insertPlainText(u"# mine\n"_s);
        const editing::DocumentKey was = key();
        QTest::qWait(500); // the draft's pause
        both().start();
        byOther(before + "# theirs\n"); // while nobody looked
        action(u"editFiles"_s)->trigger();
        page = editor().view().page(was);
        QVERIFY(page);
        QTRY_VERIFY_WITH_TIMEOUT(page->isOpen() && page->isModified(), patience); // without a network
        QCOMPARE(page->editor().bytes(), "# mine\n" + before);
        if (!program().accounts().first())
            QVERIFY(both().signIn()); // no keychain here, so the token is asked for again
        QVERIFY(isSaid(page, Matter::Outside, u"Somebody else has changed"_s));
        QVERIFY(press(*page, Matter::Outside, u"Put both together"_s));
        QTRY_VERIFY_WITH_TIMEOUT(dialogOf<views::MergeView>(), patience);
        QCOMPARE(dialogOf<views::MergeView>()->undecided(), 0);
        dialogOf<views::MergeView>()->findChild<QPushButton*>(u"mergeTake"_s)->click();
        QCOMPARE(page->editor().bytes(), "# mine\n" + before + "# theirs\n");
    }

    void aFileThatIsProposedIsThereToBeLookedAtAndCommitted()
    {
        repository().requirements.clear();
        editing::DocumentKey proposed = key();
        proposed.path = u".github/workflows/rollback.yml"_s;
        const QByteArray text
            = "on: workflow_dispatch\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make\n";
        program().remoteFiles().propose(proposed, text);
        views::EditorPage* page = editor().view().page(proposed);
        QVERIFY(page);
        QTRY_COMPARE_WITH_TIMEOUT(page->editor().bytes(), text, patience);
        QVERIFY(page->isModified()); // nobody has it yet
        QVERIFY(!repository().filesAt(repository().branches.value(u"main"_s)).contains(proposed.path));
        QVERIFY(typeAndSave(*page, u"# mine\n"_s));
        QVERIFY(commit());
        QTRY_COMPARE_WITH_TIMEOUT(repository().filesAt(repository().branches.value(u"main"_s)).value(proposed.path),
                                  "# mine\n" + text, patience);
        // Proposed again, it is shown as it is.
        program().remoteFiles().propose(proposed, "on: push\n");
        QTRY_VERIFY_WITH_TIMEOUT(page->isOpen(), patience);
        QCOMPARE(page->editor().bytes(), "# mine\n" + text);
    }

    void aNewFileIsBegunAndCommitted()
    {
        repository().requirements.clear();
        action(u"editRemote"_s)->trigger();
        auto* dialog = dialogOf<views::RemoteDialog>();
        QTRY_VERIFY_WITH_TIMEOUT(!dialog->branch().isEmpty(), patience);
        auto* name = dialog->findChild<QLineEdit*>(u"remoteName"_s);
        name->setText(u"nightly"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(editor().page() && editor().page()->isOpen(), patience);
        QVERIFY(typeAndSave(*editor().page(),
                            u"name: Nightly\non: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n"
                            "      - run: make\n"_s));
        QVERIFY(commit());
        const auto isThere = [this] {
            return repository()
                .filesAt(repository().branches.value(u"main"_s))
                .contains(u".github/workflows/nightly.yml"_s);
        };
        QTRY_VERIFY_WITH_TIMEOUT(isThere(), patience);
    }

    void filesThatCannotBeEditedSaySo_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("shown");
        QTest::newRow("too large") << QByteArray(1'200'000, 'x') << false;
        QTest::newRow("no UTF-8") << QByteArray("on: push # caf\xe9\n") << true;
        QTest::newRow("UTF-16") << QByteArray("\xff\xfeo\0n\0", 6) << true;
    }

    void filesThatCannotBeEditedSaySo()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const bool, shown);
        byOther(bytes);
        program().remoteFiles().open(key());
        views::EditorPage* page = editor().view().page(key());
        QVERIFY(page);
        const auto isRefused = [page] {
            return page->notices().isSaid(Matter::File)
                && !page->notices().what(Matter::File).contains("being read"_L1);
        };
        QTRY_VERIFY_WITH_TIMEOUT(isRefused(), patience);
        QCOMPARE(page->isOpen(), shown);
        page->save();
        QVERIFY(!sheet());
    }

    void whatIsNotTextOfTheFileStays()
    {
        repository().requirements.clear();
        byOther("\xEF\xBB\xBFon: push\r\njobs: {}"); // a mark, two bytes a line's end, and none at the last
        views::EditorPage* page = open(key());
        QVERIFY(page);
        QVERIFY(typeAndSave(*page, u"# mine\n"_s));
        if (auto* anyway = inSheet<QCheckBox>(u"commitAnyway"_s); anyway->isVisible())
            anyway->click();
        QVERIFY(commit());
        QTRY_COMPARE_WITH_TIMEOUT(onGitHub(), "\xEF\xBB\xBF# mine\r\non: push\r\njobs: {}", patience);
    }

    void aBranchThatIsGoneIsSaid()
    {
        program().remoteFiles().open(key(u"gone"_s));
        views::EditorPage* page = editor().view().page(key(u"gone"_s));
        QTRY_VERIFY_WITH_TIMEOUT(page->notices().what(Matter::File).contains("nothing there"_L1), patience);
        QVERIFY(!page->isOpen());
        server().world().push(repository(), {.branch = u"gone"_s});
        QVERIFY(press(*page, Matter::File, u"Try again"_s));
        QTRY_VERIFY_WITH_TIMEOUT(page->isOpen(), patience);
    }

    void aRunAndTheListOfWorkflowsLeadToTheFile()
    {
        QVERIFY(both().open(both().newestFailed()));
        action(u"editWorkflow"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(program().editor().window() && editor().page(), patience);
        QCOMPARE(editor().page()->key().path, path);
        editor().page()->askToClose();
        QTRY_COMPARE_WITH_TIMEOUT(editor().view().count(), 0, patience);

        const core::RepositoryName name{u"langgraph"_s, u"rust-langgraph"_s};
        Q_EMIT window().workflowsRequested(name);
        auto* dialog = window().findChild<views::WorkflowsDialog*>();
        auto* list = dialog->findChild<QTreeView*>(u"workflowList"_s);
        QTRY_VERIFY_WITH_TIMEOUT(list->model()->rowCount() > 0, patience);
        list->setCurrentIndex(list->model()->index(0, 0));
        dialog->findChild<QPushButton*>(u"workflowEdit"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(editor().page() && editor().page()->isOpen(), patience);
        QCOMPARE(editor().page()->key().branch, u"main"_s);
    }
};

QTEST_MAIN(AppRemoteFiles)
#include "app_remote_files.moc"
