// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/completion_popup.h"
#include "editor/problem_panel.h"
#include "editor_window.h"
#include "lists/diagnostic_list_model.h"

#include <QHelpEvent>
#include <QMenu>
#include <QSignalSpy>
#include <QToolButton>
#include <QToolTip>
#include <QTreeView>

using namespace signalbox;
using namespace signalbox::tests;

namespace {

/// Knows three keys, one snippet, and what "runs-on" is.
class SomeKeys final : public editing::CompletionSource {
public:
    std::vector<editing::Completion> completions(const QByteArray& text, int offset) const override
    {
        asked = text;
        int start = offset;
        while (start > 0 && (std::isalnum(static_cast<unsigned char>(text[start - 1])) || text[start - 1] == '-'))
            --start;
        std::vector<editing::Completion> all;
        for (const QString& label : {u"runs-on"_s, u"run"_s, u"needs"_s})
            all.push_back({.label = label,
                           .help = u"What <i>"_s + label + u"</i> is"_s,
                           .insertText = label + u": "_s,
                           .replaced = {start, offset}});
        all.push_back({.label = u"checkout"_s,
                       .kind = editing::Completion::Kind::Snippet,
                       .insertText = u"uses: actions/checkout@v4\nwith:\n  fetch-depth: 0"_s,
                       .replaced = {start, offset}});
        if (broken)
            all.push_back({.label = u"run-away"_s, .insertText = u"x"_s, .replaced = {offset + 1000, -5}});
        return all;
    }

    editing::PlaceHelp helpAt(const QByteArray& text, int offset) const override
    {
        const int at = int(text.indexOf("runs-on"));
        if (at < 0 || offset < at || offset > at + 7)
            return {};
        return {.range = {at, at + 7}, .text = u"The <b>label</b> of a runner"_s};
    }

    mutable QByteArray asked;
    bool broken = false;
};

} // namespace

