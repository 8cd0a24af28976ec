// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/remote_dialog.h"

#include "common/banner.h"
#include "common/filter_field.h"

#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QTest>

using namespace signalbox;
using namespace signalbox::views;
using namespace Qt::StringLiterals;

using Place = RemoteDialog::Place;

/// A file of a repository on GitHub is chosen in a real window.
class RemoteDialogTest : public QObject {
    Q_OBJECT

private:
    const Place m_first{.account = u"ada@github.com"_s, .repository = {.owner = u"octo"_s, .name = u"hello"_s}};
    const Place m_second{.account = u"ada@github.com"_s, .repository = {.owner = u"octo"_s, .name = u"world"_s}};
    QPointer<RemoteDialog> m_dialog;
    std::vector<Place> m_branchesOf;
    std::vector<std::pair<Place, QString>> m_filesOf;
    std::vector<editing::DocumentKey> m_opened;
    std::vector<editing::DocumentKey> m_made;

    void open(const std::vector<Place>& places)
    {
        m_branchesOf.clear();
        m_filesOf.clear();
        m_opened.clear();
        m_made.clear();
        m_dialog = new RemoteDialog(places, nullptr);
        connect(m_dialog, &RemoteDialog::branchesWanted, this, [this](const Place& of) { m_branchesOf.push_back(of); });
        connect(m_dialog, &RemoteDialog::filesWanted, this,
                [this](const Place& of, const QString& branch) { m_filesOf.emplace_back(of, branch); });
        connect(m_dialog, &RemoteDialog::openRequested, this,
                [this](const editing::DocumentKey& key) { m_opened.push_back(key); });
        connect(m_dialog, &RemoteDialog::newRequested, this,
                [this](const editing::DocumentKey& key) { m_made.push_back(key); });
        m_dialog->show();
        m_dialog->begin();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog));
    }
    void openListed()
    {
        open({m_first, m_second});
        m_dialog->setBranches(m_first, {u"main"_s, u"release/1"_s}, u"main"_s);
        m_dialog->setFiles(
            m_first, u"main"_s,
            {u".github/dependabot.yml"_s, u".github/workflows/ci.yml"_s, u".github/workflows/release.yml"_s});
    }
    template <class T>
    T* find(const QString& name)
    {
        return m_dialog->findChild<T*>(name);
    }
    QListWidget* files() { return find<QListWidget>(u"remoteFiles"_s); }
    QString note() { return find<QLabel>(u"remoteNote"_s)->text(); }

