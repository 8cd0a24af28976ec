// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driven_test.h"
#include "editor/text_editor.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>

#include <algorithm>

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

const QString workflowFile = u".github/workflows/ci.yml"_s;

} // namespace

/// A workflow file of a repository on GitHub: opened, changed, committed, and put together with what others wrote.
class DesktopEditorRemote : public tests::DrivenTest {
    Q_OBJECT

    demo::Repository& repository() { return program().repository(); }

    QByteArray onGitHub(const QString& branch = u"main"_s)
    {
        return repository().filesAt(repository().branches.value(branch)).value(workflowFile);
    }

    bool comesToGitHub(const QByteArray& text, const QString& branch = u"main"_s)
    {
        return hand().until([&] { return onGitHub(branch) == text; });
    }

    /// Somebody else commits.
    void push(const QByteArray& text)
    {
        program().server().world().push(repository(),
                                        {.message = u"Theirs"_s, .written = {{workflowFile, std::optional(text)}}});
    }

    /// The branch takes commits from whoever may write.
    void unprotect()
    {
        repository().requirements.clear();
        program().server().world().touch(repository());
    }

    QString messageOfHead() { return repository().commits.value(repository().branches.value(u"main"_s)).message; }

    views::TextEditor* shown()
    {
        auto* editor = hand().seen<views::TextEditor>(u"ci.yml"_s);
        return editor && hand().standsIn(u"ci.yml"_s)
                && hand().until([&] { return editor->isEnabled() && editor->areDiagnosticsCurrent(); })
            ? editor
            : nullptr;
    }

    /// From the main window, through the dialog that lists the files.
    views::TextEditor* openByKeys()
    {
        const bool isListed = hand().seen(u"cards"_s) && hand().press(u"ctrl+shift+e"_s)
            && hand().standsIn(u"remoteFilter"_s) && row(u"remoteFiles"_s, workflowFile).isValid();
        return isListed && hand().type(u"ci.yml"_s) && hand().press(u"Down"_s) && hand().standsIn(u"remoteFiles"_s)
                && hand().press(u"Return"_s)
            ? shown()
            : nullptr;
    }

    views::TextEditor* openByMouse()
    {
        const bool isAsked = hand().seen(u"cards"_s) && hand().chooseFromMenuBar(u"File"_s, u"Edit a file on GitHub"_s);
        const QModelIndex file = isAsked ? row(u"remoteFiles"_s, workflowFile) : QModelIndex();
        return file.isValid() && hand().click(*hand().seen<QAbstractItemView>(u"remoteFiles"_s), file)
                && hand().click(u"remoteOpen"_s)
            ? shown()
            : nullptr;
    }

    /// A line of its own, above all others.
    bool typeOnTop(const views::TextEditor& editor, const QString& line)
    {
        return hand().press(u"ctrl+Home"_s) && hand().type(line) && hand().press(u"Return"_s)
            && hand().until([&] { return editor.text().startsWith(line + u'\n') && editor.areDiagnosticsCurrent(); });
    }

    bool differenceShows(const QString& line)
    {
        const auto* comparison = hand().seen<QPlainTextEdit>(u"commitComparison"_s);
        return comparison && comparison->toPlainText().contains(line);
    }

    bool isEnabled(const QString& name)
    {
        return hand().until([&] {
            const auto* widget = hand().seen(name);
            return widget && widget->isEnabled();
        });
    }

    bool writeMessage(const QString& words)
    {
        return hand().standsIn(u"commitMessage"_s) && hand().press(u"ctrl+a"_s) && hand().type(words)
            && isEnabled(u"commitNow"_s);
    }

    bool commitByKeys()
    {
        return isEnabled(u"commitNow"_s) && hand().tabTo(u"commitNow"_s) && hand().press(u"space"_s);
    }

public:
    using DrivenTest::DrivenTest;

private Q_SLOTS:
    void aFileIsChangedAndCommittedByKeys()
    {
        unprotect();
        const QByteArray before = onGitHub();
        auto* editor = openByKeys();
        QVERIFY2(editor, qPrintable(hand().whereItStands()));
        QVERIFY(typeOnTop(*editor, u"# by keys"_s));
        QVERIFY(hand().press(u"ctrl+s"_s));
        QVERIFY(differenceShows(u"+ # by keys"_s));
        QVERIFY(writeMessage(u"say how"_s));
        QVERIFY(commitByKeys());
        QVERIFY(comesToGitHub("# by keys\n" + before));
        QCOMPARE(messageOfHead(), u"say how"_s);
        QVERIFY(hand().seen(u"Open the commit"_s));
        QVERIFY2(hand().standsIn(u"ci.yml"_s), qPrintable(hand().whereItStands()));
        // Once more, on top of what was just committed.
        QVERIFY(typeOnTop(*editor, u"# again"_s));
        QVERIFY(hand().press(u"ctrl+s"_s));
        QVERIFY(hand().standsIn(u"commitMessage"_s));
        QVERIFY(commitByKeys());
        QVERIFY(comesToGitHub("# again\n# by keys\n" + before));
    }

    void aFileIsChangedAndCommittedByMouse()
    {
        unprotect();
        const QByteArray before = onGitHub();
        auto* editor = openByMouse();
        QVERIFY2(editor, qPrintable(hand().whereItStands()));
        QVERIFY(typeOnTop(*editor, u"# by mouse"_s));
        QVERIFY(hand().chooseFromMenuBar(u"File"_s, u"Save"_s));
        QVERIFY(differenceShows(u"+ # by mouse"_s));
        // Thought better of, and then committed all the same.
        QVERIFY(hand().click(u"commitCancel"_s));
        QVERIFY(hand().until([this] { return !hand().sees(u"commitSheet"_s); }));
        QCOMPARE(onGitHub(), before);
        QVERIFY(hand().chooseFromMenuBar(u"File"_s, u"Save"_s));
        QVERIFY(hand().click(u"commitNow"_s));
        QVERIFY(comesToGitHub("# by mouse\n" + before));
    }

