// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/banner.h"
#include "editor/commit_sheet.h"
#include "editor/editor_page.h"
#include "editor/file_notices.h"
#include "editor/text_editor.h"
#include "program_test.h"

#include <QPushButton>

#include <functional>

namespace signalbox::tests {

/// A test of files of repositories on GitHub in the editor, with the whole program behind it.
class RemoteFilesTest : public ProgramTest {
protected:
    using Matter = views::FileNotices::Matter;

    const QString path = QStringLiteral(".github/workflows/ci.yml");

    views::WorkflowEditor& editor() { return *program().editor().window(); }
    template <class T>
    T* dialogOf()
    {
        return program().editor().window() ? editor().findChild<T*>() : nullptr;
    }
    views::CommitSheet* sheet() { return dialogOf<views::CommitSheet>(); }
    template <class T>
    T* inSheet(const QString& name)
    {
        return sheet()->findChild<T*>(name);
    }
    editing::DocumentKey key(const QString& branch = QStringLiteral("main"))
    {
        return {.account = program().accounts().first()->account().id,
                .repository = {QStringLiteral("langgraph"), QStringLiteral("rust-langgraph")},
                .branch = branch,
                .path = path};
    }
    QByteArray onGitHub(const QString& branch = QStringLiteral("main"))
    {
        return repository().filesAt(repository().branches.value(branch)).value(path);
    }
    void byOther(const QByteArray& text)
    {
        server().world().push(repository(), {.message = QStringLiteral("Theirs"), .written = {{path, text}}});
    }
    bool waitFor(const std::function<bool()>& reached) { return QTest::qWaitFor(reached, patience); }

    /// The file in the editor, as a user sees it.
    views::EditorPage* open(const editing::DocumentKey& which)
    {
        program().remoteFiles().open(which);
        views::EditorPage* page = editor().view().page(which);
        return page && waitFor([page] { return page->isOpen() && !page->isChecking(); }) ? page : nullptr;
    }
    /// Types at the top of the page, and asks for it to be saved; the sheet is there then.
    bool typeAndSave(views::EditorPage& page, const QString& text)
    {
        page.editor().moveCursor(QTextCursor::Start);
        page.editor().insertPlainText(text);
        if (!waitFor([&page] { return !page.isChecking(); }))
            return false;
        page.save();
        return waitFor([this] { return sheet() != nullptr; });
    }
    bool commit()
    {
        auto* button = inSheet<QPushButton>(QStringLiteral("commitNow"));
        if (!waitFor([button] { return button->isEnabled(); }))
            return false;
        button->click();
        return true;
    }
    bool press(const views::EditorPage& page, Matter matter, const QString& words)
    {
        for (auto* button : page.notices().banner(matter).findChildren<QPushButton*>()) {
            if (!button->isHidden() && button->text().contains(words)) {
                button->click();
                return true;
            }
        }
        return false;
    }
    bool isSaid(views::EditorPage* page, Matter matter, const QString& words)
    {
        return waitFor([=] { return page->notices().what(matter).contains(words); });
    }
};

} // namespace signalbox::tests
