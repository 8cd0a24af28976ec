// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/written_graph.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QStackedLayout;

namespace signalbox::views {

class EmptyState;
class GraphPane;
class TextEditor;

/// The jobs of the file on show by what they need, read anew on a worker while it is typed. Text that cannot be read
/// for a moment leaves the graph as it was. The job that the cursor is in is the chosen one; a click or a key that
/// walks to another takes the cursor there.
class GraphPanel final : public QWidget {
    Q_OBJECT

public:
    explicit GraphPanel(QWidget* parent = nullptr);
    ~GraphPanel() override;

    void setEditor(TextEditor* editor);
    const lists::WrittenGraph& written() const { return m_written; }
    /// Takes the keyboard.
    void begin();

Q_SIGNALS:
    /// The user wants to write there: the editor is at its place already.
    void jobActivated();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void readSoon();
    void read();
    void take(const lists::WrittenGraph& written);
    void say(const lists::WrittenGraph& latest);
    void follow();
    void goTo(const QString& id);
    int lineOf(size_t node) const;

    GraphPane* m_graph;
    EmptyState* m_missing;
    QStackedLayout* m_pages;
    QPointer<TextEditor> m_editor;
    lists::WrittenGraph m_written; ///< what is on show
    QString m_here; ///< id of the job that the cursor is in
    QTimer m_pause;
    QElapsedTimer m_unread; ///< since the first change that nobody has read
    QFutureWatcher<lists::WrittenGraph> m_reading;
};

} // namespace signalbox::views
