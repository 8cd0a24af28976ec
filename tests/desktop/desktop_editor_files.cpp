// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driven_test.h"
#include "editor/text_editor.h"

#include <QAbstractItemView>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTabWidget>
#include <QTextBlock>

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

const QByteArray sound = "name: Sound\non: push\npermissions: {}\njobs:\n  build:\n    runs-on: ubuntu-24.04\n"
                         "    steps:\n      - run: make\n";
const QByteArray mistaken = "name: Mistaken\non: push\npermissions: {}\njobs:\n  build:\n    runs-on: ubuntu-24.04\n"
                            "    neds: [test]\n    steps:\n      - run: make\n";

} // namespace

/// Files of a local clone in the editor's window: the folder with what is wrong in it, and new files from a template.
class DesktopEditorFiles : public tests::DrivenTest {
    Q_OBJECT

    QString clone() { return program().folder() + u"/clone"_s; }
    QString at(const QString& path) { return clone() + u'/' + path; }

    bool put(const QString& path, const QByteArray& text)
    {
        QFile file(at(path));
        return QDir().mkpath(QFileInfo(file).path()) && file.open(QIODevice::WriteOnly)
            && file.write(text) == text.size();
    }

    static QByteArray textOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    bool openEditor()
    {
        return hand().seen(u"cards"_s) && hand().press(u"ctrl+e"_s) && hand().seen(u"workflowEditor"_s);
    }

    /// The dialog for folders, which the keys have opened.
    bool typeFolder()
    {
        return hand().standsIn(u"fileNameEdit"_s) && hand().press(u"ctrl+a"_s) && hand().type(clone())
            && hand().press(u"Return"_s);
    }

    bool openFolder() { return openEditor() && hand().press(u"ctrl+alt+o"_s) && typeFolder(); }

    /// What the folder's list says beside the file of this name.
    bool says(const QString& name, const QString& words)
    {
        return hand().until([&] {
            const QModelIndex file = row(u"folderTree"_s, name);
            return file.isValid() && file.siblingAtColumn(1).data().toString().contains(words);
        });
    }

    views::TextEditor* shown(const QString& name)
    {
        auto* editor = hand().seen<views::TextEditor>(name);
        return editor && hand().standsIn(name) && hand().until([&] { return editor->areDiagnosticsCurrent(); })
            ? editor
            : nullptr;
    }

    bool isEnabled(const QString& name)
    {
        return hand().until([&] {
            const auto* widget = hand().seen(name);
            return widget && widget->isEnabled();
        });
    }

public:
    using DrivenTest::DrivenTest;

private Q_SLOTS:
    void theProblemsOfAFolderShowAndLeadToTheirPlaceByMouse()
    {
        QVERIFY(put(u".github/workflows/sound.yml"_s, sound));
        QVERIFY(put(u".github/workflows/mistaken.yml"_s, mistaken));
        QVERIFY(openFolder());
        QVERIFY(says(u"mistaken.yml"_s, u"1 error"_s));
        auto* tree = hand().seen<QAbstractItemView>(u"folderTree"_s);
        QVERIFY(tree);
        QVERIFY(hand().click(u"folderProblems"_s)); // all problems of all files
        const QModelIndex file = row(u"folderTree"_s, u"mistaken.yml"_s);
        QVERIFY(hand().until([&] { return tree->visualRect(tree->model()->index(0, 0, file)).isValid(); }));
        QVERIFY(hand().doubleClick(*tree, tree->model()->index(0, 0, file)));
        auto* editor = shown(u"mistaken.yml"_s);
        QVERIFY2(editor, qPrintable(hand().whereItStands()));
        QCOMPARE(editor->textCursor().block().text(), u"    neds: [test]"_s);
        QVERIFY(hand().doubleClick(*tree, row(u"folderTree"_s, u"sound.yml"_s)));
        QVERIFY2(shown(u"sound.yml"_s), qPrintable(hand().whereItStands()));
    }

