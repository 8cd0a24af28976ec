// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/editor_view.h"

#include "common/plain_text.h"
#include "editor/breadcrumb.h"
#include "editor/editor_page.h"
#include "editor/find_replace_bar.h"
#include "editor/graph_panel.h"
#include "editor/outline_panel.h"
#include "editor/problem_panel.h"
#include "editor/tab_names.h"
#include "editor/text_editor.h"

#include <QApplication>
#include <QDataStream>
#include <QIODevice>
#include <QKeyEvent>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <array>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::views {

namespace {

/// In a narrow window what is beside the text gives way to it.
constexpr int leastText = 260;
constexpr auto notedAfter = 400ms; ///< what a check takes before it is told of

} // namespace

EditorView::EditorView(editing::DraftStore* drafts, QWidget* parent)
    : QWidget(parent)
    , m_drafts(drafts)
    , m_tabs(new QTabWidget)
    , m_find(new FindReplaceBar)
    , m_problems(new ProblemPanel)
    , m_graph(new GraphPanel)
    , m_outline(new OutlinePanel)
    , m_across(new QSplitter(Qt::Horizontal))
    , m_sides(new QSplitter(Qt::Vertical))
    , m_down(new QSplitter(Qt::Vertical))
{
    m_noteSoon.setSingleShot(true);
    m_noteSoon.setInterval(notedAfter);
    connect(&m_noteSoon, &QTimer::timeout, this, &EditorView::note);
    m_tabs->setObjectName(u"editorTabs"_s);
    m_tabs->setAccessibleName(tr("Files"));
    m_tabs->setTabsClosable(true);
    m_tabs->setMovable(true);
    m_tabs->setDocumentMode(true);
    auto* text = new QWidget;
    text->setMinimumWidth(leastText);
    auto* column = new QVBoxLayout(text);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_tabs, 1);
    column->addWidget(m_find);
    m_find->hide();
    m_sides->addWidget(m_graph);
    m_sides->addWidget(m_outline);
    m_sides->setSizes({380, 140});
    m_across->addWidget(text);
    m_across->addWidget(m_sides);
    m_across->setStretchFactor(0, 1);
    m_across->setSizes({640, 420});
    m_across->setCollapsible(0, false);
    m_down->addWidget(m_across);
    m_down->addWidget(m_problems);
    m_down->setStretchFactor(0, 1);
    m_down->setSizes({520, 160});
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->addWidget(m_down);

    const auto toText = [this] {
        if (EditorPage* page = currentPage())
            page->editor().setFocus(Qt::OtherFocusReason);
    };
    connect(m_find, &FindReplaceBar::closed, this, [this, toText] {
        m_find->hide();
        toText();
    });
    connect(m_problems, &ProblemPanel::problemActivated, this, toText);
    connect(m_outline, &OutlinePanel::entryActivated, this, toText);
    connect(m_outline, &OutlinePanel::trailChanged, this, &EditorView::showTrail);
    connect(m_graph, &GraphPanel::jobActivated, this, toText);
    connect(m_tabs, &QTabWidget::currentChanged, this, &EditorView::showCurrent);
    connect(m_tabs, &QTabWidget::tabCloseRequested, this, [this](int tab) {
        m_tabs->setCurrentIndex(tab);
        static_cast<EditorPage*>(m_tabs->widget(tab))->askToClose();
    });
}

EditorView::~EditorView()
{
    m_tabs->disconnect(this);
}

EditorPage& EditorView::open(const editing::DocumentKey& key, const QByteArray& bytes)
{
    if (EditorPage* there = page(key)) {
        bringUp(*there);
        return *there;
    }
    EditorPage& made = add(key);
    made.open(bytes);
    return made;
}

EditorPage& EditorView::showFile(const editing::DocumentKey& key)
{
    EditorPage* there = page(key);
    if (there)
        bringUp(*there);
    return there ? *there : add(key);
}

/// With the keyboard, which its tab has while the text is still on its way.
void EditorView::bringUp(EditorPage& page)
{
    m_tabs->setCurrentWidget(&page);
    m_tabs->tabBar()->setFocus(Qt::OtherFocusReason);
    page.editor().setFocus(Qt::OtherFocusReason);
}

