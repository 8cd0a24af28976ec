// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driven_test.h"
#include "editor/completion_popup.h"
#include "editor/editor_margin.h"
#include "editor/text_editor.h"

#include <QFile>
#include <QListView>
#include <QTabWidget>
#include <QTextBlock>
#include <QToolTip>

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

const QByteArray written = "name: CI\n"
                           "on: push\n"
                           "jobs:\n"
                           "  build:\n"
                           "    runs-on: ubuntu-24.04\n"
                           "    steps:\n"
                           "      - uses: actions/checkout@v5\n"
                           "        with:\n"
                           "          fetch-depth: 0\n"
                           "  test:\n"
                           "    neds: [build]\n"
                           "    runs-on: ubuntu-24.04\n"
                           "    steps:\n"
                           "      - run: make test\n";

} // namespace

/// Workflow files in the editor's window.
class DesktopEditor : public tests::DrivenTest {
    Q_OBJECT

    QString path(const QString& name) { return program().folder() + u'/' + name; }

    static bool put(const QString& path, const QByteArray& text)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    }

    static QByteArray textOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// As a person does: the editor's window, its dialog for files, the path. Null when it did not come.
    views::TextEditor* open(const QString& name, const QByteArray& text)
    {
        if (!put(path(name), text) || !hand().seen(u"cards"_s) || !hand().press(u"ctrl+e"_s)
            || !hand().seen(u"workflowEditor"_s) || !hand().press(u"ctrl+o"_s) || !hand().standsIn(u"fileNameEdit"_s)
            || !hand().type(path(name)) || !hand().press(u"Return"_s))
            return nullptr;
        auto* editor = hand().seen<views::TextEditor>(name);
        return editor && hand().standsIn(name) && isChecked(*editor) ? editor : nullptr;
    }

    bool isChecked(const views::TextEditor& editor)
    {
        return hand().until([&] { return editor.areDiagnosticsCurrent(); });
    }

    bool holds(const views::TextEditor& editor, const QString& words)
    {
        return hand().until([&] { return editor.text().contains(words); });
    }

    /// The middle of the first letter of these words, in the editor's viewport.
    static QPoint placeOf(const views::TextEditor& editor, const QString& words)
    {
        QTextCursor cursor(editor.document());
        cursor.setPosition(int(editor.text().indexOf(words)));
        return editor.cursorRect(cursor).center() + QPoint(editor.fontMetrics().averageCharWidth() / 2, 0);
    }

    bool clickInText(const views::TextEditor& editor, const QString& words)
    {
        return hand().click(*editor.viewport(), [&] { return placeOf(editor, words); });
    }

    bool tipSays(const QString& words)
    {
        QString said;
        const bool isSaid = hand().until([&] {
            said = QToolTip::isVisible() ? QToolTip::text() : said;
            return said.contains(words);
        });
        if (!isSaid)
            qWarning("The tip said: %s", qPrintable(said));
        return isSaid;
    }

    bool offers(const QString& label)
    {
        return hand().until([&] {
            const auto* popup = hand().seen<views::CompletionPopup>(u"completions"_s);
            return popup && popup->labels().contains(label);
        });
    }

public:
    using DrivenTest::DrivenTest;

