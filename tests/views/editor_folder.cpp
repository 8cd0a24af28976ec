// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/elided_label.h"
#include "common/empty_state.h"
#include "common/look.h"
#include "editor/editor_page.h"
#include "editor/folder_panel.h"
#include "editor/text_editor.h"
#include "editor/workflow_editor.h"
#include "lists/folder_model.h"
#include "writing/folder_check.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>
#include <QTreeView>

using namespace signalbox;
using namespace signalbox::views;
using namespace Qt::StringLiterals;

namespace {

const QByteArray sound
    = "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    permissions: {}\n    timeout-minutes: 5\n"
      "    steps:\n      - run: make\n";
const QByteArray wrong
    = "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    neds: b\n    steps:\n      - run: make\n";

} // namespace

/// A local clone at the side of the editor's window, judged by the real rules.
class EditorFolder : public QObject {
    Q_OBJECT

    QString at(const QString& path) const { return m_place->filePath(u"clone/"_s + path); }

    void put(const QString& path, const QByteArray& bytes) const
    {
        QDir().mkpath(QFileInfo(at(path)).path());
        QFile file(at(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    void start()
    {
        EditorServices services;
        services.folderCheck = writing::folderCheck(m_checker);
        m_window = std::make_unique<WorkflowEditor>(services, *m_settings);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->activateWindow();
    }

    FolderPanel* panel() const { return m_window->findChild<FolderPanel*>(); }
    QTreeView* tree() const { return panel()->findChild<QTreeView*>(); }
    QString sum() const { return panel()->findChild<ElidedLabel*>(u"folderSum"_s)->text(); }
    QModelIndex row(const QString& path) const { return panel()->model().rowOf(path); }

    std::unique_ptr<QTemporaryDir> m_place;
    std::unique_ptr<QSettings> m_settings;
    std::shared_ptr<const lint::Checker> m_checker = std::make_shared<const lint::Checker>();
    std::unique_ptr<WorkflowEditor> m_window;

private Q_SLOTS:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(m_place->filePath(u"window.ini"_s), QSettings::IniFormat);
        put(u".github/workflows/ci.yml"_s, wrong);
        put(u".github/workflows/good.yml"_s, sound);
        start();
    }

    void cleanup() { m_window.reset(); }

    void withoutAFolderThereIsNoPanel() { QVERIFY(!panel()->isVisible()); }

    void filesShowTheirWorstProblemAndOpenByEnter()
    {
        m_window->openFolder(at({}));
        QVERIFY(panel()->isVisible());
        QTRY_COMPARE(panel()->model().rowCount(), 2);
        const QModelIndex ci = row(u".github/workflows/ci.yml"_s);
        QVERIFY2(ci.siblingAtColumn(1).data().toString().contains(u"error"_s), qPrintable(sum()));
        QVERIFY2(sum().startsWith(u"2 files: "_s), qPrintable(sum()));
        tree()->setFocus();
        tree()->setCurrentIndex(ci);
        QTest::keyClick(tree(), Qt::Key_Return);
        QTRY_VERIFY(m_window->page() && m_window->page()->isOpen());
        QCOMPARE(m_window->page()->key().path, at(u".github/workflows/ci.yml"_s));
    }

    void aProblemOpensItsFileAtItsLine()
    {
        m_window->openFolder(at({}));
        QTRY_COMPARE(panel()->model().rowCount(), 2);
        panel()->findChild<QToolButton*>(u"folderProblems"_s)->click();
        const QModelIndex ci = row(u".github/workflows/ci.yml"_s);
        QVERIFY(tree()->isExpanded(ci));
        QModelIndex problem;
        for (int child = 0; child < panel()->model().rowCount(ci); ++child) {
            if (panel()->model().index(child, 0, ci).data().toString().contains(u"neds"_s))
                problem = panel()->model().index(child, 0, ci);
        }
        QVERIFY(problem.isValid());
        tree()->setCurrentIndex(problem);
        tree()->setFocus();
        QTest::keyClick(tree(), Qt::Key_Return);
        QTRY_VERIFY(m_window->page() && m_window->page()->isOpen());
        QTRY_COMPARE(m_window->page()->editor().textCursor().block().text(), u"    neds: b"_s);
    }

    void whatIsMendedOutsideIsSeenAndWhatIsNewComes()
    {
        m_window->openFolder(at({}));
        QTRY_VERIFY2(sum().contains(u"error"_s), qPrintable(sum()));
        put(u".github/workflows/ci.yml"_s, sound);
        QTRY_VERIFY2(!sum().contains(u"error"_s), qPrintable(sum()));
        put(u".github/dependabot.yml"_s, "version: 2\nupdates: []\n");
        QTRY_COMPARE(panel()->model().rowCount(), 3);
    }

    void whatAFileSaysOfAnotherIsHeldAgainstIt()
    {
        put(u".github/workflows/ci.yml"_s, "on: push\njobs:\n  a:\n    uses: ./.github/workflows/called.yml\n");
        m_window->openFolder(at({}));
        QTRY_COMPARE(panel()->model().rowCount(), 2);
        const QModelIndex ci = row(u".github/workflows/ci.yml"_s);
        QVERIFY2(panel()->model().rowCount(ci) > 0, qPrintable(sum())); // there is no such file
        put(u".github/workflows/called.yml"_s,
            "on: workflow_call\njobs:\n  a:\n    runs-on: ubuntu-24.04\n"
            "    steps:\n      - run: make\n");
        QTRY_COMPARE(panel()->model().rowCount(row(u".github/workflows/ci.yml"_s)), 0);
    }

    void brokenSettingsAreAProblemOfTheirFile()
    {
        put(u".github/signalbox-lint.yml"_s, "rules: {nonsense: off}\n");
        m_window->openFolder(at({}));
        QTRY_COMPARE(panel()->model().rowCount(), 3);
        QCOMPARE(row(u".github/signalbox-lint.yml"_s).siblingAtColumn(1).data().toString(), u"1 error"_s);
    }

    void itIsRememberedAndOneThatIsGoneSaysSo()
    {
        m_window->openFolder(at({}));
        QTRY_COMPARE(panel()->model().rowCount(), 2);
        m_window->close();
        m_window.reset();
        QVERIFY(QDir().rename(at({}), m_place->filePath(u"away"_s)));
        start();
        m_window->openLast();
        QVERIFY(panel()->isVisible());
        const auto* empty = panel()->findChild<EmptyState*>();
        QTRY_VERIFY2(empty->isVisible() && empty->what().contains(u"not there"_s), qPrintable(empty->what()));
        QVERIFY(!empty->advice().isEmpty());
        QVERIFY(QDir().rename(m_place->filePath(u"away"_s), m_place->filePath(u"clone"_s)));
        QTRY_COMPARE(panel()->model().rowCount(), 2);
    }

    void closingItHidesThePanelForGood()
    {
        m_window->openFolder(at({}));
        panel()->findChild<QToolButton*>(u"folderClose"_s)->click();
        QVERIFY(!panel()->isVisible());
        m_window.reset();
        start();
        m_window->openLast();
        QVERIFY(!panel()->isVisible());
    }

    void theFileInFrontIsTheCurrentRow()
    {
        m_window->openFolder(at({}));
        QTRY_COMPARE(panel()->model().rowCount(), 2);
        m_window->open(at(u".github/workflows/good.yml"_s));
        QTRY_COMPARE(tree()->currentIndex(), row(u".github/workflows/good.yml"_s));
    }

    /// Set SIGNALBOX_PICTURES to a folder to look at it.
    void isPaintedInLightAndDark()
    {
        Look look(*static_cast<QApplication*>(QCoreApplication::instance()));
        put(u".github/actions/setup/action.yml"_s,
            "name: Setup\ndescription: x\nruns:\n  using: composite\n  steps: []\n");
        put(u".github/dependabot.yml"_s, "version: 2\nupdates: []\n");
        m_window->resize(1280, 800);
        m_window->openFolder(at({}));
        QTRY_COMPARE(panel()->model().rowCount(), 4);
        panel()->findChild<QToolButton*>(u"folderProblems"_s)->click();
        m_window->open(at(u".github/workflows/ci.yml"_s));
        QTRY_VERIFY(m_window->page()->isOpen());
        m_window->page()->editor().goToLine(7);
        QTest::qWait(600);
        for (const auto scheme : {Look::Scheme::Light, Look::Scheme::Dark}) {
            look.setScheme(scheme);
            QTest::qWait(100);
            const QPixmap picture = m_window->grab();
            QVERIFY(!picture.isNull());
            if (const QString folder = qEnvironmentVariable("SIGNALBOX_PICTURES"); !folder.isEmpty())
                picture.save(folder + u"/editor-folder"_s
                             + (scheme == Look::Scheme::Light ? u"-light.png"_s : u"-dark.png"_s));
        }
        m_window->resize(720, 560);
        QTest::qWait(100);
        QVERIFY2(m_window->page()->editor().width() >= 200, qPrintable(QString::number(m_window->width())));
        if (const QString folder = qEnvironmentVariable("SIGNALBOX_PICTURES"); !folder.isEmpty())
            m_window->grab().save(folder + u"/editor-folder-narrow.png"_s);
    }
};

QTEST_MAIN(EditorFolder)
#include "editor_folder.moc"