private Q_SLOTS:
    void cleanup() { delete m_dialog; }

    void theDefaultBranchIsListedFirst()
    {
        open({m_first, m_second});
        QCOMPARE(m_branchesOf, std::vector{m_first});
        QVERIFY(note().contains("asked"_L1));
        m_dialog->setBranches(m_first, {u"a"_s, u"main"_s}, u"main"_s);
        QCOMPARE(m_filesOf.size(), 1U);
        QCOMPARE(m_filesOf.front().second, u"main"_s);
        m_dialog->setFiles(m_first, u"main"_s, {});
        QVERIFY(note().contains("no files"_L1));
        QVERIFY(!find<QPushButton>(u"remoteOpen"_s)->isEnabled());
    }

    void aFileIsFoundByItsNameAndOpened()
    {
        openListed();
        QCOMPARE(files()->count(), 3);
        auto* filter = find<FilterField>(u"remoteFilter"_s);
        QTest::keyClicks(filter, u"REL"_s);
        QTest::keyClick(filter, Qt::Key_Return);
        QCOMPARE(files()->count(), 1);
        QTest::keyClick(files(), Qt::Key_Return);
        QCOMPARE(m_opened.size(), 1U);
        QCOMPARE(m_opened.front().words(), u"octo/hello, main: .github/workflows/release.yml"_s);
        QCOMPARE(m_opened.front().account, u"ada@github.com"_s);
    }

    void anotherBranchHasOtherFiles()
    {
        openListed();
        auto* branch = find<QComboBox>(u"remoteBranch"_s);
        branch->setFocus();
        branch->lineEdit()->selectAll();
        QTest::keyClicks(branch->lineEdit(), u"release/1"_s);
        QTest::keyClick(branch->lineEdit(), Qt::Key_Return);
        QCOMPARE(m_filesOf.back().second, u"release/1"_s);
        QCOMPARE(files()->count(), 0);
        m_dialog->setFiles(m_first, u"main"_s, {u"late.yml"_s}); // an answer about the branch before
        QCOMPARE(files()->count(), 0);
        m_dialog->setFiles(m_first, u"release/1"_s, {u".github/workflows/old.yml"_s});
        QCOMPARE(files()->count(), 1);
    }

    void aBranchThatIsNotThereIsSaid()
    {
        openListed();
        auto* branch = find<QComboBox>(u"remoteBranch"_s);
        const size_t asked = m_filesOf.size();
        branch->lineEdit()->selectAll();
        QTest::keyClicks(branch->lineEdit(), u"nowhere"_s);
        QTest::keyClick(branch->lineEdit(), Qt::Key_Return);
        QCOMPARE(m_filesOf.size(), asked);
        QVERIFY(note().contains("No branch"_L1));
        QVERIFY(m_opened.empty());
    }

    void anAnswerAboutAnotherRepositoryIsPassedOver()
    {
        openListed();
        find<QComboBox>(u"remoteRepository"_s)->setCurrentIndex(1);
        QCOMPARE(m_branchesOf.back(), m_second);
        QCOMPARE(files()->count(), 0);
        m_dialog->setBranches(m_first, {u"main"_s}, u"main"_s);
        QVERIFY(m_dialog->branch().isEmpty());
        m_dialog->showError(m_first, {.what = u"late"_s});
        QVERIFY(!m_dialog->findChild<Banner*>()->isVisible());
    }

    void anErrorIsSaidAndCanBeTriedAgain()
    {
        open({m_first});
        m_dialog->showError(m_first, {.kind = core::ErrorKind::Offline, .what = u"There is no connection."_s});
        auto* banner = m_dialog->findChild<Banner*>();
        QVERIFY(banner->isVisible());
        Q_EMIT banner->actionTriggered();
        QCOMPARE(m_branchesOf.size(), 2U);
    }

    void aNewFileIsBegunWhereWorkflowsAre()
    {
        openListed();
        auto* name = find<QLineEdit>(u"remoteName"_s);
        auto* make = find<QPushButton>(u"remoteMake"_s);
        QVERIFY(!make->isEnabled());
        QTest::keyClicks(name, u"ci"_s);
        QVERIFY(!make->isEnabled()); // it is there
        name->setText(u"nightly"_s);
        QVERIFY(make->isEnabled());
        QVERIFY(note().contains(".github/workflows/nightly.yml"_L1));
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(m_made.size(), 1U);
        QCOMPARE(m_made.front().path, u".github/workflows/nightly.yml"_s);
        QVERIFY(m_opened.empty());
    }

    void namesBecomePaths_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("path");
        QTest::newRow("name") << u"ci"_s << u".github/workflows/ci.yml"_s;
        QTest::newRow("ending") << u" ci.yaml "_s << u".github/workflows/ci.yaml"_s;
        QTest::newRow("path") << u".github/dependabot.yml"_s << u".github/dependabot.yml"_s;
        QTest::newRow("action") << u".github/actions/x/action"_s << u".github/actions/x/action.yml"_s;
        QTest::newRow("up") << u"../ci"_s << QString();
        QTest::newRow("space") << u"my file"_s << QString();
        QTest::newRow("top") << u"/ci"_s << QString();
        QTest::newRow("ending alone") << u".yml"_s << QString();
        QTest::newRow("nothing") << QString() << QString();
    }

    void namesBecomePaths()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, path);
        QCOMPARE(RemoteDialog::pathOf(typed), path);
    }

    void withoutARepositoryItSaysSo()
    {
        open({});
        QVERIFY(m_branchesOf.empty());
        QVERIFY(note().contains("No repository"_L1));
    }
};

QTEST_MAIN(RemoteDialogTest)
#include "remote_dialog.moc"
