// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "editing/document_key.h"
#include "editing/file_set.h"

#include <QObject>

#include <vector>

class QSettings;
class QWidget;

namespace signalbox::views {

class EditorView;
class TemplateDialog;

/// Files that are made here: from a template into a folder or into tabs, and the tabs that have no file yet, which come
/// back after a crash and ask where to go when they are saved.
class NewFiles final : public QObject {
    Q_OBJECT

public:
    /// All of it is borrowed and outlives this; `window` is what dialogs stand over.
    NewFiles(EditorView& view, QSettings& settings, QWidget& window);

    /// `folder` is offered to write into; it may be empty.
    TemplateDialog& newFromTemplate(const QString& folder);
    /// Where a file is offered to be saved; it may be empty.
    void setFolder(const QString& folder) { m_folder = folder; }
    void openUntitled(const std::vector<editing::NewFile>& files);
    /// Those that were open and had no file.
    void openLast();

Q_SIGNALS:
    /// Files of this disk that are there now; to be opened.
    void written(const QString& folder, const QStringList& paths);

private:
    void askWhere(const editing::DocumentKey& key, const QByteArray& bytes);
    void save(const editing::DocumentKey& key, const QByteArray& bytes, const QString& path);
    void keep();

    EditorView& m_view;
    QSettings& m_settings;
    QWidget& m_window;
    QString m_folder;
    QStringList m_untitled; ///< paths of keys that were opened here, whether they are open still
};

} // namespace signalbox::views
