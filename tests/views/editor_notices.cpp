// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/comparison_pane.h"
#include "editor/editor_page.h"
#include "editor/editor_view.h"
#include "editor/file_notices.h"
#include "editor/tab_names.h"
#include "editor/text_comparison.h"
#include "editor/text_editor.h"

#include <QDir>
#include <QFile>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>

using namespace signalbox;
using namespace signalbox::views;
using namespace Qt::StringLiterals;
using Matter = FileNotices::Matter;

/// What is asked about a file, and what each answer does to it.
class EditorNotices : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_path = m_place->filePath(u"ci.yml"_s);
        write("on: push\n");
        m_drafts = std::make_unique<editing::DraftStore>(m_place->filePath(u"drafts"_s));
        m_view = std::make_unique<EditorView>(m_drafts.get());
        m_view->resize(900, 600);
        m_view->show();
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_page = &m_view->openLocal(m_path);
        QTRY_VERIFY(m_page->isOpen());
        QTest::keyClicks(&m_page->editor(), u"# "_s);
        QVERIFY(m_page->isModified());
    }

    void cleanup()
    {
        m_view.reset();
        m_drafts.reset();
    }

    void closingAsksAndEveryAnswerIsReachedByKeyboard()
    {
        QTest::keyClick(&m_page->editor(), Qt::Key_W, Qt::ControlModifier);
        QVERIFY(m_page->notices().isSaid(Matter::Closing));
        QCOMPARE(m_view->count(), 1);
        QCOMPARE(choices(Matter::Closing),
                 (QStringList{u"Save and close"_s, u"Close and keep as a draft"_s, u"Give my changes up"_s}));
        QSet<QWidget*> reached;
        for (int i = 0; i < 20; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            reached << QApplication::focusWidget();
        }
        for (const QString& choice : choices(Matter::Closing))
            QVERIFY2(reached.contains(button(Matter::Closing, choice)), qPrintable(choice));
    }

    void saveAndCloseWritesIt()
    {
        m_page->askToClose();
        choose(Matter::Closing, u"Save and close"_s);
        QTRY_COMPARE(m_view->count(), 0);
        QCOMPARE(read(), "# on: push\n");
        QTRY_VERIFY(draftFiles().isEmpty());
    }

    void whatCannotBeSavedStaysOpen()
    {
        QVERIFY(QFile::setPermissions(m_place->path(), QFile::ReadOwner | QFile::ExeOwner));
        if (QFileInfo(m_place->path()).isWritable())
            QSKIP("Who may write everywhere cannot see a file that may not be written.");
        m_page->askToClose();
        choose(Matter::Closing, u"Save and close"_s);
        QTRY_VERIFY(m_page->notices().isSaid(Matter::Saving));
        QCOMPARE(m_view->count(), 1);
        QVERIFY(QFile::setPermissions(m_place->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    void aDraftIsKeptAndComesBack()
    {
        m_page->askToClose();
        choose(Matter::Closing, u"Close and keep as a draft"_s);
        QTRY_COMPARE(m_view->count(), 0);
        QCOMPARE(read(), "on: push\n");
        QTRY_COMPARE(draftFiles().size(), 1);
        EditorPage& again = m_view->openLocal(m_path);
        QTRY_VERIFY(again.isModified());
        QCOMPARE(again.editor().text(), u"# on: push\n"_s);
    }

    void whatIsGivenUpIsGone()
    {
        QTRY_COMPARE(draftFiles().size(), 1);
        m_page->askToClose();
        choose(Matter::Closing, u"Give my changes up"_s);
        QTRY_COMPARE(m_view->count(), 0);
        QTRY_VERIFY(draftFiles().isEmpty());
        EditorPage& again = m_view->openLocal(m_path);
        QTRY_VERIFY(again.isOpen());
        QCOMPARE(again.editor().text(), u"on: push\n"_s);
        QVERIFY(!again.isModified());
    }

    void whoGoesOnTypingInsteadOfAnsweringKeepsTheFile()
    {
        m_page->askToClose();
        QTest::keyClicks(&m_page->editor(), u"more "_s);
        QCOMPARE(m_view->count(), 1);
        QCOMPARE(m_page->editor().text(), u"# more on: push\n"_s);
    }

    void keepMineSavesOverTheOther()
    {
        write("on: release\n");
        QTRY_VERIFY(m_page->notices().isSaid(Matter::Outside));
        choose(Matter::Outside, u"Keep mine"_s);
        QVERIFY(!m_page->notices().isSaid(Matter::Outside));
        QCOMPARE(m_page->editor().text(), u"# on: push\n"_s);
        QCOMPARE(read(), "on: release\n"); // not before it is saved
        m_page->save();
        QTRY_COMPARE(read(), "# on: push\n");
        QTRY_VERIFY(!m_page->isModified());
    }

    void keepMineIsAskedAgainAfterTheNextChange()
    {
        write("on: release\n");
        QTRY_VERIFY(m_page->notices().isSaid(Matter::Outside));
        choose(Matter::Outside, u"Keep mine"_s);
        write("on: schedule\n");
        QTRY_VERIFY(m_page->notices().isSaid(Matter::Outside));
        m_page->save();
        QTest::qWait(200);
        QCOMPARE(read(), "on: schedule\n");
    }

    void readTheOtherCanBeUndone()
    {
        write("on: release\n");
        QTRY_VERIFY(m_page->notices().isSaid(Matter::Outside));
        choose(Matter::Outside, u"Read the other"_s);
        QCOMPARE(m_page->editor().text(), u"on: release\n"_s);
        QVERIFY(!m_page->isModified());
        m_page->editor().undo();
        QCOMPARE(m_page->editor().text(), u"# on: push\n"_s);
    }

    void comparingShowsBothAndTheQuestionStays()
    {
        write("on: release\n");
        QTRY_VERIFY(m_page->notices().isSaid(Matter::Outside));
        choose(Matter::Outside, u"Compare"_s);
        auto* dialog = m_view->findChild<TextComparison*>();
        QVERIFY(dialog && dialog->isVisible());
        const auto* text = dialog->findChild<ComparisonPane*>();
        QCOMPARE(text->toPlainText(), u"- on: release\n+ # on: push\n  "_s);
        QCOMPARE(text->words(), u"1 line added (+), 1 removed (-)"_s);
        QVERIFY(text->isReadOnly());
        QVERIFY(m_page->notices().isSaid(Matter::Outside));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!m_view->findChild<TextComparison*>());
    }

    void aComparisonMarksWhatDiffersAndBeginsThere()
    {
        QString before;
        for (int i = 0; i < 200; ++i)
            before += u"line %1\n"_s.arg(i);
        QString after = before;
        after.replace(u"line 150\n"_s, u"other\n"_s);
        ComparisonPane text;
        text.resize(400, 300);
        text.show();
        text.compare(before, after);
        QCOMPARE(text.extraSelections().size(), 2);
        for (const QTextEdit::ExtraSelection& ground : text.extraSelections())
            QVERIFY(ground.cursor.block().text() == "- line 150"_L1 || ground.cursor.block().text() == "+ other"_L1);
        QCOMPARE(text.textCursor().block().text(), u"- line 150"_s);
        QVERIFY(text.rect().contains(text.cursorRect().center()));
        text.compare(before, before);
        QCOMPARE(text.words(), u"Both are the same."_s);
        QVERIFY(text.extraSelections().isEmpty());
    }

    void tabsOfOneNameShowWhereTheyDiffer()
    {
        const auto* tabs = m_view->findChild<QTabWidget*>(u"editorTabs"_s);
        QCOMPARE(tabs->tabText(0), u"ci.yml ●"_s);
        const QString other = m_place->filePath(u"other/ci.yml"_s);
        QVERIFY(QDir(m_place->path()).mkpath(u"other"_s));
        QVERIFY(QFile::copy(m_path, other));
        EditorPage& second = m_view->openLocal(other);
        QCOMPARE(tabs->tabText(1), u"ci.yml — other"_s);
        QVERIFY(tabs->tabText(0).startsWith(u"ci.yml — "_s) && tabs->tabText(0).endsWith(u" ●"_s));
        QTRY_VERIFY(second.isOpen());
        second.askToClose();
        QCOMPARE(tabs->tabText(0), u"ci.yml ●"_s);
    }

    void tabsOfOneFileSayItsBranchOrRepositoryOrBoth()
    {
        const auto on = [](const QString& repository, const QString& branch) {
            return editing::DocumentKey{.account = u"github.com/ada"_s,
                                        .repository = {.owner = u"octo"_s, .name = repository},
                                        .branch = branch,
                                        .path = u".github/workflows/ci.yml"_s};
        };
        QCOMPARE(tabNames({on(u"a"_s, u"main"_s), on(u"a"_s, u"ada/fix"_s)}),
                 (QStringList{u"ci.yml — main"_s, u"ci.yml — ada/fix"_s}));
        QCOMPARE(tabNames({on(u"a"_s, u"main"_s), on(u"b"_s, u"main"_s)}),
                 (QStringList{u"ci.yml — octo/a"_s, u"ci.yml — octo/b"_s}));
        QCOMPARE(tabNames({on(u"a"_s, u"main"_s), on(u"a"_s, u"fix"_s), on(u"b"_s, u"main"_s)}),
                 (QStringList{u"ci.yml — octo/a › main"_s, u"ci.yml — fix"_s, u"ci.yml — octo/b"_s}));
    }

private:
    QList<QPushButton*> buttons(Matter matter) const
    {
        QList<QPushButton*> shown;
        for (QPushButton* one : m_page->notices().banner(matter).findChildren<QPushButton*>()) {
            if (one->isVisible())
                shown << one;
        }
        return shown;
    }
    QStringList choices(Matter matter) const
    {
        QStringList texts;
        for (const QPushButton* one : buttons(matter))
            texts << one->text();
        return texts;
    }
    QPushButton* button(Matter matter, const QString& text) const
    {
        for (QPushButton* one : buttons(matter)) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }
    void choose(Matter matter, const QString& text) const
    {
        QPushButton* one = button(matter, text);
        QVERIFY2(one, qPrintable(choices(matter).join(u", "_s)));
        one->click();
    }

    QStringList draftFiles() const { return QDir(m_place->filePath(u"drafts"_s)).entryList(QDir::Files); }

    void write(const QByteArray& bytes) const
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }

    QByteArray read() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_place;
    std::unique_ptr<editing::DraftStore> m_drafts;
    std::unique_ptr<EditorView> m_view;
    EditorPage* m_page = nullptr;
    QString m_path;
};

QTEST_MAIN(EditorNotices)
#include "editor_notices.moc"
