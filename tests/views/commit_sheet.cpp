// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/commit_sheet.h"

#include "common/banner.h"
#include "editor/comparison_pane.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace signalbox::views;
using namespace Qt::StringLiterals;

/// How a file is to be committed, asked in a real window.
class CommitSheetTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QWidget> m_window;
    QPointer<CommitSheet> m_sheet;
    std::vector<CommitChoice> m_wishes;

    void open(bool isNew = false)
    {
        const CommitSubject subject{.key = {.account = u"ada@github.com"_s,
                                            .repository = {.owner = u"octo"_s, .name = u"hello"_s},
                                            .branch = u"main"_s,
                                            .path = u".github/workflows/ci.yml"_s},
                                    .before = isNew ? QString() : u"on: push\njobs:\n"_s,
                                    .after = u"on: [push, pull_request]\njobs:\n"_s,
                                    .isNew = isNew,
                                    .login = u"Ada"_s};
        m_sheet = new CommitSheet(subject, m_window.get());
        m_wishes.clear();
        connect(m_sheet, &CommitSheet::commitRequested, this,
                [this](const CommitChoice& choice) { m_wishes.push_back(choice); });
        m_sheet->open();
        QVERIFY(QTest::qWaitForWindowExposed(m_sheet));
    }
    template <class T>
    T* find(const QString& name)
    {
        return m_sheet->findChild<T*>(name);
    }
    QPushButton* commit() { return find<QPushButton>(u"commitNow"_s); }
    void branchOff() { find<QRadioButton>(u"commitBranchOff"_s)->click(); }

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(900, 700);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void cleanup()
    {
        delete m_sheet;
        m_window.reset();
    }

    void theDifferenceComesFirstAndTheMessageIsSuggested()
    {
        open();
        auto* pane = find<ComparisonPane>(u"commitComparison"_s);
        QVERIFY(pane->toPlainText().contains("- on: push"_L1));
        QVERIFY(pane->toPlainText().contains("+ on: [push, pull_request]"_L1));
        QCOMPARE(pane->added(), 1);
        QCOMPARE(m_sheet->choice().message, u"Update .github/workflows/ci.yml"_s);
        QVERIFY(find<QPlainTextEdit>(u"commitMessage"_s)->hasFocus());
        commit()->click();
        QCOMPARE(m_wishes.size(), 1U);
        QVERIFY(m_wishes.front().newBranch.isEmpty());
        QVERIFY(m_wishes.front().title.isEmpty());
    }

    void aNewFileIsAdded()
    {
        open(true);
        QCOMPARE(m_sheet->choice().message, u"Add .github/workflows/ci.yml"_s);
        QVERIFY(m_sheet->obstacle().isEmpty());
    }

    void aMessageMustBeThereAndItsLengthIsSaid()
    {
        open();
        auto* message = find<QPlainTextEdit>(u"commitMessage"_s);
        message->setPlainText(u"  \n "_s);
        QVERIFY(!commit()->isEnabled());
        QVERIFY(find<QLabel>(u"commitWhy"_s)->text().contains("message"_L1));
        message->setPlainText(QString(73, u'x') + u"\nmore"_s);
        QVERIFY(find<QLabel>(u"commitLength"_s)->text().contains("cut off"_L1));
        QVERIFY(commit()->isEnabled());
        message->setPlainText(QString(72, u'x') + u"\n"_s + QString(200, u'y'));
        QVERIFY(!find<QLabel>(u"commitLength"_s)->text().contains("cut off"_L1));
    }

    void aPullRequestTakesItsTitleFromTheMessageUntilItIsTyped()
    {
        open();
        QVERIFY(find<QLineEdit>(u"commitTitle"_s)->isHidden() || !find<QLineEdit>(u"commitTitle"_s)->isVisible());
        branchOff();
        auto* message = find<QPlainTextEdit>(u"commitMessage"_s);
        auto* title = find<QLineEdit>(u"commitTitle"_s);
        QVERIFY(title->isVisible());
        message->setPlainText(u"Run on pull requests\n\nBecause."_s);
        QCOMPARE(title->text(), u"Run on pull requests"_s);
        title->selectAll();
        QTest::keyClicks(title, u"Mine"_s);
        message->setPlainText(u"Another"_s);
        QCOMPARE(title->text(), u"Mine"_s);
        find<QPlainTextEdit>(u"commitBody"_s)->setPlainText(u"Why."_s);
        commit()->click();
        QCOMPARE(m_wishes.front().newBranch, u"ada/update-ci"_s);
        QCOMPARE(m_wishes.front().title, u"Mine"_s);
        QCOMPARE(m_wishes.front().body, u"Why."_s);
        title->clear();
        QVERIFY(!commit()->isEnabled());
    }

    void aBranchThatIsTakenIsNotSuggestedNorAccepted()
    {
        open();
        branchOff();
        m_sheet->setBranches({u"main"_s, u"ada/update-ci"_s, u"ada/update-ci-2"_s});
        auto* branch = find<QLineEdit>(u"commitBranch"_s);
        QCOMPARE(branch->text(), u"ada/update-ci-3"_s);
        branch->selectAll();
        QTest::keyClicks(branch, u"main"_s);
        QVERIFY(!commit()->isEnabled());
        QVERIFY(find<QLabel>(u"commitWhy"_s)->text().contains("already"_L1));
        m_sheet->setBranches({u"other"_s}); // what was typed stays
        QCOMPARE(branch->text(), u"main"_s);
        QVERIFY(commit()->isEnabled());
    }

    void namesThatGitDoesNotTakeAreSaid_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("sound");
        for (const auto* sound : {"main", "ada/update-ci", "feature/ü", "v1.2", "a@b", "x-1"})
            QTest::newRow(sound) << QString::fromUtf8(sound) << true;
        for (const auto* bad :
             {"",   "a b",  "a..b", "a~1", "a^",   "a:b",    "a?",       "a*", "a[b", "a\\b",  "/a",
              "a/", "a//b", "-a",   ".a",  "a/.b", "a.lock", "a.lock/b", "a.", "@",   "a@{1}", "a\tb"})
            QTest::newRow(qPrintable(u"bad "_s + QLatin1String(bad))) << QString::fromUtf8(bad) << false;
    }

    void namesThatGitDoesNotTakeAreSaid()
    {
        QFETCH(const QString, name);
        QFETCH(const bool, sound);
        QCOMPARE(CommitSheet::mistakeIn(name).isEmpty(), sound);
    }

    void errorsAreShownAndAskedAbout()
    {
        open();
        m_sheet->setProblems({}, true);
        QVERIFY(!commit()->isEnabled());
        m_sheet->setProblems({{.line = 3, .message = u"A job has no key '<b>neds</b>'."_s}}, false);
        QVERIFY(!commit()->isEnabled());
        auto* problems = find<QLabel>(u"commitProblems"_s);
        QVERIFY(problems->isVisible());
        QVERIFY(problems->text().contains("Line 3: A job has no key '<b>neds</b>'."_L1));
        QCOMPARE(problems->textFormat(), Qt::PlainText);
        find<QCheckBox>(u"commitAnyway"_s)->click();
        QVERIFY(commit()->isEnabled());
        m_sheet->setProblems(std::vector<CommitSheet::Problem>(9, {.line = 1, .message = u"x"_s}), false);
        QVERIFY(problems->text().contains("6 more"_L1));
        m_sheet->setProblems({}, false);
        QVERIFY(!problems->isVisible());
        QVERIFY(commit()->isEnabled());
    }

    void aProtectedBranchSaysSoAndThePullRequestIsChosen()
    {
        open();
        m_sheet->setProtected(false);
        QVERIFY(find<QRadioButton>(u"commitBranchOff"_s)->isChecked());
        QVERIFY(find<QRadioButton>(u"commitDirect"_s)->isEnabled()); // an administrator may be let by
        auto* banner = m_sheet->findChild<Banner*>();
        QVERIFY(banner->isVisible() && banner->what().contains("main is protected"_L1));
        m_sheet->setProtected(true);
        QVERIFY(!find<QRadioButton>(u"commitDirect"_s)->isEnabled());
        QVERIFY(commit()->isEnabled());
    }

    void whileACommitIsOnItsWayThereIsNoSecond()
    {
        open();
        m_sheet->setUnderWay(true);
        QVERIFY(!commit()->isEnabled());
        m_sheet->showError({.kind = core::ErrorKind::Forbidden,
                            .what = u"The token may not."_s,
                            .advice = u"Give it the scope workflow."_s});
        QVERIFY(commit()->isEnabled());
        QVERIFY(m_sheet->findChild<Banner*>()->isVisible());
        m_sheet->showRemoved({.what = u"Somebody has removed it."_s});
        QVERIFY(commit()->text().contains("new file"_L1));
    }

    void escapeCommitsNothing()
    {
        open();
        QSignalSpy rejected(m_sheet, &QDialog::rejected);
        QTest::keyClick(m_sheet, Qt::Key_Escape);
        QCOMPARE(rejected.size(), 1);
        QVERIFY(m_wishes.empty());
        QTRY_VERIFY(!m_sheet);
    }
};

QTEST_MAIN(CommitSheetTest)
#include "commit_sheet.moc"
