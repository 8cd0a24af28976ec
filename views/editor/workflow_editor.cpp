// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/workflow_editor.h"

#include "common/empty_state.h"
#include "editor/find_replace_bar.h"
#include "editor/outline_panel.h"
#include "editor/problem_panel.h"
#include "editor/text_editor.h"

#include <QAction>
#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenuBar>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabWidget>

using namespace Qt::StringLiterals;

namespace signalbox::views {

WorkflowEditor::WorkflowEditor(const EditorServices& services, QSettings& settings, QWidget* parent)
    : QMainWindow(parent)
    , m_services(services)
    , m_settings(settings)
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState)
    , m_split(new QSplitter(Qt::Vertical))
    , m_sides(new QSplitter(Qt::Horizontal))
    , m_tabs(new QTabWidget)
    , m_outline(new OutlinePanel)
    , m_problems(new ProblemPanel)
{
    setObjectName(u"workflowEditor"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->setTabsClosable(true);
    m_tabs->setMovable(true);
    m_tabs->setAccessibleName(u"Open files"_s);
    m_sides->addWidget(m_outline);
    m_sides->addWidget(m_tabs);
    m_sides->setStretchFactor(1, 1);
    m_sides->setSizes({220, 780});
    m_split->addWidget(m_sides);
    m_split->addWidget(m_problems);
    m_split->setStretchFactor(0, 1);
    m_split->setSizes({520, 160});
    m_empty->setContent(u"workflow"_s, u"No file is open."_s,
                        u"Open workflow files of a local clone; they are checked while you type."_s, u"Open files…"_s);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_split);
    setCentralWidget(m_stack);
    statusBar()->setSizeGripEnabled(false);
    makeMenus();

    connect(m_empty, &EmptyState::actionTriggered, this, &WorkflowEditor::chooseFiles);
    connect(m_tabs, &QTabWidget::currentChanged, this, &WorkflowEditor::showPage);
    connect(m_tabs, &QTabWidget::tabCloseRequested, this, &WorkflowEditor::closeFile);
    connect(m_outline, &OutlinePanel::entryActivated, this, [this] {
        if (DocumentPage* here = page())
            here->editor().setFocus();
    });
    connect(m_problems, &ProblemPanel::problemActivated, this, [this] {
        if (DocumentPage* here = page())
            here->editor().setFocus();
    });
    resize(1100, 760);
    restoreGeometry(m_settings.value("editor/v1/geometry").toByteArray());
    m_split->restoreState(m_settings.value("editor/v1/problems").toByteArray());
    m_sides->restoreState(m_settings.value("editor/v1/outline").toByteArray());
    showPage();
}

WorkflowEditor::~WorkflowEditor()
{
    // Pages tell of changes while they go, which nobody is to hear any more.
    m_tabs->disconnect(this);
    m_problems->setEditor(nullptr);
    m_outline->setEditor(nullptr);
}

void WorkflowEditor::makeMenus()
{
    const auto add
        = [this](QMenu* menu, const QString& text, const QKeySequence& keys, auto call, bool forPage = true) {
              QAction* action = menu->addAction(text);
              action->setShortcut(keys);
              connect(action, &QAction::triggered, this, call);
              if (forPage)
                  m_forPage << action;
              return action;
          };
    const auto withEditor = [this](void (*call)(TextEditor&)) {
        return [this, call] {
            if (DocumentPage* here = page())
                call(here->editor());
        };
    };
    QMenu* file = menuBar()->addMenu(u"&File"_s);
    add(file, u"&Open…"_s, QKeySequence::Open, [this] { chooseFiles(); }, false);
    add(file, u"&Save"_s, QKeySequence::Save, [this] {
        if (page())
            page()->save();
    });
    file->addSeparator();
    add(file, u"&Close file"_s, Qt::CTRL | Qt::Key_W, [this] { closeFile(m_tabs->currentIndex()); });
    add(file, u"Close &window"_s, QKeySequence(), [this] { close(); }, false);

    QMenu* edit = menuBar()->addMenu(u"&Edit"_s);
    // The editor has their keys itself.
    add(edit, u"&Undo"_s, {}, withEditor([](TextEditor& editor) { editor.undo(); }));
    add(edit, u"&Redo"_s, {}, withEditor([](TextEditor& editor) { editor.redo(); }));
    edit->addSeparator();
    add(edit, u"&Find…"_s, QKeySequence::Find, [this] {
        if (page())
            page()->findBar().open(false);
    });
    add(edit, u"R&eplace…"_s, Qt::CTRL | Qt::Key_H, [this] {
        if (page())
            page()->findBar().open(true);
    });
    edit->addSeparator();
    add(edit, u"&What mends this…"_s, {}, withEditor([](TextEditor& editor) { editor.offerFixes(); }));
    add(edit, u"&Mend all that is safe"_s, {}, withEditor([](TextEditor& editor) { editor.fixAllSafe(); }));
    add(edit, u"&Complete"_s, {}, withEditor([](TextEditor& editor) { editor.complete(); }));

    QMenu* view = menuBar()->addMenu(u"&View"_s);
    add(view, u"&Problems"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_M, [this] { m_problems->begin(); });
    add(view, u"&Next problem"_s, {}, withEditor([](TextEditor& editor) { editor.goToNextProblem(true); }));
    view->addSeparator();
    add(view, u"&Fold all"_s, {}, withEditor([](TextEditor& editor) { editor.setAllFolded(true); }));
    add(view, u"&Unfold all"_s, {}, withEditor([](TextEditor& editor) { editor.setAllFolded(false); }));
    view->addSeparator();
    add(view, u"&Larger"_s, QKeySequence::ZoomIn,
        withEditor([](TextEditor& editor) { editor.setZoom(editor.zoom() + 1); }));
    add(view, u"&Smaller"_s, QKeySequence::ZoomOut,
        withEditor([](TextEditor& editor) { editor.setZoom(editor.zoom() - 1); }));
}

