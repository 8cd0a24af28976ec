// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/find_replace_bar.h"
#include "editor/outline_panel.h"
#include "editor_window.h"
#include "lists/file_outline_model.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTreeView>
#include <QVBoxLayout>

using namespace signalbox;
using namespace signalbox::tests;

/// Finding, replacing, and walking by the outline.
class EditorFindTest : public EditorWindow {
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        m_bar.reset();
        m_outline.reset();
        m_editor.reset();
    }

    void findsWhileOneTypes()
    {
        open("a: one\nb: One\nc: two\n");
        QTest::keyClicks(field(), u"one"_s);
        QCOMPARE(m_bar->status(), u"1 of 2"_s);
        QCOMPARE(editor().textCursor().selectedText(), u"one"_s);
        QTest::keyClick(field(), Qt::Key_Return);
        QCOMPARE(m_bar->status(), u"2 of 2"_s);
        QTest::keyClick(field(), Qt::Key_F3);
        QCOMPARE(m_bar->status(), u"1 of 2"_s); // round the end
        QTest::keyClick(field(), Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(m_bar->status(), u"2 of 2"_s);
        m_bar->setQuery({.text = u"one"_s, .matchCase = true});
        QCOMPARE(m_bar->status(), u"1 of 1"_s);
        m_bar->setQuery({.text = u"on"_s, .wholeWords = true});
        QCOMPARE(m_bar->status(), u"No match"_s);
        QVERIFY(!editor().grab().isNull());
    }

    void aBadExpressionIsSaidInTheBar()
    {
        open("a: (\n");
        m_bar->setQuery({.text = u"("_s, .expression = true});
        QVERIFY(m_bar->status().startsWith(u"No expression: "_s));
        m_bar->setReplacement(u"x"_s);
        m_bar->replaceAll();
        m_bar->replaceOne();
        m_bar->findNext();
        QCOMPARE(editor().text(), u"a: (\n"_s);
        m_bar->setQuery({.text = u"("_s});
        QCOMPARE(m_bar->status(), u"1 of 1"_s);
    }

    void replacesOneAfterTheOther()
    {
        open("aa aa\n");
        m_bar->open(true);
        m_bar->setQuery({.text = u"a"_s});
        m_bar->setReplacement(u"aa"_s); // holds what is looked for: it must go on behind it
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(with(), Qt::Key_Return);
        QCOMPARE(editor().text(), u"aaaa aaaa\n"_s);
    }

    void replacesAllAsOneStep()
    {
        open(QByteArray("- uses: actions/checkout@v3\n").repeated(3000));
        m_bar->open(true);
        m_bar->setQuery({.text = u"(actions/\\w+)@v\\d"_s, .expression = true});
        m_bar->setReplacement(u"$1@v4"_s);
        QTest::keyClick(field(), Qt::Key_Return, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(editor().text().count(u"actions/checkout@v4\n"_s), 3000);
        QCOMPARE(m_bar->status(), QLocale().toString(3000) + u" replaced"_s);
        editor().setFocus();
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(editor().text().count(u"@v3\n"_s), 3000);
        QVERIFY(!editor().document()->isUndoAvailable());
    }

    void emptyMatchesAreReplacedAndEnd()
    {
        open("a\nb\n");
        m_bar->open(true);
        m_bar->setQuery({.text = u"^"_s, .expression = true});
        m_bar->setReplacement(u"# "_s);
        m_bar->replaceAll();
        QCOMPARE(editor().text(), u"# a\n# b\n"_s); // there is no line behind the last end
        m_bar->findNext();
        m_bar->findPrevious();
        QVERIFY(!editor().grab().isNull());
    }

    void whatMayNotBeWrittenIsNotReplaced()
    {
        open("caf\xE9 one\n");
        m_bar->open(true);
        QVERIFY(!with()->isVisible());
        m_bar->setQuery({.text = u"one"_s});
        m_bar->replaceAll();
        m_bar->replaceOne();
        QVERIFY(editor().text().contains(u"one"_s));
    }

    void matchesFollowTheText()
    {
        open("one\n");
        m_bar->setQuery({.text = u"one"_s});
        editor().setFocus();
        press(Qt::Key_End, Qt::ControlModifier);
        type(u"one one"_s);
        QTRY_COMPARE(m_bar->status(), u"3 matches"_s);
    }

    void findsWithinAFold()
    {
        open("a:\n  b:\n    needle: 1\n");
        editor().setAllFolded(true);
        m_bar->setQuery({.text = u"needle"_s});
        QVERIFY(editor().textCursor().block().isVisible());
        QCOMPARE(editor().textCursor().selectedText(), u"needle"_s);
    }

    void escapeCloses()
    {
        open("a\n");
        QSignalSpy closed(m_bar.get(), &FindReplaceBar::closed);
        QTest::keyClick(field(), Qt::Key_Escape);
        QCOMPARE(closed.size(), 1);
        m_editor.reset(); // and the text may go before the bar
        m_bar->setQuery({.text = u"a"_s});
        m_bar->findNext();
        m_bar->setEditor(nullptr);
    }

    void theOutlineLeadsToLinesAndFollowsTheCursor()
    {
        openEditor(sampleWorkflow());
        m_outline = std::make_unique<OutlinePanel>();
        m_outline->setEditor(&editor());
        m_outline->show();
        QTRY_COMPARE(m_outline->model().rowCount(), 2);
        editor().activateWindow();
        editor().setFocus();
        QTRY_VERIFY(editor().hasFocus());
        putBehind(u"cargo test"_s);
        QStringList trail;
        for (const Breadcrumb::Crumb& crumb : m_outline->trail())
            trail << u"%1:%2"_s.arg(crumb.label).arg(crumb.line);
        QCOMPARE(trail, QStringList({u"jobs:7"_s, u"test:8"_s, u"steps:16"_s, u"2 Build and test:20"_s}));
        auto* tree = m_outline->findChild<QTreeView*>();
        QCOMPARE(tree->currentIndex().data().toString(), u"Build and test"_s);
        m_outline->activateWindow();
        tree->setFocus();
        tree->setCurrentIndex(m_outline->model().index(1, 0, m_outline->model().index(1, 0)));
        QTest::keyClick(tree, Qt::Key_Return);
        QCOMPARE(line(cursorLine()), u"  deploy:"_s);
    }

    void theOutlineKeepsWhatCanBeReadWhileALineIsBeingWritten()
    {
        openEditor("on: push\njobs:\n  a:\n    steps: []\n");
        m_outline = std::make_unique<OutlinePanel>();
        m_outline->setEditor(&editor());
        QTRY_COMPARE(m_outline->model().rowCount(), 2);
        press(Qt::Key_Home, Qt::ControlModifier);
        type(u"{{{"_s);
        QTRY_COMPARE(m_outline->model().rowCount(), 1); // the line of `on` is none at the moment
        QCOMPARE(m_outline->model().index(0, 0).data().toString(), u"jobs"_s);
        press(Qt::Key_A, Qt::ControlModifier);
        press(Qt::Key_Delete);
        QTRY_COMPARE(m_outline->model().rowCount(), 0); // an empty file has none
        m_editor.reset();
        m_outline->setEditor(nullptr);
    }

private:
    void open(const QByteArray& text)
    {
        openEditor(text);
        m_bar = std::make_unique<FindReplaceBar>();
        m_bar->setEditor(&editor());
        m_bar->open(false);
        m_bar->resize(800, 80);
        QVERIFY(QTest::qWaitForWindowExposed(m_bar.get()));
        m_bar->activateWindow();
        field()->setFocus();
    }

    QLineEdit* field() { return m_bar->findChild<QLineEdit*>(u"findText"_s); }
    QLineEdit* with()
    {
        auto* field = m_bar->findChild<QLineEdit*>(u"replaceText"_s);
        field->setFocus();
        return field;
    }

    std::unique_ptr<FindReplaceBar> m_bar;
    std::unique_ptr<OutlinePanel> m_outline;
};

QTEST_MAIN(EditorFindTest)
#include "editor_find.moc"
