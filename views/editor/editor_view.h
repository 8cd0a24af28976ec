// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editing/completion.h"
#include "editing/document_check.h"
#include "editing/document_key.h"
#include "editing/draft_store.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>

class QSplitter;
class QTabWidget;

namespace signalbox::views {

class EditorPage;
class FindReplaceBar;
class GraphPanel;
class OutlinePanel;
class ProblemPanel;

/// Workflow files in tabs, with the graph of their jobs and the outline beside them and the problems below. What is not
/// on this disk is fetched and saved by whoever owns this: open() with its bytes, and markSaved() or showSaveError()
/// after saveRequested().
///
/// Keys: Ctrl+S saves, Ctrl+W closes, Ctrl+F finds, Ctrl+H replaces, F3 and Shift+F3 go from match to match,
/// Ctrl+Shift+M goes to the problems, Ctrl+Shift+O to the outline, Ctrl+Shift+G shows and hides the graph, Escape back
/// to the text; the others are the text editor's.
class EditorView final : public QWidget {
    Q_OBJECT

public:
    using MakeCheck = std::function<std::unique_ptr<editing::DocumentCheck>(const editing::DocumentKey& key)>;
    using FindHelp = std::function<const editing::CompletionSource*(const editing::DocumentKey& key)>;

    /// `drafts` may be null, then nothing that is typed survives; must outlive this.
    explicit EditorView(editing::DraftStore* drafts, QWidget* parent = nullptr);
    ~EditorView() override;

    /// One for each file that is opened from now on; it gives null for one that nobody checks.
    void setCheck(MakeCheck make) { m_makeCheck = std::move(make); }
    /// Who knows what may stand in a file that is opened from now on; it gives null where nobody does, and what it
    /// gives must outlive this.
    void setHelp(FindHelp find) { m_findHelp = std::move(find); }

    /// Shows a file; one that is open already only comes to the front.
    EditorPage& open(const editing::DocumentKey& key, const QByteArray& bytes);
    EditorPage& openLocal(const QString& path);
    /// Brings its tab to the front, made without a text when there was none: whoever fetches it calls the page's open()
    /// or showLoadError().
    EditorPage& showFile(const editing::DocumentKey& key);
    /// Null for none.
    EditorPage* page(const editing::DocumentKey& key) const;
    EditorPage* currentPage() const;
    int count() const;

    /// Opens the bar for finding, in the file in front.
    void find(bool replacing);
    /// Takes the keyboard to the problems.
    void showProblems();
    /// What stands beside the text.
    void setGraphShown(bool shown);
    bool isGraphShown() const;
    void setOutlineShown(bool shown);
    bool isOutlineShown() const;
    /// How the room is divided and what is shown, to be kept; what is no such thing changes nothing.
    QByteArray saveLayout() const;
    void restoreLayout(const QByteArray& layout);

    void markSaved(const editing::DocumentKey& key, const QByteArray& bytes);
    void showSaveError(const editing::DocumentKey& key, const core::Error& error);
    /// Whether nothing would be lost without drafts.
    bool isAllSaved() const;

Q_SIGNALS:
    void saveRequested(const signalbox::editing::DocumentKey& key, const QByteArray& bytes);
    /// Another file is in front, or this one is modified, or no more.
    void currentChanged();
    /// Something beside the text was shown or hidden.
    void sidesChanged();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    EditorPage& add(const editing::DocumentKey& key);
    void bringUp(EditorPage& page);
    void take(EditorPage& page);
    void nameTabs();
    void showTrail();
    void showCurrent();
    void noteChecking();
    void note();
    void showSides();
    std::function<void()> commandOf(const QKeyEvent& event);

    editing::DraftStore* m_drafts;
    MakeCheck m_makeCheck;
    FindHelp m_findHelp;
    QTabWidget* m_tabs;
    FindReplaceBar* m_find;
    ProblemPanel* m_problems;
    GraphPanel* m_graph;
    OutlinePanel* m_outline;
    QSplitter* m_across; ///< the text and what is beside it
    QSplitter* m_sides; ///< graph and outline
    QSplitter* m_down; ///< these, and the problems
    QTimer m_noteSoon; ///< until a check is worth telling of
};

} // namespace signalbox::views
