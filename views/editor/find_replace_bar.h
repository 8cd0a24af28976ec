// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editing/text_search.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QLineEdit;
class QToolButton;

namespace signalbox::views {

class ElidedLabel;
class TextEditor;

/// Finds in an editor while one types, and replaces. Enter or F3 goes to the next match, Shift with them to the one
/// before, Escape closes; in the lower field Enter replaces the match and goes on, Ctrl+Alt+Enter replaces all as one
/// step.
class FindReplaceBar final : public QWidget {
    Q_OBJECT

public:
    explicit FindReplaceBar(QWidget* parent = nullptr);

    /// In which text; null for none.
    void setEditor(TextEditor* editor);
    /// Shows itself and takes the keyboard; what is selected on one line is looked for.
    void open(bool replacing);
    void setQuery(const editing::SearchQuery& query);
    editing::SearchQuery query() const;
    void setReplacement(const QString& text);
    /// "3 of 12", "No match", or what is wrong with the expression.
    QString status() const;

    void findNext();
    void findPrevious();
    void replaceOne();
    void replaceAll();

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void searchAgain();
    void find(bool forward, bool fromHere);
    void showMatches();
    bool isOnMatch() const;

    QLineEdit* m_text;
    QLineEdit* m_with;
    QToolButton* m_case;
    QToolButton* m_words;
    QToolButton* m_expression;
    ElidedLabel* m_status;
    QWidget* m_replaceRow;
    QPointer<TextEditor> m_editor;
    editing::TextSearch m_search;
    std::vector<editing::Span> m_matches;
    QTimer m_pause; ///< after a change of the text
};

} // namespace signalbox::views
