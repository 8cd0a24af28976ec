// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/editor_page.h"

#include "common/theme.h"
#include "editor/breadcrumb.h"
#include "editor/file_notices.h"
#include "editor/text_comparison.h"
#include "editor/text_editor.h"

#include <QLocale>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::views {
namespace {

using Matter = FileNotices::Matter;
using Kind = Banner::Kind;

constexpr auto DraftPause = 300ms;

} // namespace

EditorPage::EditorPage(editing::DocumentKey key, editing::DraftStore* drafts, QWidget* parent)
    : QWidget(parent)
    , m_key(std::move(key))
    , m_drafts(drafts)
    , m_editor(new TextEditor)
    , m_notices(new FileNotices)
    , m_breadcrumb(new Breadcrumb)
{
    m_editor->setAccessibleName(m_key.fileName());
    m_editor->setFileName(m_key.fileName());
    m_editor->setEnabled(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_breadcrumb);
    column->addWidget(m_notices);
    column->addWidget(m_editor, 1);
    setFocusProxy(m_editor);
    connect(m_breadcrumb, &Breadcrumb::activated, this, [this](int line) {
        m_editor->goToLine(line);
        m_editor->setFocus(Qt::OtherFocusReason);
    });
    m_draftPause.setSingleShot(true);
    m_draftPause.setInterval(DraftPause);
    connect(&m_draftPause, &QTimer::timeout, this, &EditorPage::keepDraft);
    // No pause: one key may change the text in several steps, and the check leaves out what is overtaken by itself.
    m_checkSoon.setSingleShot(true);
    m_checkSoon.setInterval(0);
    connect(&m_checkSoon, &QTimer::timeout, this, &EditorPage::check);
    connect(m_editor->document(), &QTextDocument::contentsChange, this, [this](int, int removed, int added) {
        if (removed > 0 || added > 0)
            noteEdit();
    });
    connect(m_editor->document(), &QTextDocument::modificationChanged, this, [this](bool modified) {
        if (!m_open)
            return;
        if (!modified)
            dropDraft();
        Q_EMIT modifiedChanged();
    });
    if (m_drafts) {
        connect(m_drafts, &editing::DraftStore::failed, this, [this](const core::Error& error) {
            if (isModified())
                m_notices->sayError(Matter::Draft, error);
        });
    }
}

EditorPage::~EditorPage()
{
    if (m_draftPause.isActive())
        keepDraft();
}

bool EditorPage::isModified() const
{
    return m_open && m_editor->document()->isModified();
}

void EditorPage::open(const QByteArray& bytes)
{
    if (!m_drafts) {
        show(bytes, {});
        return;
    }
    m_drafts->find(m_key).then(this, [this, bytes](const std::optional<editing::Draft>& draft) { show(bytes, draft); });
}

void EditorPage::show(const QByteArray& bytes, const std::optional<editing::Draft>& draft)
{
    const auto file = editing::TextFile::read(bytes);
    if (!file) {
        showLoadError(file.error());
        return;
    }
    m_open = false; // what follows is nobody's typing
    m_saved = bytes;
    m_theirs.reset();
    m_editor->open(*file);
    m_editor->setEnabled(true);
    if (const std::optional<core::Error>& obstacle = file->obstacle)
        m_notices->say(Matter::File, Kind::Warning, obstacle->what, obstacle->advice);
    else if (file->mixedLineEnds)
        m_notices->say(Matter::File, Kind::Info, tr("The lines of this file end in several ways."),
                       tr("Once it is saved, all of them end as most do."));
    else
        m_notices->clear(Matter::File);
    m_open = true;
    if (draft)
        takeUp(*draft, *file);
    check();
    Q_EMIT opened();
    Q_EMIT modifiedChanged();
}

/// What was typed before, as a step that can be undone; one that says nothing new goes.
void EditorPage::takeUp(const editing::Draft& draft, const editing::TextFile& file)
{
    const auto typed = editing::TextFile::read(draft.bytes);
    if (file.obstacle || !typed || typed->text == file.text) {
        dropDraft();
        return;
    }
    m_editor->changeTo(typed->text);
    sayDraftIsBack(draft);
}