    void aFileOfAFolderIsOpenedAndMendedByKeys()
    {
        QVERIFY(put(u".github/workflows/sound.yml"_s, sound));
        QVERIFY(put(u".github/workflows/mistaken.yml"_s, mistaken));
        QVERIFY(openFolder());
        QVERIFY(says(u"mistaken.yml"_s, u"1 error"_s));
        QVERIFY2(hand().standsIn(u"folderTree"_s), qPrintable(hand().whereItStands()));
        auto* tree = hand().seen<QAbstractItemView>(u"folderTree"_s);
        QVERIFY(hand().press(u"Home"_s));
        QVERIFY(hand().until([&] {
            return tree->currentIndex() == row(u"folderTree"_s, u"mistaken.yml"_s) || !hand().press(u"Down"_s);
        }));
        QVERIFY(hand().press(u"Return"_s));
        auto* editor = shown(u"mistaken.yml"_s);
        QVERIFY2(editor, qPrintable(hand().whereItStands()));
        QVERIFY(hand().press(u"ctrl+Home F8"_s));
        QVERIFY(hand().pressInMenu(u"ctrl+period"_s, u"Write"_s));
        QVERIFY(hand().until([&] { return editor->text().contains(u"    needs: [test]"_s); }));
        // There is no job of that name either.
        QVERIFY(hand().until([&] { return editor->areDiagnosticsCurrent(); }));
        QVERIFY(hand().press(u"ctrl+f"_s));
        QVERIFY(hand().type(u"    needs: [test]"_s));
        QVERIFY(hand().press(u"Return Escape"_s));
        QVERIFY2(hand().standsIn(u"mistaken.yml"_s), qPrintable(hand().whereItStands()));
        QVERIFY(hand().press(u"BackSpace ctrl+s"_s));
        QVERIFY(hand().until([this] { return !textOf(at(u".github/workflows/mistaken.yml"_s)).contains("test"); }));
        QVERIFY(hand().until([&] {
            const QModelIndex file = row(u"folderTree"_s, u"mistaken.yml"_s);
            return !file.siblingAtColumn(1).data().toString().contains(u"error"_s);
        }));
    }

    void aTemplateIsWrittenIntoTheFolderByMouse()
    {
        QVERIFY(put(u"Makefile"_s, "all:\n\tmine\n"));
        QVERIFY(openFolder());
        QVERIFY(hand().chooseFromMenuBar(u"File"_s, u"New from template"_s));
        const QModelIndex chosen = row(u"templates"_s, u"Node.js pipeline"_s);
        QVERIFY(hand().click(*hand().seen<QAbstractItemView>(u"templates"_s), chosen));
        QVERIFY(row(u"plannedFiles"_s, u".github/workflows/ci.yml"_s).isValid());
        QVERIFY(isEnabled(u"templateWrite"_s));
        QVERIFY(hand().click(u"templateWrite"_s));
        QVERIFY(hand().until([this] { return !hand().sees(u"templateDialog"_s); }));
        QVERIFY(textOf(at(u".github/workflows/ci.yml"_s)).contains("on:"));
        QCOMPARE(textOf(at(u"Makefile"_s)), "all:\n\tmine\n"); // nothing is replaced unasked
        const auto* tabs = hand().seen<QTabWidget>(u"editorTabs"_s);
        QVERIFY(tabs && hand().until([&] { return tabs->count() > 1; })); // what was written is open
        QVERIFY(row(u"folderTree"_s, u"ci.yml"_s).isValid());
    }

    void aTemplateIsFilledInAndSavedByKeys()
    {
        QVERIFY(QDir().mkpath(clone()));
        QVERIFY(openEditor());
        QVERIFY(hand().press(u"ctrl+n"_s));
        QVERIFY2(hand().standsIn(u"templates"_s), qPrintable(hand().whereItStands()));
        auto* list = hand().seen<QAbstractItemView>(u"templates"_s);
        QVERIFY(hand().until(
            [&] { return list->currentIndex() == row(u"templates"_s, u"Go pipeline"_s) || !hand().press(u"Down"_s); }));
        QVERIFY(hand().tabTo(u"field_MAIN_BRANCH"_s));
        QVERIFY(hand().press(u"ctrl+a"_s));
        QVERIFY(hand().type(u"trunk"_s));
        QVERIFY(isEnabled(u"templateOpen"_s));
        QVERIFY(hand().tabTo(u"templateOpen"_s));
        QVERIFY(hand().press(u"space"_s));
        auto* editor = shown(u"ci.yml"_s);
        QVERIFY2(editor, qPrintable(hand().whereItStands()));
        QVERIFY(editor->text().contains(u"trunk"_s));
        const QByteArray made = editor->bytes();
        QVERIFY(hand().press(u"ctrl+s"_s));
        QVERIFY(hand().standsIn(u"fileNameEdit"_s));
        QVERIFY(hand().press(u"ctrl+a"_s));
        QVERIFY(hand().type(at(u"ci.yml"_s)));
        QVERIFY(hand().press(u"Return"_s));
        QVERIFY(hand().until([&] { return textOf(at(u"ci.yml"_s)) == made; }));
    }
};

int main(int argc, char** argv)
{
    return tests::runOnDisplay<DesktopEditorFiles>(argc, argv);
}
#include "desktop_editor_files.moc"
