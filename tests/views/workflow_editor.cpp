// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/workflow_editor.h"
#include "editor/editor_page.h"
#include "editor/text_editor.h"
#include "lists/diagnostic_list_model.h"
#include "writing/background_check.h"
#include "writing/workflow_help.h"

#include <QFile>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace signalbox::views;
using namespace Qt::StringLiterals;

namespace {

const QByteArray sound = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make\n";

} // namespace

/// The editor's window with real files, a real check, real help and real drafts, driven by keyboard.
class WorkflowEditorTest : public QObject {
    Q_OBJECT

    QString put(const QString& name, const QByteArray& text) const
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return {};
        return file.fileName();
    }

    static QByteArray textOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    void start()
    {
        m_drafts = std::make_unique<editing::DraftStore>(m_folder->filePath(u"drafts"_s));
        const EditorServices services{
            .drafts = m_drafts.get(),
            .help = [this](const editing::DocumentKey&) { return &m_help; },
            .check
            = [this](const editing::DocumentKey&) { return std::make_unique<writing::BackgroundCheck>(m_checker); }};
        m_window = std::make_unique<WorkflowEditor>(services, *m_settings);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    /// As a crash does: nobody is told.
    void crash()
    {
        m_window.reset();
        m_drafts.reset();
    }

    TextEditor& open(const QString& path)
    {
        m_window->open(path);
        [this] { QTRY_VERIFY(m_window->page()->isOpen()); }();
        return m_window->page()->editor();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::shared_ptr<const lint::Checker> m_checker = std::make_shared<const lint::Checker>();
    core::SystemClock m_clock;
    writing::WorkflowHelp m_help{m_checker, m_clock};
    std::unique_ptr<editing::DraftStore> m_drafts;
    std::unique_ptr<WorkflowEditor> m_window;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(m_folder->filePath(u"window.ini"_s), QSettings::IniFormat);
        start();
    }

    void cleanup()
    {
        m_window.reset();
        m_drafts.reset();
    }

    void withoutAFileTheWindowSaysWhatToDo()
    {
        QCOMPARE(m_window->view().count(), 0);
        QVERIFY(m_window->findChild<QPushButton*>());
        QVERIFY(m_window->windowTitle().contains(u"Workflow files"_s));
    }

    void aMistakeIsMarkedWhileItIsTypedAndMendedByAKey()
    {
        TextEditor& editor = open(put(u"a.yml"_s, sound));
        editor.goToLine(4);
        QTest::keyClick(&editor, Qt::Key_Home);
        QTest::keyClicks(&editor, u"    neds: b"_s);
        QTest::keyClick(&editor, Qt::Key_Return);
        // What is half typed is told of meanwhile.
        const auto isTold = [&] {
            const auto& marks = editor.diagnostics().marks();
            return !marks.empty() && marks.front().diagnostic.rule == "unexpected-key"_L1;
        };
        QTRY_VERIFY2(isTold(), qPrintable(editor.text()));
        QTRY_VERIFY(editor.areDiagnosticsCurrent());
        QCOMPARE(editor.fixAllSafe(), 1);
        QVERIFY(editor.text().contains(u"needs: b"_s));
    }

    void completionOffersWhatTheSyntaxHas()
    {
        TextEditor& editor = open(put(u"a.yml"_s, sound + "  b:\n    "));
        editor.moveCursor(QTextCursor::End);
        QTest::keyClicks(&editor, u"runs-"_s);
        QTest::keyClick(&editor, Qt::Key_Space, Qt::ControlModifier);
        QTest::keyClick(&editor, Qt::Key_Return);
        QTRY_VERIFY2(editor.text().endsWith(u"    runs-on: "_s), qPrintable(editor.text()));
    }

    void savingWritesTheFileAndKeepsWhatCanBeUndone()
    {
        const QString path = put(u"a.yml"_s, sound);
        TextEditor& editor = open(path);
        editor.moveCursor(QTextCursor::End);
        QTest::keyClicks(&editor, u"# end"_s);
        QVERIFY(m_window->page()->isModified());
        QSignalSpy saved(m_window->page(), &EditorPage::saved);
        QTest::keyClick(&editor, Qt::Key_S, Qt::ControlModifier);
        QVERIFY(saved.wait());
        QCOMPARE(textOf(path), sound + "# end");
        QVERIFY(!m_window->page()->isModified());
        editor.undo();
        QVERIFY(m_window->page()->isModified());
        QVERIFY(!editor.text().contains(u"# end"_s));
    }

    void whatWasTypedComesBackAfterACrash()
    {
        const QString path = put(u"a.yml"_s, sound);
        TextEditor& editor = open(path);
        editor.moveCursor(QTextCursor::End);
        QTest::keyClicks(&editor, u"# lost?"_s);
        QTest::qWait(500); // longer than a draft waits
        crash();
        QCOMPARE(textOf(path), sound);
        start();
        TextEditor& again = open(path);
        QTRY_VERIFY(again.text().endsWith(u"# lost?"_s));
        QVERIFY(m_window->page()->isModified());
        again.undo();
        QCOMPARE(again.text(), QString::fromUtf8(sound));
    }

    void aFileHasOneTabAndThoseThatWereOpenComeBack()
    {
        const QString a = put(u"a.yml"_s, sound);
        const QString b = put(u"b.yml"_s, sound);
        open(a);
        open(b);
        open(a);
        QCOMPARE(m_window->view().count(), 2);
        m_window->close();
        crash();
        start();
        m_window->openLast();
        QCOMPARE(m_window->view().count(), 2);
        QCOMPARE(m_window->page()->key().path, a);
    }
};

QTEST_MAIN(WorkflowEditorTest)
#include "workflow_editor.moc"