void EditorPage::sayDraftIsBack(const editing::Draft& draft)
{
    const QString when = QLocale().toString(draft.typedAt.toLocalTime(), QLocale::ShortFormat);
    const bool moved = draft.base != editing::contentDigest(m_saved);
    m_notices->say(
        Matter::Draft, moved ? Kind::Warning : Kind::Info,
        tr("What you had typed here and not saved (%1) is back.").arg(when),
        moved ? tr("The file has changed since; compare before you save.") : tr("Save it, or go back to the file."),
        {{.text = tr("Keep"), .run = {}},
         {.text = tr("Compare"), .run = [this] { compareWith(m_saved, tr("The file, and what you typed")); }},
         {.text = tr("Go back to the file"), .run = [this] { reloadFrom(m_saved); }}});
}

void EditorPage::showLoadError(const core::Error& error)
{
    m_open = false;
    m_editor->setEnabled(false);
    m_notices->sayError(Matter::File, error);
    m_notices->banner(Matter::File).setDismissable(false); // there is nothing else on the page
}

void EditorPage::openLocal()
{
    m_local = std::make_unique<editing::LocalFile>(m_key.path);
    connect(m_local.get(), &editing::LocalFile::changedOutside, this, &EditorPage::noteChangedOutside);
    connect(m_local.get(), &editing::LocalFile::removedOutside, this, &EditorPage::noteRemovedOutside);
    m_local->load().then(this, [this](const core::Result<QByteArray>& bytes) {
        if (bytes)
            open(*bytes);
        else
            showLoadError(bytes.error());
    });
}

void EditorPage::noteEdit()
{
    ++m_revision;
    if (!m_open)
        return;
    if (m_drafts && !m_draftPause.isActive()) // not put off by typing on: no more than this is ever lost
        m_draftPause.start();
    m_checkSoon.start();
}

void EditorPage::keepDraft()
{
    m_draftPause.stop();
    if (!m_drafts || !isModified())
        return;
    m_drafts->keep({.key = m_key,
                    .bytes = m_editor->bytes(),
                    .base = editing::contentDigest(m_saved),
                    .typedAt = QDateTime::currentDateTimeUtc()});
}

void EditorPage::dropDraft()
{
    m_draftPause.stop();
    m_notices->clear(Matter::Draft);
    if (m_drafts)
        m_drafts->remove(m_key);
}

void EditorPage::setCheck(std::unique_ptr<editing::DocumentCheck> check_)
{
    m_check = std::move(check_);
    m_checkPending = false;
    if (!m_check)
        return;
    connect(m_check.get(), &editing::DocumentCheck::checked, this,
            [this](const std::vector<lint::Diagnostic>& diagnostics, int revision) {
                if (revision != m_revision || !m_open)
                    return; // of a text that is no more
                m_checkPending = false;
                m_editor->setDiagnostics(diagnostics);
                Q_EMIT checkingChanged();
            });
    check();
}

void EditorPage::check()
{
    m_checkSoon.stop();
    if (!m_check || !m_open)
        return;
    m_checkPending = true;
    Q_EMIT checkingChanged();
    m_check->textChanged(m_editor->bytes(), m_key.path, m_revision);
}

void EditorPage::save()
{
    if (!m_open || m_saving || m_editor->isReadOnly() || (!isModified() && !m_theirs))
        return;
    if (m_theirs) {
        noteChangedOutside(*m_theirs); // says it again, if it was put away
        return;
    }
    write(false);
}

void EditorPage::write(bool over)
{
    const QByteArray bytes = m_editor->bytes();
    m_saving = true;
    if (!m_local) {
        Q_EMIT saveRequested(bytes);
        return;
    }
    m_local->save(bytes, over).then(this, [this, bytes](const core::Result<void>& done) {
        if (done)
            markSaved(bytes);
        else
            showSaveError(done.error());
    });
}

void EditorPage::markSaved(const QByteArray& bytes)
{
    m_saving = false;
    m_saved = bytes;
    m_theirs.reset();
    for (const Matter matter : {Matter::Saving, Matter::Outside, Matter::Closing})
        m_notices->clear(matter);
    if (m_editor->bytes() == bytes) {
        m_editor->document()->setModified(false);
        dropDraft();
    } else {
        keepDraft(); // typed on meanwhile, on top of another file than the draft so far
    }
    Q_EMIT saved();
    if (std::exchange(m_closesWhenSaved, false) && !isModified())
        Q_EMIT closable();
}

void EditorPage::cancelSaving()
{
    m_saving = false;
    m_closesWhenSaved = false;
}

