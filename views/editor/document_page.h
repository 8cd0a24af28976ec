// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editing/completion.h"
#include "editing/document_check.h"
#include "editing/draft_store.h"
#include "editing/local_file.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>

namespace signalbox::views {

class Banner;
class FindReplaceBar;
class TextEditor;

/// What the documents of an editor have in common. All of it is borrowed and outlives them.
struct EditorServices {
    editing::DraftStore* drafts = nullptr;
    const editing::CompletionSource* help = nullptr; ///< null: nothing is offered
    /// Who checks the file of that path; may give null.
    std::function<std::unique_ptr<editing::DocumentCheck>(const QString& path)> check;
};

/// One file on this disk that is being edited: its text, what is to be said about it above, and the bar for finding
/// below. What is typed and not saved is kept as a draft and comes back when the file is opened again, also after a
/// crash. What other programs do to the file is shown, and never takes what was typed.
class DocumentPage final : public QWidget {
    Q_OBJECT

public:
    DocumentPage(const QString& path, const EditorServices& services, QWidget* parent = nullptr);
    ~DocumentPage() override;

    const QString& path() const { return m_file.path(); }
    QString name() const;
    TextEditor& editor() { return *m_editor; }
    FindReplaceBar& findBar() { return *m_find; }
    Banner& banner() { return *m_banner; }
    bool isModified() const;
    /// The file has been read and can be seen.
    bool isOpen() const { return m_isOpen; }
    /// Nothing when nothing is to be saved. A failure is told of above the text, which stays.
    void save();
    /// Writes what was typed to the drafts now, as the end of the program does.
    void keepDraft();

Q_SIGNALS:
    void opened();
    void saved();
    void modifiedChanged();

private:
    void load();
    void show(const QByteArray& bytes);
    void takeDraft(const editing::Draft& draft, const QByteArray& bytes);
    void noteText();
    void noteOutside(const QByteArray& bytes);
    void noteRemoved();

    EditorServices m_services;
    editing::LocalFile m_file;
    editing::DocumentKey m_key;
    std::unique_ptr<editing::DocumentCheck> m_check;
    Banner* m_banner;
    TextEditor* m_editor;
    FindReplaceBar* m_find;
    std::function<void()> m_action; ///< of the banner's button
    QTimer m_draftPause;
    QByteArray m_base; ///< digest of the bytes that the typing began with
    int m_revision = 0;
    bool m_isOpen = false;
};

} // namespace signalbox::views