private Q_SLOTS:
    void whatIsOfferedIsTakenByKeys()
    {
        auto* editor = open(u"a.yml"_s, written);
        QVERIFY2(editor, qPrintable(hand().whereItStands()));
        QVERIFY(hand().press(u"ctrl+End"_s));
        QVERIFY(hand().type(u"        shel"_s));
        QVERIFY(offers(u"shell"_s));
        QVERIFY(hand().press(u"Return"_s));
        QVERIFY2(holds(*editor, u"        shell: "_s), qPrintable(editor->text()));
        QVERIFY(hand().press(u"ctrl+space"_s));
        QVERIFY(offers(u"pwsh"_s));
        QVERIFY(hand().press(u"Escape"_s));
        QVERIFY(hand().until([this] { return !hand().sees(u"completions"_s); }));
        QVERIFY(hand().sees(u"workflowEditor"_s));
    }

    void whatIsOfferedIsTakenByMouse()
    {
        auto* editor = open(u"a.yml"_s, written);
        QVERIFY2(editor, qPrintable(hand().whereItStands()));
        QVERIFY(hand().press(u"ctrl+End"_s));
        QVERIFY(hand().type(u"        working-d"_s));
        QVERIFY(offers(u"working-directory"_s));
        auto* list = hand().seen(u"completions"_s)->findChild<QListView*>();
        QVERIFY(list);
        QVERIFY(hand().click(*list, list->model()->index(0, 0)));
        QVERIFY2(holds(*editor, u"        working-directory: "_s), qPrintable(editor->text()));
        QVERIFY2(hand().standsIn(u"a.yml"_s), qPrintable(hand().whereItStands()));
    }

    void thePointerAndTheKeysTellWhatIsKnownOfAPlace()
    {
        auto* editor = open(u"a.yml"_s, written);
        QVERIFY2(editor, qPrintable(hand().whereItStands()));
        QVERIFY(hand().pointAt(*editor->viewport(), [&] { return placeOf(*editor, u"fetch-depth"_s); }));
        QVERIFY(tipSays(u"How many commits"_s));
        QVERIFY(hand().pointAt(*editor->viewport(), [&] { return placeOf(*editor, u"neds"_s); }));
        QVERIFY(tipSays(u"unexpected-key"_s));
        QVERIFY(clickInText(*editor, u"runs-on"_s));
        QVERIFY(hand().press(u"ctrl+i"_s));
        QVERIFY(tipSays(u"The machine"_s));
    }

    void aMistakeIsFoundAndMendedByKeys()
    {
        auto* editor = open(u"a.yml"_s, written);
        QVERIFY2(editor, qPrintable(hand().whereItStands()));
        QVERIFY(hand().press(u"ctrl+Home"_s));
        QVERIFY(hand().until(
            [&] { return editor->textCursor().block().text().contains(u"neds"_s) || !hand().press(u"F8"_s); }));
        QVERIFY(hand().pressInMenu(u"ctrl+period"_s, u"Write"_s));
        QVERIFY2(holds(*editor, u"    needs: [build]"_s), qPrintable(editor->text()));
        QVERIFY(hand().press(u"ctrl+z"_s));
        QVERIFY2(holds(*editor, u"    neds: [build]"_s), qPrintable(editor->text()));
        QVERIFY(hand().press(u"ctrl+shift+z"_s));
        QVERIFY(hand().press(u"ctrl+s"_s));
        QVERIFY(hand().until([this] { return textOf(path(u"a.yml"_s)).contains("    needs: [build]"); }));
    }

    void aMistakeIsFoundAndMendedByMouse()
    {
        auto* editor = open(u"a.yml"_s, written);
        QVERIFY2(editor, qPrintable(hand().whereItStands()));
        auto* problems = hand().seen<QAbstractItemView>(u"problemList"_s);
        QVERIFY(problems);
        QVERIFY(hand().click(*problems, row(u"problemList"_s, u"neds"_s)));
        QVERIFY(hand().until([&] { return editor->textCursor().block().text().contains(u"neds"_s); }));
        QVERIFY(hand().click(u"fixAll"_s));
        QVERIFY2(holds(*editor, u"    needs: [build]"_s), qPrintable(editor->text()));
        QVERIFY(hand().chooseFromMenuBar(u"Edit"_s, u"Undo"_s));
        QVERIFY2(holds(*editor, u"    neds: [build]"_s), qPrintable(editor->text()));
    }

    void aJobIsFoldedAndUnfolded()
    {
        auto* editor = open(u"a.yml"_s, written);
        QVERIFY2(editor, qPrintable(hand().whereItStands()));
        QVERIFY(clickInText(*editor, u"build:"_s));
        QVERIFY(hand().press(u"ctrl+shift+bracketleft"_s));
        QVERIFY(hand().until([&] { return editor->isFolded(3); }));
        QVERIFY(hand().press(u"ctrl+shift+bracketright"_s));
        QVERIFY(hand().until([&] { return !editor->isFolded(3); }));
        auto* margin = editor->findChild<views::EditorMargin*>();
        QVERIFY(margin);
        const auto sign = [&] { return QPoint(margin->width() - 8, placeOf(*editor, u"build:"_s).y()); };
        QVERIFY(hand().click(*margin, sign));
        QVERIFY(hand().until([&] { return editor->isFolded(3); }));
        QVERIFY(hand().click(*margin, sign));
        QVERIFY(hand().until([&] { return !editor->isFolded(3); }));
    }

    void whoeverElseWritesTheFileTakesNothingAway()
    {
        auto* editor = open(u"a.yml"_s, written);
        QVERIFY2(editor, qPrintable(hand().whereItStands()));
        QVERIFY(hand().press(u"ctrl+Home"_s));
        QVERIFY(hand().type(u"# mine"_s));
        QVERIFY(hand().press(u"Return"_s));
        QVERIFY(holds(*editor, u"# mine"_s));
        QVERIFY(put(path(u"a.yml"_s), "# theirs\n" + written));
        QVERIFY(hand().click(u"Compare"_s));
        QVERIFY(hand().seen(u"textComparison"_s));
        QVERIFY(hand().press(u"Escape"_s));
        QVERIFY(hand().until([this] { return !hand().sees(u"textComparison"_s); }));
        QVERIFY(hand().click(u"Read the other"_s));
        QVERIFY2(holds(*editor, u"# theirs"_s), qPrintable(editor->text()));
        QVERIFY2(hand().until([&] { return !editor->text().contains(u"# mine"_s); }), qPrintable(editor->text()));
        QVERIFY(hand().chooseFromMenuBar(u"Edit"_s, u"Undo"_s));
        QVERIFY2(holds(*editor, u"# mine"_s), qPrintable(editor->text()));
        QVERIFY(put(path(u"a.yml"_s), "# theirs again\n" + written));
        QVERIFY(hand().click(u"Keep mine"_s));
        QVERIFY(clickInText(*editor, u"jobs"_s));
        QVERIFY(hand().press(u"ctrl+s"_s));
        QVERIFY(hand().until([this] { return textOf(path(u"a.yml"_s)).startsWith("# mine\n"); }));
    }

    void whatIsNotSavedIsAskedForWhenItsTabIsClosed()
    {
        auto* editor = open(u"a.yml"_s, written);
        QVERIFY2(editor, qPrintable(hand().whereItStands()));
        QVERIFY(hand().press(u"ctrl+Home"_s));
        QVERIFY(hand().type(u"# draft "_s));
        QVERIFY(holds(*editor, u"# draft "_s));
        QVERIFY(hand().press(u"ctrl+w"_s));
        QVERIFY(hand().click(u"Close and keep as a draft"_s));
        QVERIFY(hand().until([this] { return !hand().sees(u"a.yml"_s); }));
        QCOMPARE(textOf(path(u"a.yml"_s)), written);
        editor = open(u"a.yml"_s, written);
        QVERIFY2(editor, qPrintable(hand().whereItStands()));
        QVERIFY2(holds(*editor, u"# draft "_s), qPrintable(editor->text()));
    }
};

int main(int argc, char** argv)
{
    return tests::runOnDisplay<DesktopEditor>(argc, argv);
}
#include "desktop_editor.moc"
