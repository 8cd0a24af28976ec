// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editing/completion.h"
#include "editing/text_file.h"
#include "editing/text_search.h"
#include "editor/diagnostic_marks.h"
#include "editor/editor_colours.h"

#include <QPlainTextEdit>
#include <QTimer>

#include <optional>
#include <utility>
#include <vector>

namespace signalbox::views {

class CompletionPopup;
class EditorMargin;
class MarkedScrollBar;
class WorkflowHighlighter;

/// The text of a workflow file, edited: coloured, folded by indentation, with marks where something was found and what
/// would mend it. Knows no file, and does not check by itself.
///
/// Keys beside the usual ones: Tab and Shift+Tab move lines by a level, Ctrl+/ comments, Alt+Up and Alt+Down move
/// lines, Ctrl+D doubles them, Ctrl+Shift+[ and ] fold and unfold (with Alt: all), F8 and Shift+F8 go to the next
/// problem, Ctrl+. offers fixes, Ctrl+Space what could be written, Ctrl+I says what is known of the place; Ctrl with +,
/// - and 0 zooms.
class TextEditor final : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit TextEditor(QWidget* parent = nullptr);
    ~TextEditor() override;

    /// Tells which language it is in; YAML where it does not.
    void setFileName(const QString& name);
    /// Another file: its text, without a past to undo. One with an obstacle can be read only.
    void open(const editing::TextFile& file);
    /// The whole text becomes this one as one step that can be undone; only what differs is touched.
    void changeTo(const QString& text);
    /// The same with the form of another file, which becomes what the document is compared with: it is not modified.
    void reload(const editing::TextFile& file);
    /// With a line feed at each line's end, letter by letter what is in the document.
    QString text() const;
    /// As it would be saved.
    QByteArray bytes() const { return m_file.write(text()); }
    const editing::TextFile& file() const { return m_file; }

    /// What was found in the text as it is now. Whoever asked sees to it that it is not about an older one.
    void setDiagnostics(std::vector<lint::Diagnostic> diagnostics);
    const DiagnosticMarks& diagnostics() const { return m_marks; }
    /// Whether nothing was changed since the last setDiagnostics(), so that fixes fit.
    bool areDiagnosticsCurrent() const { return m_marksCurrent; }
    void goToNextProblem(bool forward);
    /// A menu of what mends the problems at the cursor; after a change as soon as the text has been checked.
    void offerFixes();
    /// All safe fixes as one step. How many edits it were.
    int fixAllSafe();
    void apply(const std::vector<lint::Edit>& edits);

    /// May be null; must outlive this.
    void setCompletionSource(const editing::CompletionSource* source) { m_source = source; }
    void complete();
    /// Messages at the place, their rules and fixes, then what the source knows of it; plain text, empty for nothing.
    QString helpFor(int position) const;

    /// Selects these positions, unfolds and shows them.
    void select(editing::Span span);
    void goToLine(int line); ///< from 1
    /// Marked in the text and in the scroll bar; `current` is one of them or -1.
    void setMatches(std::vector<editing::Span> matches, int current);
    void replace(const std::vector<editing::Replacement>& replacements); ///< as one step

    bool canFold(int line) const; ///< lines from 0
    bool isFolded(int line) const;
    void setFolded(int line, bool folded);
    void setAllFolded(bool folded);

    /// In points more or less than the font of code is; -4 to 20.
    void setZoom(int points);
    int zoom() const { return m_zoom; }

Q_SIGNALS:
    /// The diagnostics on show are others or at other places.
    void diagnosticsChanged();
    void zoomChanged(int points);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    friend class EditorMargin;
    struct LineRange {
        int first = 0;
        int last = 0;
    };
    struct Command {
        QKeySequence keys;
        void (TextEditor::*run)();
    };
    static const std::vector<Command>& commands();

    // text_editor.cpp
    void dress();
    void noteChange(int position, int removed, int added);
    void showCursorPlace();
    void updateLines(int first, int last);
    void markScrollBar();
    LineRange chosenLines() const;

    // text_editor_input.cpp
    bool typeKey(QKeyEvent& event);
    void breakLine();
    void indent();
    void outdent();
    void eraseIndent();
    void toggleComment();
    void moveUp();
    void moveDown();
    void moveLines(bool up);
    void duplicateLines();
    void replaceLines(LineRange lines, const QStringList& texts);
    void zoomIn();
    void zoomOut();
    void zoomBack();

    // text_editor_fold.cpp
    void foldHere();
    void unfoldHere();
    void foldAll();
    void unfoldAll();
    void showLines(int first, int last, bool visible);
    void layOutAgain();
    void unfoldTo(int position);

    // text_editor_problems.cpp
    void nextProblem();
    void previousProblem();
    void showHelpHere();
    void showFixMenu();
    void acceptCompletion(const editing::Completion& completion);
    void completeAfterTyping(const QString& typed);
    void completeNow();

    // text_editor_paint.cpp
    void paintGuides(QPainter& painter, const QRect& area) const;
    void paintMarks(QPainter& painter, const QRect& area);
    void paintFoldedSigns(QPainter& painter, const QRect& area) const;

    editing::TextFile m_file;
    EditorColours m_colours;
    WorkflowHighlighter* m_highlighter;
    EditorMargin* m_margin;
    MarkedScrollBar* m_bar;
    CompletionPopup* m_popup;
    QTimer m_completeSoon; ///< until what was typed has been drawn
    const editing::CompletionSource* m_source = nullptr;
    DiagnosticMarks m_marks;
    bool m_marksCurrent = false;
    bool m_fixesWanted = false;
    std::vector<editing::Span> m_matches;
    int m_currentMatch = -1;
    std::optional<std::pair<int, int>> m_brackets; ///< at the cursor
    int m_shownLine = 0; ///< the cursor's, as it was painted last; from 0
    int m_zoom = 0;
    int m_wheel = 0; ///< of a step that is not whole yet
};

} // namespace signalbox::views
