// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/diagnostic_marks.h"
#include "remote_files_test.h"

#include <QLineEdit>
#include <QRadioButton>
#include <QRegularExpression>
#include <QTabWidget>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace signalbox;

namespace {

const QString called = u".github/workflows/called.yml"_s;
const QString actionFile = u".github/actions/setup/action.yml"_s;

/// Calls a workflow and an action of its own repository.
const QByteArray calling = "on: push\njobs:\n"
                           "  a:\n    uses: ./.github/workflows/called.yml\n    with: {nmae: x}\n"
                           "  b:\n    runs-on: ubuntu-24.04\n    steps:\n"
                           "      - uses: actions/checkout@v5\n"
                           "      - uses: ./.github/actions/setup\n        with: {vesion: 1}\n";
const QByteArray calledText = "on:\n  workflow_call:\n    inputs:\n      name: {type: string}\njobs:\n"
                              "  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make\n";
const QByteArray actionText = "name: Set up\ndescription: Sets up\ninputs: {version: {}}\n"
                              "runs: {using: composite, steps: [{run: make, shell: bash}]}\n";

} // namespace

/// A file of GitHub and the branch that it is of: the files beside it there, and the same file on another one.
class AppRemoteBranches : public tests::RemoteFilesTest {
    Q_OBJECT

    void push(const std::vector<std::pair<QString, QByteArray>>& files)
    {
        QMap<QString, std::optional<QByteArray>> written;
        for (const auto& [file, text] : files)
            written.insert(file, text);
        server().world().push(repository(), {.message = u"Files"_s, .written = written});
    }

    /// How many times a file's bytes were asked for, of any file.
    int asked() { return server().traffic().byRoute.value(u"GET R/contents/{path...}"_s); }

    static bool shows(const views::EditorPage& page, const QString& rule)
    {
        return std::ranges::any_of(page.editor().diagnostics().marks(), [&](const views::DiagnosticMarks::Mark& mark) {
            return mark.diagnostic.rule == rule;
        });
    }

private Q_SLOTS:
    void whatTheFilesBesideItSayIsHeldAgainstIt()
    {
        push({{path, calling}, {called, calledText}, {actionFile, actionText}});
        views::EditorPage* page = open(key());
        QVERIFY(page);
        QTRY_VERIFY_WITH_TIMEOUT(shows(*page, u"reusable-input-unknown"_s), patience);
        QTRY_VERIFY_WITH_TIMEOUT(shows(*page, u"action-input-unknown"_s), patience);
    }

    void eachIsAskedForOnceAndNoneThatIsNotNamed()
    {
        push({{path, calling}, {called, calledText}, {actionFile, actionText}});
        views::EditorPage* page = open(key());
        QVERIFY(page);
        QTRY_VERIFY_WITH_TIMEOUT(shows(*page, u"action-input-unknown"_s), patience);
        const int before = asked();
        page->editor().moveCursor(QTextCursor::End);
        page->editor().insertPlainText(u"# typed\n"_s);
        QTest::qWait(1500); // the typing rests
        QVERIFY(!page->isChecking() && shows(*page, u"action-input-unknown"_s));
        QCOMPARE(asked(), before);
    }

    void oneThatIsMissingIsSaid()
    {
        push({{path, calling}, {actionFile, actionText}});
        views::EditorPage* page = open(key());
        QVERIFY(page);
        QTRY_VERIFY_WITH_TIMEOUT(shows(*page, u"reusable-missing"_s), patience);
    }

