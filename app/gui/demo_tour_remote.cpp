// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A workflow file of a repository on GitHub, from where it is chosen to where it is committed.
#include "gui/demo_tour.h"

#include "editor/editor_page.h"
#include "editor/text_editor.h"

#include <QAction>
#include <QDialog>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace signalbox::gui {

QCoro::Task<void> DemoTour::showRemoteFile()
{
    const QPointer self(this);
    co_await showDialog(u"open-from-github"_s, [this] { window().findChild<QAction*>(u"editRemote"_s)->trigger(); });
    auto* first = m_program.accounts().first();
    if (!self || m_ended || !first)
        co_return;
    const core::RepositoryName name{.owner = u"langgraph"_s, .name = u"rust-langgraph"_s};
    m_program.remoteFiles().openWorkflow(first->account().id, name, u".github/workflows/ci.yml"_s);
    const QPointer editor = m_program.editor().window();
    if (!co_await until([editor] { return editor->page() && editor->page()->isOpen(); }) || !co_await settled())
        co_return;
    editor->page()->editor().moveCursor(QTextCursor::Start);
    editor->page()->editor().insertPlainText(u"# Checked by everybody who sends a change.\n"_s);
    co_await showDialog(u"commit"_s, [editor] { editor->page()->save(); });
    if (!self || m_ended)
        co_return;
    editor->page()->editor().undo();
    editor->close();
}

} // namespace signalbox::gui
