// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/repository_list_model.h"
#include "lists/run_list_model.h"
#include "window/command_palette.h"
#include "window/main_window.h"
#include "window_samples.h"

#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace signalbox;
using namespace signalbox::tests;
using namespace signalbox::views;

/// Everything by a few letters.
class WindowPalette final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(m_folder->filePath(u"window.ini"_s), QSettings::IniFormat);
        m_runs = std::make_unique<lists::RunListModel>(m_clock);
        m_repositories = std::make_unique<lists::RepositoryListModel>();
        m_runs->apply(changeSet<core::Run>(
            {sampleRun(1, u"Add a door"_s, 1), sampleRun(2, u"<b>Paint</b>"_s, 20, u"failure"_s)}));
        m_repositories->apply(
            changeSet<core::Repository>({sampleRepository(1, u"acme/app"_s), sampleRepository(2, u"acme/lib"_s)}));
        m_window = std::make_unique<MainWindow>(m_clock, *m_settings);
        m_window->setAccount(core::Account{.id = account, .login = u"octocat"_s});
        m_window->setRepositoryModel(m_repositories.get());
        m_window->setRunModel(m_runs.get());
        m_window->present();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(text());
    }
    void cleanup()
    {
        m_window.reset();
        m_repositories.reset();
        m_runs.reset();
    }

    void aRunIsOpenedByAWordOfItsTitle()
    {
        QSignalSpy opened(m_window.get(), &MainWindow::runOpened);
        QTest::keyClicks(text(), u"paint"_s);
        QCOMPARE(list()->count(), 1);
        QVERIFY(list()->item(0)->text().contains(u"<b>Paint</b>"_s)); // letter by letter
        QTest::keyClick(text(), Qt::Key_Return);
        QCOMPARE(opened.last().first().value<RunKey>(), (RunKey{account, {2}}));
        QTRY_VERIFY(!text());
    }

    void aRepositoryIsGoneToByItsName()
    {
        QTest::keyClicks(text(), u"acme/lib repository"_s);
        QTest::keyClick(text(), Qt::Key_Return);
        QCOMPARE(m_window->windowTitle(), u"All runs – Signalbox"_s);
    }

    void anActionIsTaken()
    {
        QSignalSpy look(m_window.get(), &MainWindow::lookNowRequested);
        QTest::keyClicks(text(), u"look now"_s);
        QTest::keyClick(text(), Qt::Key_Return);
        QCOMPARE(look.size(), 1);
    }

    void whatCannotBeDoneIsNotOffered()
    {
        QTest::keyClicks(text(), u"force cancel"_s); // on the Overview no run is chosen
        QCOMPARE(list()->count(), 0);
        QTest::keyClick(text(), Qt::Key_Return);
        QTest::keyClick(text(), Qt::Key_Down);
        QVERIFY(text()); // and nothing happens
    }

    void upFromTheFirstIsTheLastAndEscapeDoesNothing()
    {
        QSignalSpy opened(m_window.get(), &MainWindow::runOpened);
        QTest::keyClick(text(), Qt::Key_Up);
        QCOMPARE(list()->currentRow(), list()->count() - 1);
        QTest::keyClick(text(), Qt::Key_Escape);
        QTRY_VERIFY(!text());
        QCOMPARE(opened.size(), 0);
    }

    void theBetterFitComesFirst()
    {
        const std::vector<PaletteEntry> entries{
            {.text = u"The lookout"_s}, {.text = u"Overlook"_s}, {.text = u"Look now"_s}};
        const auto found = matching(entries, u"LOOK"_s);
        QCOMPARE(found.at(0).text, u"Look now"_s);
        QCOMPARE(found.at(1).text, u"The lookout"_s);
        QCOMPARE(found.at(2).text, u"Overlook"_s);
        QCOMPARE(matching(entries, u" "_s).size(), 3U);
        QVERIFY(matching(entries, u"look zebra"_s).empty());
    }

private:
    QLineEdit* text() const { return m_window->findChild<QLineEdit*>(u"paletteText"_s); }
    QListWidget* list() const { return m_window->findChild<QListWidget*>(u"paletteList"_s); }

    core::ManualClock m_clock{start};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<lists::RunListModel> m_runs;
    std::unique_ptr<lists::RepositoryListModel> m_repositories;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(WindowPalette)
#include "window_palette.moc"
