// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/breadcrumb.h"

#include <QFutureWatcher>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <vector>

class QTreeView;

namespace signalbox::lists {
class FileOutlineModel;
struct OutlineEntry;
} // namespace signalbox::lists

namespace signalbox::views {

class TextEditor;

/// Events, jobs and steps of the file on show, read anew on a worker when it has changed. The row that the cursor is in
/// is the current one; Enter or a click goes to a row's line.
class OutlinePanel final : public QWidget {
    Q_OBJECT

public:
    explicit OutlinePanel(QWidget* parent = nullptr);
    ~OutlinePanel() override;

    void setEditor(TextEditor* editor);
    const lists::FileOutlineModel& model() const { return *m_model; }
    /// "jobs", "test", "steps", "3 Build": what the cursor is in, from outside in.
    std::vector<Breadcrumb::Crumb> trail() const;
    /// Takes the keyboard.
    void begin();

Q_SIGNALS:
    /// The user wants to see it: the editor is at its place already.
    void entryActivated();
    void trailChanged();

private:
    void read();
    void follow();

    lists::FileOutlineModel* m_model;
    QTreeView* m_tree;
    QPointer<TextEditor> m_editor;
    QTimer m_pause;
    QFutureWatcher<std::vector<lists::OutlineEntry>> m_reading;
};

} // namespace signalbox::views