    void aConflictIsDecidedByMouseAndNothingIsLost()
    {
        unprotect();
        const QByteArray before = onGitHub();
        auto* editor = openByMouse();
        QVERIFY2(editor, qPrintable(hand().whereItStands()));
        QVERIFY(typeOnTop(*editor, u"# mine"_s));
        push("# theirs\n" + before);
        QVERIFY(hand().press(u"ctrl+s"_s));
        QVERIFY(hand().seen(u"mergeView"_s));
        QVERIFY(!hand().seen(u"mergeTake"_s)->isEnabled());
        QVERIFY(hand().click(u"Both, mine first, of conflict 1"_s));
        QVERIFY(hand().click(u"mergeTake"_s));
        QVERIFY(differenceShows(u"+ # mine"_s));
        QCOMPARE(onGitHub(), "# theirs\n" + before);
        QVERIFY(hand().click(u"commitNow"_s));
        QVERIFY(comesToGitHub("# mine\n# theirs\n" + before));
        QVERIFY(hand().until([this] { return !hand().sees(u"commitSheet"_s); }));
        QVERIFY(hand().chooseFromMenuBar(u"Edit"_s, u"Undo"_s));
        QVERIFY(hand().until([&] { return editor->bytes() == "# mine\n" + before; }));
    }

    void aConflictIsDecidedByKeys()
    {
        unprotect();
        const QByteArray before = onGitHub();
        auto* editor = openByKeys();
        QVERIFY2(editor, qPrintable(hand().whereItStands()));
        QVERIFY(typeOnTop(*editor, u"# mine"_s));
        push("# theirs\n" + before);
        QVERIFY(hand().press(u"ctrl+s"_s));
        QVERIFY(hand().seen(u"mergeView"_s));
        // Put off: the text stays, and the banner leads back.
        QVERIFY(hand().press(u"Escape"_s));
        QVERIFY(hand().until([this] { return !hand().sees(u"mergeView"_s); }));
        QCOMPARE(editor->bytes(), "# mine\n" + before);
        QVERIFY(hand().click(u"Put both together…"_s)); // in the text Tab is a letter
        QVERIFY(hand().seen(u"mergeView"_s));
        QVERIFY(hand().tabTo(u"Mine, of conflict 1"_s));
        QVERIFY(hand().press(u"space"_s));
        QVERIFY(isEnabled(u"mergeTake"_s));
        QVERIFY(hand().tabTo(u"mergeTake"_s));
        QVERIFY(hand().press(u"space"_s));
        QVERIFY(hand().standsIn(u"commitMessage"_s));
        QVERIFY(commitByKeys());
        QVERIFY(comesToGitHub("# mine\n" + before));
    }

    void aProtectedBranchOffersAnotherByMouse()
    {
        const QByteArray before = onGitHub();
        auto* editor = openByMouse();
        QVERIFY2(editor, qPrintable(hand().whereItStands()));
        QVERIFY(typeOnTop(*editor, u"# mine"_s));
        QVERIFY(hand().press(u"ctrl+s"_s));
        QVERIFY(hand().until([this] {
            const auto* branchOff = hand().seen<QRadioButton>(u"commitBranchOff"_s);
            return branchOff && branchOff->isChecked();
        }));
        const QString branch = hand().seen<QLineEdit>(u"commitBranch"_s)->text();
        QVERIFY(hand().click(u"commitNow"_s));
        QVERIFY(comesToGitHub("# mine\n" + before, branch));
        QCOMPARE(onGitHub(), before);
        QVERIFY(hand().until([&] { return repository().pullRequests.back().head == branch; }));
        QVERIFY(hand().seen(u"Open pull request %1"_s.arg(repository().pullRequests.back().number)));
    }

    void aProtectedBranchOffersAnotherByKeys()
    {
        const QByteArray before = onGitHub();
        auto* editor = openByKeys();
        QVERIFY2(editor, qPrintable(hand().whereItStands()));
        QVERIFY(typeOnTop(*editor, u"# mine"_s));
        QVERIFY(hand().press(u"ctrl+s"_s));
        QVERIFY(hand().seen(u"commitBranch"_s));
        QVERIFY(hand().tabTo(u"commitBranch"_s));
        QVERIFY(hand().press(u"ctrl+a"_s));
        QVERIFY(hand().type(u"ada/say-more"_s));
        QVERIFY(commitByKeys());
        QVERIFY(comesToGitHub("# mine\n" + before, u"ada/say-more"_s));
        QVERIFY(hand().until([&] { return repository().pullRequests.back().head == u"ada/say-more"_s; }));
        const auto& pull = repository().pullRequests.back();
        QCOMPARE(pull.title, u"Update .github/workflows/ci.yml"_s);
        QVERIFY(hand().seen(u"Open pull request %1"_s.arg(pull.number)));
        // What is typed from now on belongs to the new branch.
        auto* now = shown();
        QVERIFY2(now, qPrintable(hand().whereItStands()));
        QVERIFY(typeOnTop(*now, u"# more"_s));
        QVERIFY(hand().press(u"ctrl+s"_s));
        QVERIFY(hand().standsIn(u"commitMessage"_s));
        QVERIFY(commitByKeys());
        QVERIFY(comesToGitHub("# more\n# mine\n" + before, u"ada/say-more"_s));
    }
};

int main(int argc, char** argv)
{
    return tests::runOnDisplay<DesktopEditorRemote>(argc, argv);
}
#include "desktop_editor_remote.moc"
