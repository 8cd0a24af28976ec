// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editing/completion.h"

#include <QFrame>

#include <vector>

class QKeyEvent;
class QLabel;
class QListView;
class QPlainTextEdit;

namespace signalbox::views {

class CompletionModel;

/// What could be written, in a list below the cursor: narrowed down by what has been typed, with the help of the row
/// that is chosen beneath it. The keyboard stays with the editor, which hands its keys over.
class CompletionPopup final : public QFrame {
    Q_OBJECT

public:
    /// A completion with its place in the editor's text.
    struct Offer {
        int typedFrom = 0; ///< the letters between here and the cursor narrow it down
        int until = 0; ///< the end of what it takes the place of
        editing::Completion completion;
    };

    explicit CompletionPopup(QWidget* parent);

    /// Shows what is left of the offers below the editor's cursor; nothing when none is.
    void offer(std::vector<Offer> offers, const QPlainTextEdit& editor);
    /// Up, Down, Page Up and Down choose; Tab and Enter accept; Escape closes. Whether it was one of these.
    bool takeKey(QKeyEvent& event);
    /// Whether the one row that is left says what is there already.
    bool isSettled() const;
    /// What is on offer, from above.
    QStringList labels() const;
    QString chosenLabel() const;

Q_SIGNALS:
    void accepted(const signalbox::editing::Completion& completion);

private:
    void accept();
    void choose(int row);
    void fit(const QPlainTextEdit& editor);

    CompletionModel* m_model;
    QListView* m_list;
    QLabel* m_help;
    bool m_settled = false;
};

} // namespace signalbox::views
