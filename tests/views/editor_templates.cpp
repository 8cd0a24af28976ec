// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/comparison_pane.h"
#include "editor/editor_page.h"
#include "editor/new_files.h"
#include "editor/planned_files.h"
#include "editor/template_dialog.h"
#include "editor/template_form.h"
#include "editor/text_editor.h"
#include "editor/workflow_editor.h"
#include "pictures.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace signalbox;
using namespace signalbox::views;
using namespace Qt::StringLiterals;

/// The form of the templates, over the editor's window, with real folders.
class EditorTemplates : public QObject {
    Q_OBJECT

    QString at(const QString& path) const { return m_place->filePath(u"clone/"_s + path); }

    void put(const QString& path, const QByteArray& bytes) const
    {
        QDir().mkpath(QFileInfo(at(path)).path());
        QFile file(at(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    QByteArray textOf(const QString& path) const
    {
        QFile file(at(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    void start()
    {
        m_drafts = std::make_unique<editing::DraftStore>(m_place->filePath(u"drafts"_s));
        EditorServices services;
        services.drafts = m_drafts.get();
        m_window = std::make_unique<WorkflowEditor>(services, *m_settings);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->activateWindow();
    }

    void openDialog(const QString& folder)
    {
        m_dialog = &m_window->findChild<NewFiles*>()->newFromTemplate(folder);
        QVERIFY(QTest::qWaitForWindowActive(m_dialog));
        choose(u"Rust pipeline"_s);
    }

    void choose(const QString& title) const
    {
        auto* list = find<QListWidget>(u"templates"_s);
        list->setCurrentItem(list->findItems(title, Qt::MatchExactly).value(0));
        QVERIFY(list->currentItem());
    }

    template <class T>
    T* find(const QString& name) const
    {
        return m_dialog->findChild<T*>(name);
    }

    QLineEdit* field(const QString& id) const { return find<QLineEdit>(u"field_"_s + id); }
    QString said(const QString& id) const { return find<QLabel>(u"said_"_s + id)->text(); }
    PlannedFiles* planned() const { return m_dialog->findChild<PlannedFiles*>(); }
    QPushButton* writing() const { return find<QPushButton>(u"templateWrite"_s); }
    QTreeWidget* files() const { return find<QTreeWidget>(u"plannedFiles"_s); }
    QTreeWidgetItem* item(const QString& path) const { return files()->findItems(path, Qt::MatchExactly).value(0); }

    std::unique_ptr<QTemporaryDir> m_place;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<editing::DraftStore> m_drafts;
    std::unique_ptr<WorkflowEditor> m_window;
    QPointer<TemplateDialog> m_dialog;

private Q_SLOTS:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        QDir().mkpath(at({}));
        m_settings = std::make_unique<QSettings>(m_place->filePath(u"window.ini"_s), QSettings::IniFormat);
        start();
    }

    void cleanup()
    {
        delete m_dialog;
        m_window.reset();
        m_drafts.reset();
    }

    void aTemplateShowsItsFormAndItsFiles()
    {
        openDialog({});
        QCOMPARE(field(u"MAIN_BRANCH"_s)->text(), u"main"_s);
        QCOMPARE(field(u"EXPERIMENTAL"_s)->text(), u"beta, nightly"_s);
        QCOMPARE(find<QComboBox>(u"field_RUNNER"_s)->currentText(), u"ubuntu-24.04"_s);
        QVERIFY(item(u".github/workflows/ci.yml"_s) && item(u"Makefile"_s));
        choose(u"Python pipeline"_s);
        QVERIFY(item(u".github/workflows/ci.yml"_s));
        QVERIFY(field(u"PROJECT"_s));
    }

    void aValueThatCannotBeTakenIsSaidBelowItsFieldWhileItIsTyped()
    {
        openDialog({});
        const QString help = said(u"MAIN_BRANCH"_s);
        field(u"MAIN_BRANCH"_s)->setFocus();
        field(u"MAIN_BRANCH"_s)->clear();
        QTest::keyClicks(field(u"MAIN_BRANCH"_s), u"my main"_s);
        QVERIFY2(said(u"MAIN_BRANCH"_s).contains(u"my main"_s), qPrintable(said(u"MAIN_BRANCH"_s)));
        QVERIFY(!find<QPushButton>(u"templateOpen"_s)->isEnabled());
        field(u"MAIN_BRANCH"_s)->setText(u"trunk"_s);
        QCOMPARE(said(u"MAIN_BRANCH"_s), help);
        QVERIFY(find<QPushButton>(u"templateOpen"_s)->isEnabled());
    }

    void aTextOfTwoListsIsSaidBelowTheSecond()
    {
        openDialog({});
        field(u"EXPERIMENTAL"_s)->setText(u"beta, stable"_s);
        QVERIFY2(said(u"EXPERIMENTAL"_s).contains(u"stable"_s), qPrintable(said(u"EXPERIMENTAL"_s)));
        QVERIFY(!find<QPushButton>(u"templateOpen"_s)->isEnabled());
        field(u"EXPERIMENTAL"_s)->clear();
        QVERIFY(find<QPushButton>(u"templateOpen"_s)->isEnabled());
    }

    void thePreviewFollowsTheForm()
    {
        openDialog({});
        files()->setCurrentItem(item(u".github/workflows/ci.yml"_s));
        auto* preview = find<TextEditor>(u"plannedText"_s);
        QVERIFY(preview->isVisible() && preview->isReadOnly());
        QVERIFY(!preview->text().contains(u"trunk"_s));
        field(u"MAIN_BRANCH"_s)->setText(u"trunk"_s);
        QVERIFY(preview->text().contains(u"trunk"_s));
    }

    void writesIntoAFolderAndOpensTheWorkflows()
    {
        openDialog(at({}));
        QTRY_VERIFY(writing()->isEnabled());
        QCOMPARE(item(u"Makefile"_s)->text(1), u"new"_s);
        QTest::mouseClick(writing(), Qt::LeftButton);
        QTRY_VERIFY(!m_dialog || !m_dialog->isVisible());
        QVERIFY(textOf(u".github/workflows/ci.yml"_s).contains("on:"));
        QVERIFY(QFileInfo(at(u"deploy/deploy.sh"_s)).isExecutable());
        QTRY_VERIFY(m_window->view().count() >= 5);
        QVERIFY(m_window->view().page(editing::DocumentKey::local(at(u".github/workflows/ci.yml"_s))));
    }

    void whatIsThereStaysUnlessItIsTicked()
    {
        put(u"Makefile"_s, "all:\n\tmine\n");
        openDialog(at({}));
        QTRY_COMPARE(item(u"Makefile"_s)->text(1), u"there already, stays"_s);
        files()->setCurrentItem(item(u"Makefile"_s));
        auto* comparison = find<ComparisonPane>(u"plannedComparison"_s);
        QVERIFY(comparison->isVisible());
        QVERIFY(comparison->toPlainText().contains(u"- \tmine"_s));
        QTRY_VERIFY(writing()->isEnabled());
        const QString untouched = writing()->text();
        files()->setFocus();
        QTest::keyClick(files(), Qt::Key_Space);
        QCOMPARE(item(u"Makefile"_s)->checkState(0), Qt::Checked);
        QCOMPARE(item(u"Makefile"_s)->text(1), u"there already, is replaced"_s);
        QVERIFY(writing()->text() != untouched);
        QTest::keyClick(files(), Qt::Key_Space);
        QTest::mouseClick(writing(), Qt::LeftButton);
        QTRY_VERIFY(!m_dialog || !m_dialog->isVisible());
        QCOMPARE(textOf(u"Makefile"_s), "all:\n\tmine\n");
        QVERIFY(!textOf(u".github/workflows/ci.yml"_s).isEmpty());
    }

    void aTickedOneIsReplaced()
    {
        put(u"Makefile"_s, "mine\n");
        openDialog(at({}));
        QTRY_COMPARE(item(u"Makefile"_s)->text(1), u"there already, stays"_s);
        item(u"Makefile"_s)->setCheckState(0, Qt::Checked);
        QTRY_VERIFY(writing()->isEnabled());
        QTest::mouseClick(writing(), Qt::LeftButton);
        QTRY_VERIFY(!m_dialog || !m_dialog->isVisible());
        QVERIFY(textOf(u"Makefile"_s) != "mine\n");
    }

    void oneThatAppearsMeanwhileIsNotOverwritten()
    {
        openDialog(at({}));
        QTRY_VERIFY(writing()->isEnabled());
        put(u"Makefile"_s, "made meanwhile\n");
        QTest::mouseClick(writing(), Qt::LeftButton);
        QTRY_COMPARE(item(u"Makefile"_s)->text(1), u"there already, stays"_s);
        QVERIFY(m_dialog->isVisible());
        QCOMPARE(textOf(u"Makefile"_s), "made meanwhile\n");
        QTRY_VERIFY(writing()->isEnabled()); // and can be gone on with
    }

    void tabsAreNotSavedComeBackAfterACrashAndAskWhere()
    {
        openDialog({});
        QTest::mouseClick(find<QPushButton>(u"templateOpen"_s), Qt::LeftButton);
        QTRY_VERIFY(m_window->view().count() >= 10);
        EditorPage* first = m_window->page();
        QTRY_VERIFY(first->isOpen() && first->isModified());
        QCOMPARE(first->key().fileName(), u"ci.yml"_s);
        const QString text = first->editor().text();
        const int count = m_window->view().count();
        QTest::qWait(600); // longer than a draft waits
        delete m_dialog;
        m_window.reset();
        m_drafts.reset();
        start();
        m_window->openLast();
        QTRY_COMPARE(m_window->view().count(), count);
        EditorPage* again = nullptr;
        for (EditorPage* page : m_window->findChildren<EditorPage*>()) {
            if (page->key().fileName() == "ci.yml"_L1)
                again = page;
        }
        QVERIFY(again);
        QTRY_COMPARE(again->editor().text(), text);
        m_window->view().open(again->key(), {});
        again->save();
        QFileDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = m_window->findChild<QFileDialog*>()));
        dialog->setDirectory(at({}));
        dialog->selectFile(u"ci.yml"_s);
        QMetaObject::invokeMethod(dialog, "accept");
        QTRY_COMPARE(QString::fromUtf8(textOf(u"ci.yml"_s)), text);
        QTRY_VERIFY(m_window->view().page(editing::DocumentKey::local(at(u"ci.yml"_s))));
        QCOMPARE(m_window->view().count(), count);
    }

    void isPaintedInLightAndDark()
    {
        Look look(*static_cast<QApplication*>(QCoreApplication::instance()));
        put(u"Makefile"_s, "all:\n\tmine\n");
        openDialog(at({}));
        field(u"MAIN_BRANCH"_s)->setText(u"my main"_s);
        QTRY_COMPARE(item(u"Makefile"_s)->text(1), u"there already, stays"_s);
        files()->setCurrentItem(item(u".github/workflows/release.yml"_s));
        QTest::qWait(400);
        tests::keepPictures(look, *m_dialog, u"editor-templates"_s);
    }
};

QTEST_MAIN(EditorTemplates)
#include "editor_templates.moc"
