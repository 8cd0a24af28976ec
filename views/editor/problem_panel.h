// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lint/diagnostic.h"

#include <QPointer>
#include <QWidget>

#include <array>

class QToolButton;
class QTreeView;

namespace signalbox::lists {
class DiagnosticListModel;
}

namespace signalbox::views {

class ElidedLabel;
class TextEditor;

/// The problems of the file on show: how many of each severity, which also are switches, and a list whose rows lead to
/// their places by Enter or a click.
class ProblemPanel final : public QWidget {
    Q_OBJECT

public:
    explicit ProblemPanel(QWidget* parent = nullptr);

    /// Whose problems; null for none.
    void setEditor(TextEditor* editor);
    /// While a check is under way, or when there is nobody to check; empty for neither.
    void setNote(const QString& note);
    const lists::DiagnosticListModel& model() const { return *m_model; }
    void setShown(lint::Severity severity, bool shown);
    /// Takes the keyboard.
    void begin();

Q_SIGNALS:
    /// The user wants to see it: the editor is at its place already.
    void problemActivated();

private:
    void refresh();
    void describe();

    lists::DiagnosticListModel* m_model;
    QTreeView* m_list;
    std::array<QToolButton*, 3> m_filters{};
    QToolButton* m_fixAll;
    ElidedLabel* m_status;
    QString m_note;
    QPointer<TextEditor> m_editor;
};

} // namespace signalbox::views
