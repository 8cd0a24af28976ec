// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/document_page.h"

#include "common/banner.h"
#include "editing/text_file.h"
#include "editor/find_replace_bar.h"
#include "editor/text_editor.h"

#include <QFuture>
#include <QTextDocument>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

constexpr int draftPause = 300; // ms: what a crash may cost

} // namespace

DocumentPage::DocumentPage(const QString& path, const EditorServices& services, QWidget* parent)
    : QWidget(parent)
    , m_services(services)
    , m_file(path)
    , m_key(editing::DocumentKey::local(path))
    , m_banner(new Banner(this))
    , m_editor(new TextEditor(this))
    , m_find(new FindReplaceBar(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_editor, 1);
    layout->addWidget(m_find);
    m_banner->hide();
    m_find->hide();
    m_find->setEditor(m_editor);
    m_editor->setCompletionSource(services.help);
    m_editor->setReadOnly(true); // until it is read
    setFocusProxy(m_editor);
    if (services.check)
        m_check = services.check(path);

    m_draftPause.setSingleShot(true);
    m_draftPause.setInterval(draftPause);
    connect(&m_draftPause, &QTimer::timeout, this, &DocumentPage::keepDraft);
    connect(m_editor->document(), &QTextDocument::contentsChanged, this, &DocumentPage::noteText);
    connect(m_editor->document(), &QTextDocument::modificationChanged, this, &DocumentPage::modifiedChanged);
    connect(m_banner, &Banner::actionTriggered, this, [this] {
        m_banner->hide();
        if (const auto action = std::exchange(m_action, {}))
            action();
    });
    connect(m_find, &FindReplaceBar::closed, this, [this] { m_editor->setFocus(); });
    connect(&m_file, &editing::LocalFile::changedOutside, this, &DocumentPage::noteOutside);
    connect(&m_file, &editing::LocalFile::removedOutside, this, &DocumentPage::noteRemoved);
    if (m_check) {
        connect(m_check.get(), &editing::DocumentCheck::checked, this,
                [this](const std::vector<lint::Diagnostic>& diagnostics, int revision) {
                    if (revision == m_revision)
                        m_editor->setDiagnostics(diagnostics);
                });
    }
    load();
}

DocumentPage::~DocumentPage()
{
    if (m_draftPause.isActive())
        keepDraft();
}

QString DocumentPage::name() const
{
    return m_key.fileName();
}

bool DocumentPage::isModified() const
{
    return m_editor->document()->isModified();
}

void DocumentPage::load()
{
    m_file.load().then(this, [this](const core::Result<QByteArray>& bytes) {
        if (bytes)
            return show(*bytes);
        m_banner->showError(bytes.error(), u"Try again"_s);
        m_action = [this] { load(); };
    });
}

void DocumentPage::show(const QByteArray& bytes)
{
    const auto file = editing::TextFile::read(bytes);
    if (!file) {
        m_banner->showError(file.error());
        return;
    }
    m_base = editing::contentDigest(bytes);
    m_editor->setReadOnly(file->obstacle.has_value());
    m_editor->open(*file);
    m_isOpen = true;
    noteText();
    if (file->obstacle)
        m_banner->showError(*file->obstacle);
    if (m_services.drafts) {
        m_services.drafts->find(m_key).then(this, [this, bytes](const std::optional<editing::Draft>& draft) {
            if (draft && draft->bytes != bytes && !isModified())
                takeDraft(*draft, bytes);
        });
    }
    Q_EMIT opened();
}

/// What was typed is there again as one step that can be undone.
void DocumentPage::takeDraft(const editing::Draft& draft, const QByteArray& bytes)
{
    const auto typed = editing::TextFile::read(draft.bytes);
    const auto onDisk = editing::TextFile::read(bytes);
    if (!typed || !onDisk)
        return;
    m_editor->changeTo(typed->text);
    const bool isSame = draft.base == m_base;
    m_banner->showMessage(isSame ? Banner::Kind::Info : Banner::Kind::Warning,
                          u"What you had typed and not saved is here again."_s,
                          isSame ? u"Save it, or go back to the file as it is."_s
                                 : u"The file has changed since: compare before you save."_s,
                          u"Back to the file"_s);
    m_action = [this, text = onDisk->text] {
        m_editor->changeTo(text);
        m_editor->document()->setModified(false);
        m_services.drafts->remove(m_key);
    };
}

void DocumentPage::noteText()
{
    ++m_revision;
    if (m_check && m_isOpen)
        m_check->textChanged(m_editor->bytes(), path(), m_revision);
    if (m_isOpen)
        m_draftPause.start();
}

void DocumentPage::keepDraft()
{
    m_draftPause.stop();
    if (!m_services.drafts || !m_isOpen)
        return;
    if (isModified())
        m_services.drafts->keep(
            {.key = m_key, .bytes = m_editor->bytes(), .base = m_base, .typedAt = QDateTime::currentDateTimeUtc()});
    else
        m_services.drafts->remove(m_key);
}

void DocumentPage::save()
{
    if (!m_isOpen || m_editor->isReadOnly())
        return;
    const QByteArray bytes = m_editor->bytes();
    m_file.save(bytes).then(this, [this, bytes](const core::Result<void>& written) {
        if (!written) {
            m_banner->showError(written.error(), u"Try again"_s);
            m_action = [this] { save(); };
            return;
        }
        m_base = editing::contentDigest(bytes);
        // What was typed while it was written is not saved yet.
        m_editor->document()->setModified(m_editor->bytes() != bytes);
        m_banner->hide();
        keepDraft();
        Q_EMIT saved();
    });
}

void DocumentPage::noteOutside(const QByteArray& bytes)
{
    const auto file = editing::TextFile::read(bytes);
    if (!file)
        return;
    const auto take = [this, text = file->text, bytes] {
        m_base = editing::contentDigest(bytes);
        m_editor->changeTo(text);
        m_editor->document()->setModified(false);
        keepDraft();
    };
    if (!isModified()) {
        take();
        m_banner->showMessage(Banner::Kind::Info, u"Another program has changed the file, and it was read again."_s,
                              u"Undo brings back what was here before."_s);
        return;
    }
    m_banner->showMessage(Banner::Kind::Warning, u"Another program has changed the file while you were typing."_s,
                          u"Saving writes over that; reading it again can be undone."_s, u"Read it again"_s);
    m_action = take;
}

void DocumentPage::noteRemoved()
{
    m_banner->showMessage(Banner::Kind::Warning, u"The file is no longer there."_s,
                          u"What you see is all there is of it: save it to have it back."_s, u"Save"_s);
    m_editor->document()->setModified(true);
    m_action = [this] { save(); };
}

} // namespace signalbox::views