void EditorPage::rebase(const QByteArray& theirs, const QByteArray& mine)
{
    const auto file = editing::TextFile::read(mine);
    if (!m_open || !file || file->obstacle)
        return;
    cancelSaving();
    m_saved = theirs;
    m_theirs.reset();
    for (const Matter matter : {Matter::Saving, Matter::Outside, Matter::Draft})
        m_notices->clear(matter);
    m_editor->reload(*file);
    m_editor->document()->setModified(mine != theirs);
    if (isModified())
        keepDraft();
    else
        dropDraft();
    check();
}

void EditorPage::showSaveError(const core::Error& error)
{
    m_saving = false;
    m_closesWhenSaved = false;
    keepDraft();
    m_notices->sayError(Matter::Saving, error);
}

void EditorPage::noteChangedOutside(const QByteArray& bytes)
{
    if (!m_open) {
        open(bytes); // it was not there, or too large
        m_notices->clear(Matter::Outside);
        return;
    }
    if (m_editor->bytes() == bytes) {
        m_saved = bytes;
        m_theirs.reset();
        m_notices->clear(Matter::Outside);
        m_editor->document()->setModified(false);
        return;
    }
    if (!isModified()) {
        const QByteArray before = m_saved;
        reloadFrom(bytes);
        m_notices->say(Matter::Outside, Kind::Info, tr("Another program has changed the file."),
                       tr("This is its new text; Undo brings the one before back."),
                       {{.text = tr("Compare"),
                         .run = [this, before] { compareWith(before, tr("The file as it was, and as it is")); }}});
        return;
    }
    m_theirs = bytes;
    m_notices->say(Matter::Outside, Kind::Warning, tr("Another program has changed the file, and so have you."),
                   tr("Choose whose text is to stay; Undo brings yours back."),
                   {{.text = tr("Compare"),
                     .run =
                         [this, bytes] {
                             compareWith(bytes, tr("The other text, and yours"));
                             noteChangedOutside(bytes); // it is still to be said which
                         }},
                    {.text = tr("Keep mine"),
                     .run =
                         [this, bytes] {
                             m_theirs.reset();
                             m_saved = bytes;
                             keepDraft();
                         }},
                    {.text = tr("Read the other"), .run = [this, bytes] { reloadFrom(bytes); }}});
}

void EditorPage::noteRemovedOutside()
{
    if (!m_open)
        return;
    m_theirs.reset();
    m_editor->document()->setModified(true);
    keepDraft();
    m_notices->say(
        Matter::Outside, Kind::Warning, tr("The file is not there any more."),
        tr("Its text is still here: write it again, or close it."),
        {{.text = tr("Write it again"), .run = [this] { write(true); }}, {.text = tr("Close"), .run = [this] {
                                                                              dropDraft();
                                                                              Q_EMIT closable();
                                                                          }}});
}

void EditorPage::reloadFrom(const QByteArray& bytes)
{
    const auto file = editing::TextFile::read(bytes);
    if (!file || file->obstacle) {
        show(bytes, {});
        return;
    }
    m_saved = bytes;
    m_theirs.reset();
    m_editor->reload(*file);
    dropDraft();
    m_notices->clear(Matter::Outside);
    check();
}

void EditorPage::compareWith(const QByteArray& bytes, const QString& title)
{
    const auto file = editing::TextFile::read(bytes);
    auto* comparison = new TextComparison(title, file ? file->text : QString(), m_editor->text(), window());
    comparison->show();
}

void EditorPage::askToClose()
{
    if (!isModified()) {
        Q_EMIT closable();
        return;
    }
    std::vector<FileNotices::Choice> choices{{.text = tr("Save and close"), .run = [this] {
                                                  m_closesWhenSaved = true;
                                                  save();
                                              }}};
    // One that is nowhere yet has no place where a draft would come back.
    const bool hasPlace = m_drafts && !m_key.isUntitled();
    if (hasPlace)
        choices.push_back({.text = tr("Close and keep as a draft"), .run = [this] {
                               keepDraft();
                               Q_EMIT closable();
                           }});
    choices.push_back({.text = tr("Give my changes up"), .run = [this] {
                           dropDraft();
                           m_editor->document()->setModified(false);
                           Q_EMIT closable();
                       }});
    m_notices->say(Matter::Closing, Kind::Warning, tr("%1 has changes that are not saved.").arg(m_key.fileName()),
                   hasPlace ? tr("A draft comes back when the file is opened again.") : QString(), std::move(choices));
    m_notices->banner(Matter::Closing).setFocus();
}

} // namespace signalbox::views