/// What was found in a text, what mends it, and what could be written.
class EditorProblemsTest : public EditorWindow {
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        m_panel.reset();
        m_editor.reset();
        QToolTip::hideText();
    }

    void goesFromProblemToProblemRoundTheEnds()
    {
        openSample();
        QStringList lines;
        for (int i = 0; i < 4; ++i) {
            press(Qt::Key_F8);
            lines << line(cursorLine()).trimmed();
        }
        QCOMPARE(lines.first(3),
                 QStringList({u"- uses: actions/checkout@v4"_s, u"neds: [test]"_s, u"runs-on: ubuntu-latest"_s}));
        QCOMPARE(lines.last(), lines.first());
        press(Qt::Key_F8, Qt::ShiftModifier);
        QCOMPARE(line(cursorLine()).trimmed(), u"runs-on: ubuntu-latest"_s);
    }

    void withoutProblemsTheKeysDoNothing()
    {
        openEditor("on: push\n");
        press(Qt::Key_F8);
        press(Qt::Key_F8, Qt::ShiftModifier);
        QCOMPARE(editor().textCursor().position(), 0);
        QCOMPARE(editor().fixAllSafe(), 0);
    }

    void aFoldedProblemIsUnfolded()
    {
        openSample();
        editor().setAllFolded(true);
        press(Qt::Key_F8);
        QVERIFY(editor().textCursor().block().isVisible());
    }

    void aFixIsOneStep()
    {
        openSample();
        putBehind(u"neds"_s);
        press(Qt::Key_Period, Qt::ControlModifier);
        QMenu* menu = fixMenu();
        QVERIFY(menu);
        QCOMPARE(menu->actions().constFirst()->text(), u"Write 'needs'"_s);
        QTest::keyClick(menu, Qt::Key_Return);
        QVERIFY(editor().text().contains(u"    needs: [test]"_s));
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(editor().bytes(), sampleWorkflow());
    }

    void allSafeFixesAreOneStepAndLeaveTheOthers()
    {
        openSample();
        QCOMPARE(editor().fixAllSafe(), 2);
        QVERIFY(editor().text().contains(u"needs: [test]\n    runs-on: ubuntu-24.04"_s));
        QVERIFY(editor().text().contains(u"actions/checkout@v4"_s)); // a pin is no safe change
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(editor().bytes(), sampleWorkflow());
    }

    void fixesInEachOthersWayAreMadeOneAtATime()
    {
        const QByteArray text = "abcdef\n";
        openEditor(text);
        const lint::Fix outer{.title = u"outer"_s, .edits = {{{0, 4}, "X"}, {{5, 6}, "Y"}}};
        const lint::Fix inner{.title = u"inner"_s, .edits = {{{2, 3}, "Z"}}};
        const lint::Fix twice{.title = u"insert"_s, .edits = {{{7, 7}, "end\n"}}};
        editor().setDiagnostics({found(text, "abcd", lint::Severity::Error, u"a"_s, u"a"_s, {outer}),
                                 found(text, "c", lint::Severity::Error, u"b"_s, u"b"_s, {inner}),
                                 found(text, "e", lint::Severity::Hint, u"c"_s, u"c"_s, {twice}),
                                 found(text, "f", lint::Severity::Hint, u"d"_s, u"d"_s, {twice})});
        QCOMPARE(editor().fixAllSafe(), 3);
        QCOMPARE(editor().text(), u"XeY\nend\n"_s);
    }

    void aFixOfAnOldTextIsNotMade()
    {
        openSample();
        putBehind(u"neds"_s);
        type(u"x"_s);
        QVERIFY(!editor().areDiagnosticsCurrent());
        QCOMPARE(editor().fixAllSafe(), 0);
        press(Qt::Key_Period, Qt::ControlModifier);
        QVERIFY(!fixMenu()); // it waits for the check
        const QByteArray now = editor().bytes();
        editor().setDiagnostics({found(now, "nedsx", lint::Severity::Error, u"unknown-key"_s, u"No."_s,
                                       {{.title = u"Now && then"_s, .edits = {{{0, 0}, "#"}}}})});
        QVERIFY(fixMenu());
        QTest::keyClick(fixMenu(), Qt::Key_Escape);
    }

    void placesOutsideOfTheTextDoNoHarm()
    {
        openEditor("on: push\n");
        editor().setDiagnostics({{.rule = u"r"_s, .range = {-7, 4000}, .message = u"all"_s},
                                 {.rule = u"r"_s, .range = {500, 400}, .message = u"nowhere"_s},
                                 {.rule = u"r"_s,
                                  .range = {9, 9},
                                  .message = u"end"_s,
                                  .fixes = {{.title = u"t"_s, .edits = {{{8000, 9000}, "jobs:\n"}}}}}});
        QVERIFY(!editor().grab().isNull());
        for (int i = 0; i < 5; ++i)
            press(Qt::Key_F8);
        QCOMPARE(editor().fixAllSafe(), 1);
        QCOMPARE(editor().text(), u"on: push\njobs:\n"_s);
    }

    void bytesOfAnotherFormAreFound()
    {
        const QByteArray text = "\xEF\xBB\xBFname: \xF0\x9F\x9A\x82\r\nneds: x\r\n";
        openEditor(text);
        editor().setDiagnostics({found(
            text, "neds", lint::Severity::Error, u"r"_s, u"m"_s,
            {{.title = u"t"_s, .edits = {{{int(text.indexOf("neds")), int(text.indexOf("neds")) + 4}, "needs"}}}})});
        QCOMPARE(editor().diagnostics().marks().front().place.selectedText(), u"neds"_s);
        editor().fixAllSafe();
        QCOMPARE(editor().bytes(), "\xEF\xBB\xBFname: \xF0\x9F\x9A\x82\r\nneeds: x\r\n");
    }

    void marksMoveAlongWithWhatIsTyped()
    {
        openSample();
        press(Qt::Key_Home, Qt::ControlModifier);
        press(Qt::Key_Return);
        type(u"# note"_s);
        QCOMPARE(editor().diagnostics().marks()[1].place.selectedText(), u"neds"_s);
    }

    void pointingAtAProblemTellsOfItAsPlainText()
    {
        openSample();
        editor().setCompletionSource(&m_source);
        putBehind(u"actions/check"_s);
        const QRect place = editor().cursorRect();
        QHelpEvent help(QEvent::ToolTip, place.center(), editor().viewport()->mapToGlobal(place.center()));
        QCoreApplication::sendEvent(editor().viewport(), &help);
        QTRY_VERIFY(QToolTip::isVisible());
        QVERIFY(QToolTip::text().contains(u"&lt;b&gt;only&lt;/b&gt;"_s));
        QVERIFY(QToolTip::text().contains(u"unpinned-action"_s));
        QVERIFY(QToolTip::text().contains(u"Pin to 11bd719"_s));
        QVERIFY(editor().helpFor(int(editor().text().indexOf(u"runs-on"_s))).contains(u"The <b>label</b>"_s));
        QVERIFY(editor().helpFor(0).isEmpty());
    }

    void theListLeadsToThePlaces()
    {
        openSample();
        openPanel();
        QCOMPARE(m_panel->model().rowCount(), 3);
        m_panel->begin();
        QTest::keyClick(list(), Qt::Key_Down);
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(line(cursorLine()).trimmed(), u"neds: [test]"_s);
        m_panel->findChild<QToolButton*>(u"filterHint"_s)->click();
        QCOMPARE(m_panel->model().rowCount(), 2);
        QVERIFY(m_panel->findChild<QToolButton*>(u"filterHint"_s)->text().startsWith(u"1 "_s));
        m_panel->findChild<QToolButton*>(u"fixAll"_s)->click();
        QVERIFY(editor().text().contains(u"needs: [test]"_s));
        QVERIFY(!m_panel->findChild<QToolButton*>(u"fixAll"_s)->isEnabled()); // until it has been checked again
    }

    void thePanelOutlivesItsEditor()
    {
        openSample();
        openPanel();
        m_panel->setEditor(nullptr);
        QCOMPARE(m_panel->model().rowCount(), 0);
        m_panel->setEditor(&editor());
        m_editor.reset();
        m_panel->begin();
        m_panel->setNote(u"Nobody checks"_s);
        m_panel->setEditor(nullptr);
        QCOMPARE(m_panel->model().rowCount(), 0);
    }

    void typingNarrowsDownWhatIsOffered()
    {
        openEditor("jobs:\n  a:\n    \n");
        editor().setCompletionSource(&m_source);
        editor().goToLine(3);
        press(Qt::Key_End);
        press(Qt::Key_Space, Qt::ControlModifier);
        QCOMPARE(popup().labels().size(), 4);
        type(u"run"_s);
        QCOMPARE(popup().labels(), QStringList({u"run"_s, u"runs-on"_s}));
        press(Qt::Key_Down);
        QCOMPARE(popup().chosenLabel(), u"runs-on"_s);
        press(Qt::Key_Tab);
        QVERIFY(!popup().isVisible());
        QCOMPARE(line(2), u"    runs-on: "_s);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(line(2), u"    run"_s);
    }

    void lettersInOrderAreEnough()
    {
        openEditor("");
        editor().setCompletionSource(&m_source);
        type(u"rso"_s);
        QCOMPARE(popup().labels(), QStringList{u"runs-on"_s});
        press(Qt::Key_Backspace);
        QVERIFY(popup().isVisible());
        press(Qt::Key_Escape);
        QVERIFY(!popup().isVisible());
        QCOMPARE(editor().text(), u"rs"_s);
        type(u"zzz"_s);
        QVERIFY(!popup().isVisible());
    }

    void severalLinesStandBelowEachOther()
    {
        openEditor("steps:\n  - check\n");
        editor().setCompletionSource(&m_source);
        putBehind(u"check"_s);
        press(Qt::Key_Space, Qt::ControlModifier);
        press(Qt::Key_Return);
        QCOMPARE(editor().text(), u"steps:\n  - uses: actions/checkout@v4\n    with:\n      fetch-depth: 0\n"_s);
    }

    void aWordThatIsWholeDoesNotHoldEnterBack()
    {
        openEditor("");
        editor().setCompletionSource(&m_source);
        type(u"needs"_s);
        QVERIFY(!popup().isVisible());
        press(Qt::Key_Return);
        QCOMPARE(editor().text(), u"needs\n"_s);
    }

    void nonsenseFromASourceIsLeftOut()
    {
        openEditor("");
        m_source.broken = true;
        editor().setCompletionSource(&m_source);
        type(u"run"_s);
        QCOMPARE(popup().labels(), QStringList({u"run"_s, u"runs-on"_s}));
        m_source.broken = false;
    }

    void withoutASourceNothingIsOffered()
    {
        openEditor("");
        press(Qt::Key_Space, Qt::ControlModifier);
        type(u"run: ${{ "_s);
        QVERIFY(!popup().isVisible());
    }

    void theSourceSeesTheFileAsItIsSaved()
    {
        openEditor("\xEF\xBB\xBF"
                   "a:\r\n");
        editor().setCompletionSource(&m_source);
        press(Qt::Key_End, Qt::ControlModifier);
        type(u"r"_s);
        QCOMPARE(m_source.asked,
                 "\xEF\xBB\xBF"
                 "a:\r\nr");
        press(Qt::Key_Down);
        press(Qt::Key_Tab);
        QCOMPARE(editor().bytes(),
                 "\xEF\xBB\xBF"
                 "a:\r\nrun: ");
    }

private:
    void openSample()
    {
        openEditor(sampleWorkflow());
        editor().setDiagnostics(sampleDiagnostics(sampleWorkflow()));
    }

    void openPanel()
    {
        m_panel = std::make_unique<ProblemPanel>();
        m_panel->resize(700, 200);
        m_panel->setEditor(&editor());
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }

    QTreeView* list() { return m_panel->findChild<QTreeView*>(); }
    CompletionPopup& popup() { return *editor().findChild<CompletionPopup*>(); }
    QMenu* fixMenu()
    {
        auto* menu = editor().findChild<QMenu*>(u"fixMenu"_s);
        return menu && menu->isVisible() ? menu : nullptr;
    }

    SomeKeys m_source;
    std::unique_ptr<ProblemPanel> m_panel;
};

QTEST_MAIN(EditorProblemsTest)
#include "editor_problems.moc"