EditorPage& EditorView::openLocal(const QString& path)
{
    const auto key = editing::DocumentKey::local(path);
    if (EditorPage* there = page(key)) {
        bringUp(*there);
        return *there;
    }
    EditorPage& made = add(key);
    made.openLocal();
    return made;
}

EditorPage& EditorView::add(const editing::DocumentKey& key)
{
    auto* made = new EditorPage(key, m_drafts);
    made->editor().setCompletionSource(m_findHelp ? m_findHelp(key) : nullptr);
    if (m_makeCheck)
        made->setCheck(m_makeCheck(key));
    connect(made, &EditorPage::modifiedChanged, this, [this, made] {
        nameTabs();
        if (currentPage() == made)
            Q_EMIT currentChanged();
    });
    connect(made, &EditorPage::checkingChanged, this, &EditorView::noteChecking);
    connect(made, &EditorPage::saveRequested, this,
            [this, key](const QByteArray& bytes) { Q_EMIT saveRequested(key, bytes); });
    connect(made, &EditorPage::closable, this, [this, made] { take(*made); });
    // A text that is still on its way takes no keys, so its tab has them until it has come.
    connect(made, &EditorPage::opened, this, [this, made] {
        if (currentPage() == made && window()->focusWidget() == m_tabs->tabBar()) // a dialog may be in front
            made->editor().setFocus(Qt::OtherFocusReason);
    });
    m_tabs->addTab(made, key.fileName());
    nameTabs();
    bringUp(*made);
    return *made;
}

void EditorView::take(EditorPage& page)
{
    m_tabs->removeTab(m_tabs->indexOf(&page));
    page.disconnect(this);
    page.deleteLater(); // a button on it was pressed
    nameTabs();
    showCurrent();
}

void EditorView::nameTabs()
{
    std::vector<editing::DocumentKey> keys;
    keys.reserve(size_t(m_tabs->count()));
    for (int tab = 0; tab < m_tabs->count(); ++tab)
        keys.push_back(static_cast<EditorPage*>(m_tabs->widget(tab))->key());
    const QStringList names = tabNames(keys);
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        const auto* page = static_cast<EditorPage*>(m_tabs->widget(tab));
        QString shown = names[tab];
        shown.replace(u'&', u"&&"_s);
        const QString words = page->key().words();
        page->editor().setAccessibleName(names[tab]);
        m_tabs->setTabText(tab, page->isModified() ? shown + u" ●"_s : shown);
        m_tabs->setTabToolTip(tab, plainToolTip(page->isModified() ? tr("%1 (not saved)").arg(words) : words));
    }
}

void EditorView::showTrail()
{
    EditorPage* now = currentPage();
    if (!now)
        return;
    std::vector<Breadcrumb::Crumb> trail = m_outline->trail();
    trail.insert(trail.begin(), {.label = now->key().fileName(), .line = 1});
    now->breadcrumb().setTrail(trail);
}

EditorPage* EditorView::page(const editing::DocumentKey& key) const
{
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        auto* one = static_cast<EditorPage*>(m_tabs->widget(tab));
        if (one->key() == key)
            return one;
    }
    return nullptr;
}

EditorPage* EditorView::currentPage() const
{
    return static_cast<EditorPage*>(m_tabs->currentWidget());
}

int EditorView::count() const
{
    return m_tabs->count();
}

void EditorView::find(bool replacing)
{
    if (currentPage())
        m_find->open(replacing);
}

void EditorView::showProblems()
{
    m_problems->begin();
}

void EditorView::showSides()
{
    m_sides->setVisible(isGraphShown() || isOutlineShown());
    Q_EMIT sidesChanged();
}

void EditorView::setGraphShown(bool shown)
{
    m_graph->setHidden(!shown);
    showSides();
}

bool EditorView::isGraphShown() const
{
    return !m_graph->isHidden();
}

void EditorView::setOutlineShown(bool shown)
{
    m_outline->setHidden(!shown);
    showSides();
}

bool EditorView::isOutlineShown() const
{
    return !m_outline->isHidden();
}

