// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/workflow_editor.h"

#include "common/empty_state.h"
#include "editor/editor_page.h"
#include "editor/folder_panel.h"
#include "editor/new_files.h"
#include "editor/template_dialog.h"
#include "editor/text_editor.h"

#include <QAction>
#include <QCloseEvent>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenuBar>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

/// With the place where the window's mark of what is not saved goes.
QString titleOf(const editing::DocumentKey& key)
{
    const QString name = key.fileName() + u"[*]"_s;
    return key.isLocal() ? name : u"%1 — %2, %3"_s.arg(name, key.repository.full(), key.branch);
}

} // namespace

WorkflowEditor::WorkflowEditor(const EditorServices& services, QSettings& settings, QWidget* parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState)
    , m_view(new EditorView(services.drafts))
    , m_newFiles(new NewFiles(*m_view, settings, *this))
    , m_folder(new FolderPanel(services.folderCheck))
    , m_across(new QSplitter(Qt::Horizontal))
{
    setObjectName(u"workflowEditor"_s);
    m_view->setHelp(services.help);
    m_view->setCheck(services.check);
    m_empty->setContent(u"workflow"_s, u"No file is open."_s,
                        u"Open some or a whole clone, or begin with a template; they are checked while you type."_s,
                        u"Open files…"_s);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    makeFolder();
    makeMenus();
    connect(m_empty, &EmptyState::actionTriggered, this, &WorkflowEditor::chooseFiles);
    connect(m_view, &EditorView::currentChanged, this, &WorkflowEditor::showPage);
    connect(m_newFiles, &NewFiles::written, this, [this](const QString& folder, const QStringList& paths) {
        for (const QString& path : paths) {
            if (path.endsWith(".yml"_L1) || path.endsWith(".yaml"_L1))
                open(QDir(folder).filePath(path));
        }
    });
    resize(1100, 760);
    restoreGeometry(m_settings.value("editor/v1/geometry").toByteArray());
    m_view->restoreLayout(m_settings.value("editor/v1/layout").toByteArray());
    showPage();
}

WorkflowEditor::~WorkflowEditor()
{
    m_view->disconnect(this);
}

void WorkflowEditor::makeFolder()
{
    m_across->addWidget(m_folder);
    m_across->addWidget(m_stack);
    m_across->setStretchFactor(1, 1);
    m_across->setSizes({290, 810});
    m_across->setChildrenCollapsible(false);
    m_across->restoreState(m_settings.value("editor/v1/folderDivision").toByteArray());
    m_folder->hide();
    setCentralWidget(m_across);
    connect(m_folder, &FolderPanel::chooseRequested, this, &WorkflowEditor::chooseFolder);
    connect(m_folder, &FolderPanel::fileActivated, this, [this](const QString& path, int line) {
        open(path);
        EditorPage* here = page();
        const auto goThere = [here, line] {
            if (line > 0)
                here->editor().goToLine(line);
        };
        if (here->isOpen())
            goThere();
        else
            connect(here, &EditorPage::opened, here, goThere, Qt::SingleShotConnection);
    });
    connect(m_folder, &FolderPanel::folderChanged, this, [this] {
        m_folder->setHidden(m_folder->folder().isEmpty());
        m_newFiles->setFolder(m_folder->folder());
        m_settings.setValue("editor/v1/folder", m_folder->folder());
    });
}

void WorkflowEditor::openFolder(const QString& path)
{
    m_folder->open(QFileInfo(path).absoluteFilePath());
    m_folder->begin();
}

void WorkflowEditor::chooseFolder()
{
    auto* dialog = new QFileDialog(this, u"Open a local clone"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    if (!m_folder->folder().isEmpty())
        dialog->setDirectory(m_folder->folder());
    connect(dialog, &QFileDialog::fileSelected, this, &WorkflowEditor::openFolder);
    dialog->open();
}

QAction* WorkflowEditor::addSwitch(QMenu* menu, const QString& text, void (EditorView::*set)(bool))
{
    QAction* action = menu->addAction(text);
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, [this, set](bool on) { (m_view->*set)(on); });
    m_forPage << action;
    return action;
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
    QAction* make = file->addAction(u"&New from template…"_s);
    make->setShortcut(QKeySequence::New);
    connect(make, &QAction::triggered, this, [this] { m_newFiles->newFromTemplate(m_folder->folder()); });
    QAction* openFolder = file->addAction(u"Open &folder…"_s);
    openFolder->setShortcut(Qt::CTRL | Qt::ALT | Qt::Key_O);
    connect(openFolder, &QAction::triggered, this, &WorkflowEditor::chooseFolder);
    QAction* remote = file->addAction(u"Open from &GitHub…"_s);
    remote->setObjectName(u"openRemote"_s);
    remote->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_G);
    connect(remote, &QAction::triggered, this, &WorkflowEditor::remoteRequested);
    add(file, u"&Save\tCtrl+S"_s, [](EditorPage& here) { here.save(); });
    m_run = file->addAction(u"&Run this workflow…"_s);
    m_run->setObjectName(u"runWorkflow"_s);
    m_run->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_R);
    connect(m_run, &QAction::triggered, this, [this] { Q_EMIT runRequested(page()->key()); });
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
    QAction* graph = addSwitch(view, u"&Graph of the jobs\tCtrl+Shift+G"_s, &EditorView::setGraphShown);
    QAction* outline = addSwitch(view, u"&Outline"_s, &EditorView::setOutlineShown);
    QAction* folder = view->addAction(u"Fol&der"_s);
    folder->setCheckable(true);
    folder->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_E);
    connect(folder, &QAction::triggered, this, [this] { // what the menu shows may be older than the panel
        m_folder->setVisible(m_folder->isHidden());
        if (!m_folder->isHidden())
            m_folder->begin();
    });
    connect(view, &QMenu::aboutToShow, this, [this, graph, outline, folder] {
        folder->setChecked(!m_folder->isHidden());
        graph->setChecked(m_view->isGraphShown());
        outline->setChecked(m_view->isOutlineShown());
    });
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
    if (page() && page()->key().isLocal() && !page()->key().isUntitled())
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
    if (const QString folder = m_settings.value("editor/v1/folder").toString(); !folder.isEmpty())
        m_folder->open(folder);
    m_newFiles->openLast();
    if (files.contains(front) && QFileInfo::exists(front))
        open(front);
}

void WorkflowEditor::showPage()
{
    const EditorPage* here = page();
    m_stack->setCurrentWidget(here ? static_cast<QWidget*>(m_view) : m_empty);
    for (QAction* action : std::as_const(m_forPage))
        action->setEnabled(here);
    m_run->setEnabled(here && !here->key().isLocal() && here->key().path.startsWith(".github/workflows/"_L1));
    setWindowTitle(here ? u"%1 — Signalbox"_s.arg(titleOf(here->key())) : u"Workflow files — Signalbox"_s);
    setWindowModified(here && here->isModified());
    setWindowFilePath(here && !here->key().isUntitled() ? here->key().path : QString());
    if (here)
        m_folder->follow(here->key().path);
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
    m_settings.setValue("editor/v1/layout", m_view->saveLayout());
    m_settings.setValue("editor/v1/folderDivision", m_across->saveState());
    event->accept();
}

} // namespace signalbox::views
