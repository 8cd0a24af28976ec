// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/workflow_editor.h"

#include "common/empty_state.h"
#include "editor/editor_page.h"
#include "editor/text_editor.h"

#include <QAction>
#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenuBar>
#include <QSettings>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace signalbox::views {

WorkflowEditor::WorkflowEditor(const EditorServices& services, QSettings& settings, QWidget* parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState)
    , m_view(new EditorView(services.drafts))
{
    setObjectName(u"workflowEditor"_s);
    m_view->setCompletionSource(services.help);
    m_view->setCheck(services.check);
    m_empty->setContent(u"workflow"_s, u"No file is open."_s,
                        u"Open workflow files of a local clone; they are checked while you type."_s, u"Open files…"_s);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    setCentralWidget(m_stack);
    makeMenus();
    connect(m_empty, &EmptyState::actionTriggered, this, &WorkflowEditor::chooseFiles);
    connect(m_view, &EditorView::currentChanged, this, &WorkflowEditor::showPage);
    resize(1100, 760);
    restoreGeometry(m_settings.value("editor/v1/geometry").toByteArray());
    showPage();
}

WorkflowEditor::~WorkflowEditor()
{
    m_view->disconnect(this);
}

/// The keys of most of these are the view's, which hears them wherever the keyboard is; here they are only named.
void WorkflowEditor::makeMenus()
{
    const auto add = [this](QMenu* menu, const QString& text, auto call) {
        QAction* action = menu->addAction(text);
        connect(action, &QAction::triggered, this, [this, call] {
            if (EditorPage* here = page())
                call(*here);
        });
        m_forPage << action;
    };
    QMenu* file = menuBar()->addMenu(u"&File"_s);
    QAction* open = file->addAction(u"&Open…"_s);
    open->setShortcut(QKeySequence::Open);
    connect(open, &QAction::triggered, this, &WorkflowEditor::chooseFiles);
    QAction* remote = file->addAction(u"Open from &GitHub…"_s);
    remote->setObjectName(u"openRemote"_s);
    remote->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_G);
    connect(remote, &QAction::triggered, this, &WorkflowEditor::remoteRequested);
    add(file, u"&Save\tCtrl+S"_s, [](EditorPage& here) { here.save(); });
    file->addSeparator();
    add(file, u"&Close file\tCtrl+W"_s, [](EditorPage& here) { here.askToClose(); });
    QAction* close = file->addAction(u"Close &window"_s);
    connect(close, &QAction::triggered, this, &QWidget::close);

    QMenu* edit = menuBar()->addMenu(u"&Edit"_s);
    add(edit, u"&Undo\tCtrl+Z"_s, [](EditorPage& here) { here.editor().undo(); });
    add(edit, u"&Redo\tCtrl+Shift+Z"_s, [](EditorPage& here) { here.editor().redo(); });
    edit->addSeparator();
    add(edit, u"&Find…\tCtrl+F"_s, [this](EditorPage&) { m_view->find(false); });
    add(edit, u"R&eplace…\tCtrl+H"_s, [this](EditorPage&) { m_view->find(true); });
    edit->addSeparator();
    add(edit, u"&What mends this…\tCtrl+."_s, [](EditorPage& here) { here.editor().offerFixes(); });
    add(edit, u"&Mend all that is safe"_s, [](EditorPage& here) { here.editor().fixAllSafe(); });
    add(edit, u"&Complete\tCtrl+Space"_s, [](EditorPage& here) { here.editor().complete(); });

    QMenu* view = menuBar()->addMenu(u"&View"_s);
    add(view, u"&Problems\tCtrl+Shift+M"_s, [this](EditorPage&) { m_view->showProblems(); });
    add(view, u"&Next problem\tF8"_s, [](EditorPage& here) { here.editor().goToNextProblem(true); });
    view->addSeparator();
    add(view, u"&Fold all"_s, [](EditorPage& here) { here.editor().setAllFolded(true); });
    add(view, u"&Unfold all"_s, [](EditorPage& here) { here.editor().setAllFolded(false); });
    view->addSeparator();
    add(view, u"&Larger\tCtrl++"_s, [](EditorPage& here) { here.editor().setZoom(here.editor().zoom() + 1); });
    add(view, u"&Smaller\tCtrl+-"_s, [](EditorPage& here) { here.editor().setZoom(here.editor().zoom() - 1); });
}

void WorkflowEditor::open(const QString& path)
{
    const QString whole = QFileInfo(path).absoluteFilePath();
    m_view->openLocal(whole);
    if (!m_files.contains(whole))
        m_files << whole;
    keep();
}

void WorkflowEditor::chooseFiles()
{
    auto* dialog = new QFileDialog(this, u"Open workflow files"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({u"Workflows and actions (*.yml *.yaml)"_s, u"All files (*)"_s});
    if (page())
        dialog->setDirectory(QFileInfo(page()->key().path).path());
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& files) {
        for (const QString& file : files)
            open(file);
    });
    dialog->open();
}

void WorkflowEditor::openLast()
{
    const QStringList files = m_settings.value("editor/v1/files").toStringList();
    const QString front = m_settings.value("editor/v1/front").toString();
    for (const QString& file : files) {
        if (QFileInfo::exists(file))
            open(file);
    }
    if (files.contains(front) && QFileInfo::exists(front))
        open(front);
}

void WorkflowEditor::showPage()
{
    const EditorPage* here = page();
    m_stack->setCurrentWidget(here ? static_cast<QWidget*>(m_view) : m_empty);
    for (QAction* action : std::as_const(m_forPage))
        action->setEnabled(here);
    setWindowTitle(here ? u"%1[*] — Signalbox"_s.arg(here->key().fileName()) : u"Workflow files — Signalbox"_s);
    setWindowModified(here && here->isModified());
    setWindowFilePath(here ? here->key().path : QString());
}

void WorkflowEditor::keep()
{
    QStringList open;
    for (const QString& file : std::as_const(m_files)) {
        if (m_view->page(editing::DocumentKey::local(file)))
            open << file;
    }
    m_settings.setValue("editor/v1/files", open);
    m_settings.setValue("editor/v1/front", page() ? page()->key().path : QString());
}

void WorkflowEditor::closeEvent(QCloseEvent* event)
{
    keep();
    m_settings.setValue("editor/v1/geometry", saveGeometry());
    event->accept();
}

} // namespace signalbox::views