    void oneThatIsCommittedHereIsKnownAtOnce()
    {
        repository().requirements.clear();
        push({{path, calling}, {called, calledText}, {actionFile, actionText}});
        views::EditorPage* page = open(key());
        QVERIFY(page);
        QTRY_VERIFY_WITH_TIMEOUT(shows(*page, u"reusable-input-unknown"_s), patience);
        editing::DocumentKey other = key();
        other.path = called;
        views::EditorPage* second = open(other);
        QVERIFY(second);
        QTextCursor cursor = second->editor().document()->find(u"name"_s);
        cursor.insertText(u"nmae"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!second->isChecking(), patience);
        second->save();
        QTRY_VERIFY_WITH_TIMEOUT(sheet(), patience);
        QVERIFY(commit());
        QVERIFY(isSaid(second, Matter::Saving, u"Committed to main"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!shows(*page, u"reusable-input-unknown"_s) && shows(*page, u"action-input-unknown"_s),
                                 patience);
    }

    void withoutANetworkNothingIsSaidAndTheNextRestAsksAgain()
    {
        push({{path, calling}, {called, calledText}, {actionFile, actionText}});
        server().faults().add({.kind = demo::FaultKind::Status,
                               .count = 20,
                               .path = QRegularExpression(u"called\\.yml"_s),
                               .status = 500});
        views::EditorPage* page = open(key());
        QVERIFY(page);
        QTest::qWait(2000);
        QVERIFY(!shows(*page, u"reusable-input-unknown"_s) && !shows(*page, u"reusable-missing"_s));
        server().faults().clear();
        page->editor().moveCursor(QTextCursor::End);
        page->editor().insertPlainText(u"# typed\n"_s);
        QTRY_VERIFY_WITH_TIMEOUT(shows(*page, u"reusable-input-unknown"_s), patience);
    }

    void twoBranchesOfOneFileHaveTwoNames()
    {
        server().world().push(repository(), {.branch = u"ada/other"_s});
        QVERIFY(open(key()));
        QVERIFY(open(key(u"ada/other"_s)));
        const auto* tabs = editor().findChild<QTabWidget*>(u"editorTabs"_s);
        QCOMPARE(tabs->tabText(0), u"ci.yml — main"_s);
        QCOMPARE(tabs->tabText(1), u"ci.yml — ada/other"_s);
        QVERIFY(editor().windowTitle().contains(u"ada/other"_s));
    }

    void whatIsSavedToBeClosedLeavesNoTab_data()
    {
        QTest::addColumn<bool>("branchesOff");
        QTest::newRow("to the branch") << false;
        QTest::newRow("to a new branch") << true;
    }

    void whatIsSavedToBeClosedLeavesNoTab()
    {
        QFETCH(const bool, branchesOff);
        repository().requirements.clear();
        views::EditorPage* page = open(key());
        QVERIFY(page);
        page->editor().moveCursor(QTextCursor::Start);
        page->editor().insertPlainText(u"# mine\n"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!page->isChecking(), patience);
        page->askToClose();
        QVERIFY(press(*page, Matter::Closing, u"Save and close"_s));
        QTRY_VERIFY_WITH_TIMEOUT(sheet(), patience);
        QString branch = u"main"_s;
        if (branchesOff) {
            inSheet<QRadioButton>(u"commitBranchOff"_s)->click();
            branch = inSheet<QLineEdit>(u"commitBranch"_s)->text();
        }
        QVERIFY(commit());
        QTRY_VERIFY_WITH_TIMEOUT(onGitHub(branch).startsWith("# mine\n"), patience);
        QTRY_COMPARE_WITH_TIMEOUT(editor().view().count(), 0, patience);
        QTest::qWait(300);
        QCOMPARE(editor().view().count(), 0);
        QCOMPARE(repository().pullRequests.empty() || repository().pullRequests.back().head != branch, !branchesOff);
    }

    void aBranchWithoutItsPullRequestStaysAndSaysSo()
    {
        repository().requirements.clear();
        views::EditorPage* page = open(key());
        QVERIFY(page);
        page->editor().moveCursor(QTextCursor::Start);
        page->editor().insertPlainText(u"# mine\n"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!page->isChecking(), patience);
        page->askToClose();
        QVERIFY(press(*page, Matter::Closing, u"Save and close"_s));
        QTRY_VERIFY_WITH_TIMEOUT(sheet(), patience);
        inSheet<QRadioButton>(u"commitBranchOff"_s)->click();
        const QString branch = inSheet<QLineEdit>(u"commitBranch"_s)->text();
        server().faults().add({.kind = demo::FaultKind::Status,
                               .count = 9,
                               .path = QRegularExpression(u"/pulls"_s),
                               .method = "POST",
                               .status = 422});
        QVERIFY(commit());
        QTRY_VERIFY_WITH_TIMEOUT(editor().view().page(key(branch)), patience);
        QVERIFY(isSaid(editor().view().page(key(branch)), Matter::Saving, u"The pull request is not open"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!editor().view().page(key()), patience);
    }
};

QTEST_MAIN(AppRemoteBranches)
#include "app_remote_branches.moc"
