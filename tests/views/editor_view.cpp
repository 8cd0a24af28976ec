// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/editor_view.h"
#include "editor/breadcrumb.h"
#include "editor/editor_page.h"
#include "editor/file_notices.h"
#include "editor_window.h"
#include "pictures.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

using namespace signalbox;
using namespace signalbox::tests;
using Matter = FileNotices::Matter;

namespace {

editing::DocumentKey remoteKey()
{
    return {.account = u"ada@github.com"_s,
            .repository = {.owner = u"octo"_s, .name = u"hello"_s},
            .branch = u"main"_s,
            .path = u".github/workflows/ci.yml"_s};
}

/// Answers when the test says so.
class SlowCheck final : public editing::DocumentCheck {
public:
    explicit SlowCheck(QList<std::pair<QByteArray, int>>& asked)
        : m_asked(asked)
    {
        last = this;
    }
    void textChanged(const QByteArray& text, const QString&, int revision) override
    {
        m_asked << std::pair(text, revision);
    }
    static inline SlowCheck* last = nullptr;

private:
    QList<std::pair<QByteArray, int>>& m_asked;
};

} // namespace

/// Files in tabs: drafts, saving, and what others do meanwhile.
class EditorViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_path = m_place->filePath(u"ci.yml"_s);
        write("on: push\r\n");
        start();
    }
    void cleanup()
    {
        m_view.reset();
        m_drafts.reset();
    }

    void savesWhatWasTypedAndKeepsThePast()
    {
        EditorPage& page = openLocal();
        type(page, u"# "_s);
        QVERIFY(page.isModified());
        QTest::keyClick(&page.editor(), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(!page.isModified());
        QCOMPARE(read(), "# on: push\r\n");
        QVERIFY(page.editor().document()->isUndoAvailable());
        QTRY_VERIFY(draftFiles().isEmpty());
    }

    void aDraftComesBackAndCanBeGivenUp()
    {
        type(openLocal(), u"# "_s);
        QTRY_COMPARE(draftFiles().size(), 1); // without anybody saying so: a kill would find it there
        start();
        EditorPage& page = openLocal();
        QCOMPARE(page.editor().text(), u"# on: push\n"_s);
        QVERIFY(page.notices().isSaid(Matter::Draft));
        page.notices().banner(Matter::Draft).findChildren<QPushButton*>().last()->click();
        QCOMPARE(page.editor().text(), u"on: push\n"_s);
        QTRY_VERIFY(draftFiles().isEmpty());
    }

    void anothersChangeWaitsForAnAnswer()
    {
        EditorPage& page = openLocal();
        type(page, u"# "_s);
        write("on: release\n");
        QTRY_VERIFY(page.notices().isSaid(Matter::Outside));
        page.save();
        QTest::qWait(200);
        QCOMPARE(read(), "on: release\n");
        QVERIFY(QFile::remove(m_path));
        QTRY_VERIFY(page.notices().what(Matter::Outside).contains(u"not there"_s));
        QCOMPARE(page.editor().text(), u"# on: push\n"_s);
    }

    void onlyTheAnswerAboutTheNewestTextIsShown()
    {
        QList<std::pair<QByteArray, int>> asked;
        m_view->setCheck([&asked](const editing::DocumentKey&) { return std::make_unique<SlowCheck>(asked); });
        EditorPage& page = openLocal();
        QTRY_VERIFY(!asked.isEmpty());
        const int old = asked.last().second;
        type(page, u"x"_s);
        QTRY_COMPARE(asked.last().first, "xon: push\r\n");
        Q_EMIT SlowCheck::last->checked({{.rule = u"old"_s, .range = {0, 1}, .message = u"m"_s}}, old);
        QVERIFY(page.editor().diagnostics().marks().empty());
        Q_EMIT SlowCheck::last->checked({{.rule = u"new"_s, .range = {0, 1}, .message = u"m"_s}}, asked.last().second);
        QCOMPARE(page.editor().diagnostics().marks().size(), 1U);
    }

    void whatCannotBeReadSaysSo()
    {
        EditorPage& page = m_view->openLocal(m_place->filePath(u"none.yml"_s));
        QTRY_VERIFY(page.notices().isSaid(Matter::File));
        QVERIFY(!page.isOpen());
        EditorPage& other = m_view->open(remoteKey(), "caf\xE9\n");
        QTRY_VERIFY(other.notices().isSaid(Matter::File));
        QVERIFY(other.editor().isReadOnly());
    }

    void theBreadcrumbFollowsTheCursorAndLeadsBack()
    {
        EditorPage& page = m_view->open(remoteKey(), sampleWorkflow());
        const auto labels = [&page] {
            QStringList all;
            for (const QToolButton* button : page.breadcrumb().findChildren<QToolButton*>()) {
                if (button->isVisible())
                    all << button->text();
            }
            return all;
        };
        QTRY_COMPARE(labels(), QStringList{u"ci.yml"_s});
        const auto goTo = [&](int line) {
            page.editor().goToLine(line);
            return labels();
        };
        QTRY_COMPARE(goTo(24), (QStringList{u"ci.yml"_s, u"jobs"_s, u"test"_s, u"steps"_s, u"2 Build and test"_s}));
        QCOMPARE(goTo(33), (QStringList{u"ci.yml"_s, u"jobs"_s, u"deploy"_s}));
        page.breadcrumb().findChildren<QToolButton*>().at(1)->click();
        QCOMPARE(page.editor().textCursor().block().text(), u"jobs:"_s);
        QVERIFY(page.editor().hasFocus());
        goTo(24);
        auto* step = page.breadcrumb().findChildren<QToolButton*>().at(4);
        step->setFocus();
        QTest::keyClick(step, Qt::Key_Space);
        QCOMPARE(page.editor().textCursor().block().text(), u"      - name: Build and test"_s);
    }

    void aNarrowWindowCutsTheBreadcrumbAndNotTheText()
    {
        EditorPage& page = m_view->open(remoteKey(), sampleWorkflow());
        QTRY_VERIFY(page.isOpen());
        const int without = m_view->minimumSizeHint().width();
        page.breadcrumb().setTrail({{.label = QString(39, u'x'), .line = 1},
                                    {.label = QString(39, u'y'), .line = 2},
                                    {.label = QString(500, u'z'), .line = 3}});
        QTest::qWait(50);
        QCOMPARE(m_view->minimumSizeHint().width(), without);
    }

    void isPaintedInLightAndDark()
    {
        Look look(*static_cast<QApplication*>(QCoreApplication::instance()));
        EditorPage& page = m_view->open(remoteKey(), sampleWorkflow());
        QTRY_VERIFY(page.isOpen());
        page.editor().setDiagnostics(sampleDiagnostics(sampleWorkflow()));
        type(page, u"#"_s);
        QTest::keyClick(&page.editor(), Qt::Key_H, Qt::ControlModifier);
        QTest::keyClicks(m_view->findChild<QLineEdit*>(u"findText"_s), u"matrix"_s);
        page.askToClose();
        QTest::qWait(500);
        keepPictures(look, *m_view, u"editor"_s);
    }

private:
    void start()
    {
        m_view.reset();
        m_drafts.reset();
        m_drafts = std::make_unique<editing::DraftStore>(m_place->filePath(u"drafts"_s));
        m_view = std::make_unique<EditorView>(m_drafts.get());
        m_view->resize(1100, 760);
        m_view->show();
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    }

    EditorPage& openLocal()
    {
        EditorPage& page = m_view->openLocal(m_path);
        [&] { QTRY_VERIFY(page.isOpen()); }();
        return page;
    }

    static void type(EditorPage& page, const QString& text)
    {
        page.editor().setFocus();
        QTest::keyClicks(&page.editor(), text);
    }

    QStringList draftFiles() { return QDir(m_place->filePath(u"drafts"_s)).entryList(QDir::Files); }

    void write(const QByteArray& bytes)
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }

    QByteArray read()
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_place;
    std::unique_ptr<editing::DraftStore> m_drafts;
    std::unique_ptr<EditorView> m_view;
    QString m_path;
};

QTEST_MAIN(EditorViewTest)
#include "editor_view.moc"
