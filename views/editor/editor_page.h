// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editing/document_check.h"
#include "editing/document_key.h"
#include "editing/draft_store.h"
#include "editing/local_file.h"
#include "editing/text_file.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

namespace signalbox::views {

class Breadcrumb;
class FileNotices;
class TextEditor;

/// One file that is open: its text and what is to be said about it, its draft, and its check.
class EditorPage final : public QWidget {
    Q_OBJECT

public:
    /// `drafts` may be null, then none are kept; must outlive this.
    EditorPage(editing::DocumentKey key, editing::DraftStore* drafts, QWidget* parent = nullptr);
    ~EditorPage() override;

    const editing::DocumentKey& key() const { return m_key; }
    TextEditor& editor() const { return *m_editor; }
    FileNotices& notices() const { return *m_notices; }
    Breadcrumb& breadcrumb() const { return *m_breadcrumb; }
    /// Whether there is a text to see: not while it is on its way, nor when it is refused.
    bool isOpen() const { return m_open; }
    bool isModified() const;
    bool isSaving() const { return m_saving; }
    /// A check is under way, so what is on show is about an older text.
    bool isChecking() const { return m_checkPending; }

    /// Its bytes as they are saved; a draft of it comes back on top of them, as a step that can be undone.
    void open(const QByteArray& bytes);
    void showLoadError(const core::Error& error);
    /// Reads the file on this disk that the key names, and follows what others do to it.
    void openLocal();

    /// Who finds its problems; taken over. Null: nobody.
    void setCheck(std::unique_ptr<editing::DocumentCheck> check);
    bool hasCheck() const { return m_check != nullptr; }

    /// A file on this disk is written; of any other saveRequested() tells. Nothing happens while it is being saved, nor
    /// before the user has said whose text is to stay when others have changed it.
    void save();
    void markSaved(const QByteArray& bytes);
    /// saveRequested() is answered by nothing: the user has thought better of it.
    void cancelSaving();
    /// The file holds `theirs` now, and the text becomes `mine`, as one step that can be undone.
    void rebase(const QByteArray& theirs, const QByteArray& mine);
    void showSaveError(const core::Error& error);

    void noteChangedOutside(const QByteArray& bytes);
    void noteRemovedOutside();

    /// Asks what to do with what is not saved; then closable() is sent. At once when all is saved.
    void askToClose();

Q_SIGNALS:
    void opened();
    void modifiedChanged();
    void checkingChanged();
    void saveRequested(const QByteArray& bytes);
    void saved();
    /// May be closed: saved, given up, or left as a draft.
    void closable();

private:
    void show(const QByteArray& bytes, const std::optional<editing::Draft>& draft);
    void takeUp(const editing::Draft& draft, const editing::TextFile& file);
    void sayDraftIsBack(const editing::Draft& draft);
    void noteEdit();
    void keepDraft();
    void dropDraft();
    void check();
    void write(bool over);
    void reloadFrom(const QByteArray& bytes);
    void compareWith(const QByteArray& bytes, const QString& title);

    editing::DocumentKey m_key;
    editing::DraftStore* m_drafts;
    TextEditor* m_editor;
    FileNotices* m_notices;
    Breadcrumb* m_breadcrumb;
    std::unique_ptr<editing::LocalFile> m_local;
    std::unique_ptr<editing::DocumentCheck> m_check;
    QByteArray m_saved; ///< what the file holds, as far as is known here
    std::optional<QByteArray> m_theirs; ///< what others have written, until the user has said whose is to stay
    QTimer m_draftPause;
    QTimer m_checkSoon;
    int m_revision = 0;
    bool m_open = false;
    bool m_saving = false;
    bool m_checkPending = false;
    bool m_closesWhenSaved = false;
};

} // namespace signalbox::views