DocumentPage* WorkflowEditor::page() const
{
    return qobject_cast<DocumentPage*>(m_tabs->currentWidget());
}

int WorkflowEditor::count() const
{
    return m_tabs->count();
}

void WorkflowEditor::open(const QString& path)
{
    const QString whole = QFileInfo(path).absoluteFilePath();
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (const auto* other = qobject_cast<DocumentPage*>(m_tabs->widget(i)); other && other->path() == whole) {
            m_tabs->setCurrentIndex(i);
            return;
        }
    }
    auto* added = new DocumentPage(whole, m_services);
    added->editor().setZoom(m_settings.value("editor/v1/zoom", 0).toInt());
    connect(added, &DocumentPage::modifiedChanged, this, [this, added] { nameTab(added); });
    connect(added, &DocumentPage::saved, this,
            [this, added] { statusBar()->showMessage(u"%1 is saved."_s.arg(added->name()), 5000); });
    connect(&added->editor(), &TextEditor::zoomChanged, this,
            [this](int points) { m_settings.setValue("editor/v1/zoom", points); });
    m_tabs->addTab(added, {});
    nameTab(added);
    m_tabs->setCurrentWidget(added);
    added->setFocus();
    keep();
}

void WorkflowEditor::chooseFiles()
{
    auto* dialog = new QFileDialog(this, u"Open workflow files"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({u"Workflows and actions (*.yml *.yaml)"_s, u"All files (*)"_s});
    if (page())
        dialog->setDirectory(QFileInfo(page()->path()).path());
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
    if (!front.isEmpty() && QFileInfo::exists(front))
        open(front);
}

void WorkflowEditor::showPage()
{
    DocumentPage* here = page();
    m_stack->setCurrentWidget(here ? static_cast<QWidget*>(m_split) : m_empty);
    m_problems->setEditor(here ? &here->editor() : nullptr);
    m_outline->setEditor(here ? &here->editor() : nullptr);
    for (QAction* action : std::as_const(m_forPage))
        action->setEnabled(here);
    setWindowTitle(here ? u"%1[*] — Signalbox"_s.arg(here->name()) : u"Workflow files — Signalbox"_s);
    setWindowModified(here && here->isModified());
    setWindowFilePath(here ? here->path() : QString());
}

void WorkflowEditor::nameTab(DocumentPage* named)
{
    const int index = m_tabs->indexOf(named);
    // A dot says that there is something to save; an ampersand in a file's name is no mnemonic.
    QString name = named->name();
    name.replace(u'&', "&&"_L1);
    m_tabs->setTabText(index, named->isModified() ? u"● "_s + name : name);
    m_tabs->setTabToolTip(index, named->path().toHtmlEscaped());
    if (named == page())
        setWindowModified(named->isModified());
}

/// No question: what was typed stays as a draft.
void WorkflowEditor::closeFile(int index)
{
    auto* closed = qobject_cast<DocumentPage*>(m_tabs->widget(index));
    if (!closed)
        return;
    closed->keepDraft();
    if (closed->isModified())
        statusBar()->showMessage(
            u"What you typed into %1 is kept and comes back when you open it again."_s.arg(closed->name()), 8000);
    m_tabs->removeTab(index);
    closed->deleteLater();
    keep();
}

void WorkflowEditor::keep()
{
    QStringList files;
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (const auto* each = qobject_cast<DocumentPage*>(m_tabs->widget(i)))
            files << each->path();
    }
    m_settings.setValue("editor/v1/files", files);
    m_settings.setValue("editor/v1/front", page() ? page()->path() : QString());
}

void WorkflowEditor::closeEvent(QCloseEvent* event)
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (auto* each = qobject_cast<DocumentPage*>(m_tabs->widget(i)))
            each->keepDraft();
    }
    keep();
    m_settings.setValue("editor/v1/geometry", saveGeometry());
    m_settings.setValue("editor/v1/problems", m_split->saveState());
    m_settings.setValue("editor/v1/outline", m_sides->saveState());
    event->accept();
}

} // namespace signalbox::views
