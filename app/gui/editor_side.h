// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "editing/draft_store.h"
#include "editor/workflow_editor.h"
#include "lint/checker.h"
#include "window/main_window.h"
#include "writing/workflow_help.h"

#include <QObject>

#include <memory>

class QSettings;

namespace signalbox::gui {

/// The editor of workflow files: made when it is first asked for, with what checks and explains them. The settings of a
/// file's repository are read beside it, as the command line does.
class EditorSide final : public QObject {
    Q_OBJECT

public:
    /// `drafts` keeps what was typed and not saved; all else is borrowed.
    EditorSide(core::Clock& clock, const QString& drafts, QSettings& settings, views::MainWindow& window,
               QObject* parent = nullptr);
    ~EditorSide() override;

    /// Shows the editor, with the files that it had.
    void show();
    /// Shows it with these files beside those that it had.
    void open(const QStringList& paths);
    /// Null until it was shown.
    views::WorkflowEditor* window() { return m_editor.get(); }

Q_SIGNALS:
    /// It is there now, before it is shown for the first time.
    void made(signalbox::views::WorkflowEditor& window);

private:
    std::unique_ptr<editing::DocumentCheck> checkFor(const editing::DocumentKey& key) const;

    core::Clock& m_clock;
    QSettings& m_settings;
    editing::DraftStore m_drafts;
    std::shared_ptr<const lint::Checker> m_checker; ///< made with the editor: a start need not read its tables
    std::unique_ptr<writing::WorkflowHelp> m_help;
    std::unique_ptr<views::WorkflowEditor> m_editor;
};

} // namespace signalbox::gui
