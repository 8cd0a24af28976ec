// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/look.h"
#include "editor/workflow_highlighter.h"
#include "editor_window.h"

#include <QApplication>
#include <QClipboard>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTextLayout>
#include <QWheelEvent>

using namespace signalbox;
using namespace signalbox::tests;

/// Typing, colours and folding in the text of a workflow file.
class EditorTextTest : public EditorWindow {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_editor.reset(); }

    void anUntouchedFileComesBackByteByByte_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("plain") << sampleWorkflow();
        QTest::newRow("CRLF, a mark, no end") << QByteArray("\xEF\xBB\xBFon: push\r\n\r\njobs:");
        QTest::newRow("spaces that do not break") << QByteArray("name: a\xC2\xA0"
                                                                "b\xE2\x80\xA8"
                                                                "c\n");
        QTest::newRow("engines and tabs") << QByteArray("name: \xF0\x9F\x9A\x82\t\n\n\n");
        QTest::newRow("object replacement") << QByteArray("name: \xEF\xBF\xBC.\n");
    }

    void anUntouchedFileComesBackByteByByte()
    {
        QFETCH(QByteArray, bytes);
        openEditor(bytes);
        QCOMPARE(editor().bytes(), bytes);
        type(u"x"_s);
        QVERIFY(editor().bytes() != bytes);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(editor().bytes(), bytes);
        QVERIFY(!editor().document()->isModified());
    }

    void whatIsNoUtf8IsReadAndNotWritten()
    {
        openEditor("name: caf\xE9\non: push\n");
        QVERIFY(editor().isReadOnly());
        const QString before = editor().text();
        type(u"x"_s);
        for (const auto& [key, modifiers] :
             std::initializer_list<std::pair<Qt::Key, Qt::KeyboardModifiers>>{{Qt::Key_Return, {}},
                                                                              {Qt::Key_Tab, {}},
                                                                              {Qt::Key_D, Qt::ControlModifier},
                                                                              {Qt::Key_Slash, Qt::ControlModifier},
                                                                              {Qt::Key_Down, Qt::AltModifier},
                                                                              {Qt::Key_Delete, {}},
                                                                              {Qt::Key_Backtab, Qt::ShiftModifier}})
            press(key, modifiers);
        QCOMPARE(editor().text(), before);
        press(Qt::Key_Down);
        QCOMPARE(cursorLine(), 1); // but one can move in it
    }

    void linesBeginWhereTheyBelong()
    {
        openEditor("");
        type(u"jobs:"_s);
        press(Qt::Key_Return);
        type(u"test:"_s);
        press(Qt::Key_Return);
        type(u"steps:"_s);
        press(Qt::Key_Return);
        type(u"- name: x"_s);
        press(Qt::Key_Return);
        type(u"run: |"_s);
        press(Qt::Key_Return);
        type(u"make"_s);
        press(Qt::Key_Return);
        press(Qt::Key_Backspace);
        press(Qt::Key_Backspace);
        type(u"- uses: y"_s);
        QCOMPARE(editor().text(),
                 u"jobs:\n  test:\n    steps:\n      - name: x\n        run: |\n          make\n      - uses: y"_s);
    }

    void aBrokenLineBringsNoSpacesAlong()
    {
        openEditor("on: push   # why\n");
        putBehind(u"push"_s);
        press(Qt::Key_Return);
        QCOMPARE(editor().text(), u"on: push\n# why\n"_s);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(editor().text(), u"on: push   # why\n"_s);
    }

    void tabWritesSpacesToTheNextLevel()
    {
        openEditor("a:\n");
        putBehind(u"a:"_s);
        press(Qt::Key_Tab);
        type(u"b"_s);
        press(Qt::Key_Tab);
        QCOMPARE(line(0), u"a:  b "_s);
        QVERIFY(!editor().text().contains(u'\t'));
    }

    void tabMovesChosenLinesByALevelAndKeepsThemChosen()
    {
        openEditor("a: 1\n\n b: 2\nc: 3\n");
        editor().select({.start = 0, .end = 12}); // to the start of the last one, which is not meant
        press(Qt::Key_Tab);
        QCOMPARE(editor().text(), u"  a: 1\n\n  b: 2\nc: 3\n"_s);
        QVERIFY(editor().textCursor().hasSelection());
        press(Qt::Key_Backtab, Qt::ShiftModifier);
        press(Qt::Key_Backtab, Qt::ShiftModifier); // there is no further out
        QCOMPARE(editor().text(), u"a: 1\n\nb: 2\nc: 3\n"_s);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(editor().text(), u"  a: 1\n\n  b: 2\nc: 3\n"_s); // a step at a time
    }

    void commentsComeAndGoInOneStep()
    {
        openEditor("a:\n  b: 1\n\n  c: 2\n");
        press(Qt::Key_A, Qt::ControlModifier);
        press(Qt::Key_Slash, Qt::ControlModifier);
        QCOMPARE(editor().text(), u"# a:\n#   b: 1\n\n#   c: 2\n"_s);
        press(Qt::Key_Slash, Qt::ControlModifier);
        QCOMPARE(editor().text(), u"a:\n  b: 1\n\n  c: 2\n"_s);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(editor().text(), u"# a:\n#   b: 1\n\n#   c: 2\n"_s);
    }

    void linesMoveAndDouble()
    {
        openEditor("a\nb\nc");
        putBehind(u"a"_s);
        press(Qt::Key_Up, Qt::AltModifier); // there is nothing above
        QCOMPARE(editor().text(), u"a\nb\nc"_s);
        press(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(editor().text(), u"b\na\nc"_s);
        QCOMPARE(cursorLine(), 1);
        press(Qt::Key_Down, Qt::AltModifier);
        press(Qt::Key_Down, Qt::AltModifier); // nor below
        QCOMPARE(editor().text(), u"b\nc\na"_s);
        press(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(editor().text(), u"b\nc\na\na"_s);
        QCOMPARE(cursorLine(), 3);
        press(Qt::Key_Z, Qt::ControlModifier);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(editor().text(), u"b\na\nc"_s);
    }

    void foldsAndUnfoldsByKeyboard()
    {
        openEditor(sampleWorkflow());
        putBehind(u"fetch-depth"_s);
        press(Qt::Key_BracketLeft, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(line(cursorLine()), u"        with:"_s); // the innermost, and the cursor is where it is seen
        QVERIFY(editor().isFolded(cursorLine()));
        press(Qt::Key_BraceLeft, Qt::ControlModifier | Qt::ShiftModifier); // the same again is one level further out
        QCOMPARE(line(cursorLine()), u"      - uses: actions/checkout@v4"_s);
        press(Qt::Key_BracketRight, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!editor().isFolded(cursorLine()));
        QCOMPARE(visibleLines(), editor().blockCount());
    }

    void foldsAllAndFindsItsWayOverThem()
    {
        openEditor(sampleWorkflow());
        putBehind(u"secrets"_s);
        press(Qt::Key_BracketLeft, Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier);
        QVERIFY(visibleLines() <= 9);
        QCOMPARE(line(cursorLine()), u"jobs:"_s);
        QVERIFY(editor().verticalScrollBar()->maximum() == 0);
        press(Qt::Key_Up);
        press(Qt::Key_Down);
        QCOMPARE(line(cursorLine()), u"jobs:"_s);
        QVERIFY(editor().isFolded(cursorLine())); // walking past opens nothing
        putBehind(u"secrets"_s); // what leads into it does
        QVERIFY(editor().textCursor().block().isVisible());
        press(Qt::Key_BracketRight, Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(visibleLines(), editor().blockCount());
    }

    void anUndoneChangeWithinAFoldIsSeen()
    {
        openEditor(sampleWorkflow());
        putBehind(u"fetch-depth: "_s);
        type(u"1"_s);
        press(Qt::Key_BracketLeft, Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier);
        press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(editor().document()->findBlock(editor().text().indexOf(u"fetch-depth"_s)).isVisible());
        QCOMPARE(editor().bytes(), sampleWorkflow());
    }

    void whatHasNothingBelowItDoesNotFold()
    {
        openEditor("a: 1\n\n# c\nb: 2\n");
        press(Qt::Key_BracketLeft, Qt::ControlModifier | Qt::ShiftModifier);
        for (int i = -1; i < 6; ++i) {
            editor().setFolded(i, true);
            QVERIFY(!editor().isFolded(i));
        }
        QCOMPARE(visibleLines(), 5);
    }

    void coloursScriptsAndExpressions()
    {
        openEditor(sampleWorkflow());
        waitForColours();
        const QColor key = colourOf(u"runs-on"_s);
        QVERIFY(key.isValid());
        QVERIFY(colourOf(u"for crate"_s).isValid()); // a keyword of the shell
        QVERIFY(colourOf(u"for crate"_s) != key);
        QVERIFY(colourOf(u"const answer"_s).isValid()); // of JavaScript
        QCOMPARE(formatOf(u"${{ matrix.os }})"_s).background().color(), EditorColours(Theme::current()).expression);
        QCOMPARE(formatOf(u"${{ runner"_s).background().color(),
                 EditorColours(Theme::current()).expression); // in a string
        QVERIFY(colourOf(u"cancelled()"_s) == colourOf(u"cancelled()"_s));
        QVERIFY(colourOf(u"cancelled()"_s).isValid()); // an `if` is an expression without a sign for it
        QCOMPARE(colourOf(u"neds"_s), key); // behind the scripts it is YAML again
    }

    void anOpenQuoteInAScriptEndsWithTheScript()
    {
        openEditor("jobs:\n  a:\n    steps:\n      - run: |\n          echo \"never closed\n      - run: 'x\n  b:\n    "
                   "runs-on: x\n");
        waitForColours();
        QVERIFY(colourOf(u"run"_s).isValid());
        openEditor("a:\n  - run: |\n      echo \"open ${{ never\n  - uses: x\nb:\n");
        waitForColours();
        QCOMPARE(colourOf(u"uses"_s), colourOf(u"b:"_s));
        QVERIFY(!formatOf(u"uses"_s).background().style());
    }

    void aScriptHasTheColoursOfItsShell()
    {
        const QByteArray python = "jobs:\n  a:\n    steps:\n      - run: |\n          from os import path\n"
                                  "        shell: python\n      - run: from os import path2\n";
        openEditor(python);
        QTRY_VERIFY(colourOf(u"import path\n"_s) != colourOf(u"import path2"_s));
        const QColor asPython = colourOf(u"import path\n"_s);
        selectWords(u"python"_s);
        type(u"bash"_s);
        QTRY_COMPARE(colourOf(u"import path\n"_s), colourOf(u"import path2"_s));
        openEditor("jobs:\n  a:\n    defaults: {run: {shell: python}}\n    steps:\n      - run: from os import path\n");
        QTRY_COMPARE(colourOf(u"import"_s), asPython);
        for (const char* shell : {"pwsh", "cmd", "node {0}", "perl {0}", "zsh", "fish", "ruby {0}", "julia {0}",
                                  "lua {0}", "Rscript {0}", "deno run {0}"}) {
            openEditor("jobs:\n  a:\n    steps:\n      - shell: " + QByteArray(shell)
                       + "\n        run: '# not yet'\n"
                         "      - run: |\n          # a word \"a text\" 'another' -- rem :: // x\n        shell: "
                       + shell + "\n");
            QTest::qWait(350);
            waitForColours();
            QVERIFY2(editor().findChild<WorkflowHighlighter*>()->languages().size() > 1, shell);
        }
    }

    void coloursFollowWhatIsTyped()
    {
        openEditor("a:\n  run: x\n    say \"hi\"\n");
        waitForColours();
        const QColor before = colourOf(u"\"hi"_s);
        putBehind(u"run: "_s);
        press(Qt::Key_Delete);
        type(u"|"_s);
        waitForColours();
        QVERIFY(colourOf(u"\"hi"_s) != before);
    }

    void aLongFileIsColouredWithoutAStandstill()
    {
        QByteArray many;
        while (many.size() < 400'000)
            many += sampleWorkflow();
        openEditor(many);
        waitForColours();
        QVERIFY(formatOf(u"name"_s).hasProperty(QTextFormat::ForegroundBrush));
        const QTextBlock last = editor().document()->lastBlock().previous();
        QVERIFY(!last.layout()->formats().isEmpty());
        editor().setFocus();
        press(Qt::Key_End, Qt::ControlModifier);
        type(u"x"_s);
        QVERIFY(!editor().findChild<WorkflowHighlighter*>()->isBusy());
    }

    void zoomsByWheelAndKeys()
    {
        openEditor("a: 1\n");
        const qreal usual = editor().font().pointSizeF() + editor().font().pixelSize();
        wheel(120);
        wheel(60);
        QCOMPARE(editor().zoom(), 1);
        wheel(60);
        QCOMPARE(editor().zoom(), 2);
        QVERIFY(editor().font().pointSizeF() + editor().font().pixelSize() > usual);
        press(Qt::Key_Minus, Qt::ControlModifier);
        QCOMPARE(editor().zoom(), 1);
        press(Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(editor().font().pointSizeF() + editor().font().pixelSize(), usual);
        for (int i = 0; i < 100; ++i)
            press(Qt::Key_Plus, Qt::ControlModifier);
        for (int i = 0; i < 200; ++i)
            wheel(-120);
        QVERIFY(editor().zoom() < 0);
        QVERIFY(editor().font().pointSizeF() > 0 || editor().font().pixelSize() > 0);
    }

    void anyKeysLeaveASoundText()
    {
        QRandomGenerator random(11);
        const QList<std::pair<Qt::Key, Qt::KeyboardModifiers>> keys{
            {Qt::Key_Return, {}},
            {Qt::Key_Tab, {}},
            {Qt::Key_Backtab, Qt::ShiftModifier},
            {Qt::Key_Backspace, {}},
            {Qt::Key_Delete, {}},
            {Qt::Key_Up, Qt::AltModifier},
            {Qt::Key_Down, Qt::AltModifier},
            {Qt::Key_D, Qt::ControlModifier},
            {Qt::Key_Slash, Qt::ControlModifier},
            {Qt::Key_Up, Qt::ShiftModifier},
            {Qt::Key_Down, {}},
            {Qt::Key_End, {}},
            {Qt::Key_Right, Qt::ShiftModifier},
            {Qt::Key_Z, Qt::ControlModifier},
            {Qt::Key_BracketLeft, Qt::ControlModifier | Qt::ShiftModifier},
            {Qt::Key_BracketRight, Qt::ControlModifier | Qt::ShiftModifier},
            {Qt::Key_BracketLeft, Qt::ControlModifier | Qt::ShiftModifier | Qt::AltModifier},
            {Qt::Key_X, Qt::ControlModifier},
            {Qt::Key_V, Qt::ControlModifier}};
        openEditor(sampleWorkflow());
        for (int i = 0; i < 1500; ++i) {
            const auto& [key, modifiers] = keys[random.bounded(keys.size())];
            press(key, modifiers);
            QVERIFY(editor().textCursor().block().isVisible());
            QVERIFY(!editor().text().contains(u'\t'));
        }
        while (editor().document()->isUndoAvailable())
            editor().undo();
        QCOMPARE(editor().bytes(), sampleWorkflow());
    }

    /// Set SIGNALBOX_PICTURES to a folder to look at it.
    void isPaintedInEveryScheme()
    {
        auto& application = *static_cast<QApplication*>(QCoreApplication::instance());
        Look look(application);
        openEditor(sampleWorkflow());
        editor().setDiagnostics(sampleDiagnostics(sampleWorkflow()));
        putBehind(u"echo"_s);
        QSet<QRgb> grounds;
        for (const auto& [name, scheme, colours] : std::initializer_list<std::tuple<QString, Look::Scheme, Colours>>{
                 {u"light"_s, Look::Scheme::Light, Colours::Usual},
                 {u"dark"_s, Look::Scheme::Dark, Colours::Usual},
                 {u"contrast"_s, Look::Scheme::Dark, Colours::HighContrast},
                 {u"blind"_s, Look::Scheme::Light, Colours::ColourBlind}}) {
            look.setScheme(scheme);
            look.setColours(colours);
            waitForColours();
            const QImage picture = editor().grab().toImage();
            grounds << picture.pixel(picture.width() / 2, picture.height() - 3);
            for (const QTextBlock& block : allLines()) {
                for (const auto& range : block.layout()->formats()) {
                    if (range.format.hasProperty(QTextFormat::ForegroundBrush))
                        QVERIFY(contrast(range.format.foreground().color(), Theme::current().color(Role::Surface)) > 4);
                }
            }
            if (const QString folder = qEnvironmentVariable("SIGNALBOX_PICTURES"); !folder.isEmpty())
                picture.save(folder + u"/editor-text-"_s + name + u".png"_s);
        }
        QCOMPARE(grounds.size(), 3); // the two light ones share theirs
    }

private:
    int visibleLines()
    {
        int count = 0;
        for (const QTextBlock& block : allLines())
            count += block.isVisible() ? 1 : 0;
        return count;
    }

    QList<QTextBlock> allLines()
    {
        QList<QTextBlock> all;
        for (QTextBlock block = editor().document()->begin(); block.isValid(); block = block.next())
            all << block;
        return all;
    }

    void waitForColours()
    {
        QCoreApplication::processEvents();
        QTRY_VERIFY_WITH_TIMEOUT(!editor().findChild<WorkflowHighlighter*>()->isBusy(), 60'000);
    }

    QTextCharFormat formatOf(const QString& words)
    {
        const auto at = int(editor().text().indexOf(words));
        const QTextBlock block = editor().document()->findBlock(at);
        for (const auto& range : block.layout()->formats()) {
            if (range.start <= at - block.position() && range.start + range.length > at - block.position())
                return range.format;
        }
        return {};
    }

    QColor colourOf(const QString& words)
    {
        const QTextCharFormat format = formatOf(words);
        return format.hasProperty(QTextFormat::ForegroundBrush) ? format.foreground().color() : QColor();
    }

    void wheel(int delta)
    {
        const QPointF middle = editor().viewport()->rect().center();
        QWheelEvent event(middle, editor().viewport()->mapToGlobal(middle), {}, {0, delta}, {}, Qt::ControlModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(editor().viewport(), &event);
    }
};

QTEST_MAIN(EditorTextTest)
#include "editor_text.moc"