QByteArray EditorView::saveLayout() const
{
    QByteArray layout;
    QDataStream stream(&layout, QIODevice::WriteOnly);
    stream << isGraphShown() << isOutlineShown();
    for (const QSplitter* splitter : {m_across, m_sides, m_down})
        stream << splitter->saveState();
    return layout;
}

void EditorView::restoreLayout(const QByteArray& layout)
{
    QDataStream stream(layout);
    bool graph = true;
    bool outline = true;
    std::array<QByteArray, 3> states;
    stream >> graph >> outline >> states[0] >> states[1] >> states[2];
    if (stream.status() != QDataStream::Ok)
        return;
    for (const auto& [splitter, state] :
         {std::pair(m_across, states[0]), std::pair(m_sides, states[1]), std::pair(m_down, states[2])})
        splitter->restoreState(state);
    m_graph->setHidden(!graph);
    m_outline->setHidden(!outline);
    showSides();
}

void EditorView::markSaved(const editing::DocumentKey& key, const QByteArray& bytes)
{
    if (EditorPage* there = page(key))
        there->markSaved(bytes);
}

void EditorView::showSaveError(const editing::DocumentKey& key, const core::Error& error)
{
    if (EditorPage* there = page(key))
        there->showSaveError(error);
}

bool EditorView::isAllSaved() const
{
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        if (static_cast<EditorPage*>(m_tabs->widget(tab))->isModified())
            return false;
    }
    return true;
}

void EditorView::showCurrent()
{
    EditorPage* now = currentPage();
    TextEditor* editor = now ? &now->editor() : nullptr;
    m_find->setEditor(editor);
    m_problems->setEditor(editor);
    m_graph->setEditor(editor);
    m_outline->setEditor(editor);
    showTrail();
    note();
    Q_EMIT currentChanged();
}

/// A check that is done before it can be read of is not told of.
void EditorView::noteChecking()
{
    if (!currentPage() || !currentPage()->isChecking()) {
        m_noteSoon.stop();
        note();
    } else if (!m_noteSoon.isActive()) {
        m_noteSoon.start();
    }
}

void EditorView::note()
{
    const EditorPage* now = currentPage();
    m_problems->setNote(!now                    ? QString()
                            : !now->hasCheck()  ? tr("Nobody checks this file")
                            : now->isChecking() ? tr("Checking…")
                                                : QString());
}

std::function<void()> EditorView::commandOf(const QKeyEvent& event)
{
    EditorPage* now = currentPage();
    if (!now)
        return {};
    const QKeySequence keys(event.keyCombination());
    if (keys == QKeySequence(Qt::CTRL | Qt::Key_S))
        return [now] { now->save(); };
    if (keys == QKeySequence(Qt::CTRL | Qt::Key_W))
        return [now] { now->askToClose(); };
    if (keys == QKeySequence(Qt::CTRL | Qt::Key_F))
        return [this] { find(false); };
    if (keys == QKeySequence(Qt::CTRL | Qt::Key_H))
        return [this] { find(true); };
    if (keys == QKeySequence(Qt::Key_F3))
        return [this] { m_find->findNext(); };
    if (keys == QKeySequence(Qt::SHIFT | Qt::Key_F3))
        return [this] { m_find->findPrevious(); };
    if (keys == QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M))
        return [this] { showProblems(); };
    if (keys == QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O))
        return [this] {
            setOutlineShown(true);
            m_outline->begin();
        };
    if (keys == QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G)) {
        return [this, now] {
            setGraphShown(!isGraphShown());
            if (!now->isAncestorOf(QApplication::focusWidget()))
                now->editor().setFocus(Qt::OtherFocusReason); // what had the keyboard may be hidden
        };
    }
    if (keys == QKeySequence(Qt::Key_Escape) && !now->editor().hasFocus())
        return [now] { now->editor().setFocus(Qt::OtherFocusReason); };
    return {};
}

/// What is done here must not be taken as a shortcut of the window.
bool EditorView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && commandOf(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void EditorView::keyPressEvent(QKeyEvent* event)
{
    if (const auto command = commandOf(*event))
        command();
    else
        QWidget::keyPressEvent(event);
}

} // namespace signalbox::views
