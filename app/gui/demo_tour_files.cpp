// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Workflow files: those of a clone with what is wrong in them and what a template makes, and one of a repository on
// GitHub, from where it is chosen to where it is committed and started.
#include "gui/demo_tour.h"

#include "editor/editor_page.h"
#include "editor/merge_view.h"
#include "editor/new_files.h"
#include "editor/template_dialog.h"
#include "editor/text_editor.h"

#include <QAction>
#include <QDialog>
#include <QFile>
#include <QListWidget>
#include <QPointer>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace signalbox::gui {
namespace {

const core::RepositoryName project{.owner = u"langgraph"_s, .name = u"rust-langgraph"_s};
const QString workflow = u".github/workflows/ci.yml"_s;

bool copy(const QString& from, const QDir& folder, const QString& to)
{
    return folder.mkpath(to.section(u'/', 0, -2)) && QFile::copy(from, folder.filePath(to));
}

/// What the folder's list says of its first file.
bool isJudged(const views::WorkflowEditor& editor)
{
    const auto* tree = editor.findChild<QTreeView*>(u"folderTree"_s);
    return tree->model()->rowCount() > 0 && !tree->model()->index(0, 1).data().toString().isEmpty();
}

} // namespace

QCoro::Task<void> DemoTour::showClone()
{
    const QPointer self(this);
    const QTemporaryDir place;
    const QDir folder(place.path());
    if (!copy(u":/demo/editor/mistakes.yml"_s, folder, workflow)
        || !copy(u":/demo/workflows/deploy.yml"_s, folder, u".github/workflows/deploy.yml"_s)
        || !copy(u":/demo/workflows/release.yml"_s, folder, u".github/workflows/release.yml"_s))
        co_return;
    m_program.editor().show();
    const QPointer editor = m_program.editor().window();
    editor->openFolder(folder.path());
    editor->open(folder.filePath(u".github/workflows/deploy.yml"_s));
    if (!co_await until([editor] { return isJudged(*editor); }) || !co_await settled())
        co_return;
    inBothSchemes(u"folder"_s, *editor);
    editor->findChild<QToolButton*>(u"folderProblems"_s)->click();
    if (!co_await settled())
        co_return;
    inBothSchemes(u"folder-problems"_s, *editor);
    co_await showDialog(
        u"template"_s,
        [editor, place = folder.path()] { editor->findChild<views::NewFiles*>()->newFromTemplate(place); },
        [](QDialog& dialog) { dialog.findChild<QListWidget*>(u"templates"_s)->setCurrentRow(4); });
    if (!self || m_ended)
        co_return;
    editor->findChild<QToolButton*>(u"folderClose"_s)->click();
    editor->page()->askToClose();
    editor->close();
}

QCoro::Task<void> DemoTour::showRemoteFile()
{
    const QPointer self(this);
    co_await showDialog(u"open-from-github"_s, [this] { window().findChild<QAction*>(u"editRemote"_s)->trigger(); });
    const auto* first = m_program.accounts().first();
    if (!self || m_ended || !first)
        co_return;
    const core::AccountId account = first->account().id;
    m_program.remoteFiles().openWorkflow(account, project, workflow);
    const QPointer editor = m_program.editor().window();
    if (!co_await until([editor] { return editor->page() && editor->page()->isOpen(); }) || !co_await settled())
        co_return;
    editor->page()->editor().moveCursor(QTextCursor::Start);
    editor->page()->editor().insertPlainText(u"# Checked by everybody who sends a change.\n"_s);
    if (!co_await settled())
        co_return;
    inBothSchemes(u"editor-github"_s, *editor);
    co_await showDialog(
        u"commit"_s, [editor] { editor->page()->save(); },
        [](QDialog& dialog) { dialog.findChild<QRadioButton*>(u"commitBranchOff"_s)->click(); });
    if (!self || m_ended)
        co_return;
    co_await showDialog(
        u"merge"_s, [this] { prepareMerge(); },
        [](QDialog& dialog) { static_cast<views::MergeView&>(dialog).decide(0, editing::Resolution::Both); });
    if (!self || m_ended)
        co_return;
    editor->page()->askToClose();
    if (!co_await settled())
        co_return;
    inBothSchemes(u"editor-closing"_s, *editor);
    editor->page()->editor().undo();
    editor->close();
    co_await showDialog(u"dispatch"_s, [this, account] {
        m_program.dispatch().show(account, project, u".github/workflows/deploy.yml"_s, u"main"_s);
    });
}

/// What is shown when somebody else has changed the same lines.
void DemoTour::prepareMerge()
{
    views::WorkflowEditor& editor = *m_program.editor().window();
    const QString mine = editor.page()->editor().text();
    const QString before = mine.section(u'\n', 1);
    QString theirs = u"# Checked on every push.\n"_s + before;
    theirs.replace(u"stable, beta, nightly"_s, u"stable, beta"_s);
    auto* view = new views::MergeView(editor.page()->key().fileName(), mine,
                                      editing::ThreeWayMerge(before, mine, theirs), &editor);
    view->open();
}

/// A file that is not there.
QCoro::Task<void> DemoTour::showMissingFile()
{
    const auto* first = m_program.accounts().first();
    if (!first)
        co_return;
    m_program.remoteFiles().open(
        {.account = first->account().id, .repository = project, .branch = u"gone"_s, .path = workflow});
    const QPointer editor = m_program.editor().window();
    if (!co_await settled())
        co_return;
    inBothSchemes(u"editor-missing"_s, *editor);
    editor->page()->askToClose();
    editor->close();
}

} // namespace signalbox::gui
