// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/new_files.h"

#include "editing/local_file.h"
#include "editor/editor_page.h"
#include "editor/editor_view.h"
#include "editor/template_dialog.h"
#include "editor/text_editor.h"

#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

#include <memory>

using namespace Qt::StringLiterals;

namespace signalbox::views {

using editing::DocumentKey;

NewFiles::NewFiles(EditorView& view, QSettings& settings, QWidget& window)
    : QObject(&window)
    , m_view(view)
    , m_settings(settings)
    , m_window(window)
{
    connect(&view, &EditorView::saveRequested, this, [this](const DocumentKey& key, const QByteArray& bytes) {
        if (key.isUntitled())
            askWhere(key, bytes);
    });
    connect(&view, &EditorView::currentChanged, this, &NewFiles::keep);
}

TemplateDialog& NewFiles::newFromTemplate(const QString& folder)
{
    auto* dialog = new TemplateDialog(folder, &m_window);
    connect(dialog, &TemplateDialog::tabsWanted, this, &NewFiles::openUntitled);
    connect(dialog, &TemplateDialog::filesWritten, this, &NewFiles::written);
    dialog->show();
    return *dialog;
}

void NewFiles::openUntitled(const std::vector<editing::NewFile>& files)
{
    qint64 number = QDateTime::currentMSecsSinceEpoch();
    for (const editing::NewFile& file : files) {
        const auto key = DocumentKey::untitled(number++, file.path);
        m_untitled << key.path;
        EditorPage& page = m_view.open(key, {});
        const auto typeIn = [&page, text = QString::fromUtf8(file.bytes)] { page.editor().changeTo(text); };
        if (page.isOpen())
            typeIn();
        else
            connect(&page, &EditorPage::opened, &page, typeIn, Qt::SingleShotConnection);
    }
    if (!files.empty())
        m_view.open(DocumentKey::untitled(number - qint64(files.size()), files.front().path), {}); // to the front
    keep();
}

void NewFiles::openLast()
{
    const QStringList paths = m_settings.value("editor/v1/untitled").toStringList();
    for (const QString& path : paths) {
        const auto key = DocumentKey::local(path);
        if (!key.isUntitled())
            continue;
        m_untitled << path;
        EditorPage& page = m_view.open(key, {});
        // One whose draft is lost has nothing to show.
        connect(
            &page, &EditorPage::opened, &page,
            [&page] {
                if (!page.isModified())
                    page.askToClose();
            },
            Qt::ConnectionType(Qt::SingleShotConnection | Qt::QueuedConnection));
    }
}

void NewFiles::keep()
{
    QStringList open;
    for (const QString& path : std::as_const(m_untitled)) {
        if (m_view.page(DocumentKey::local(path)))
            open << path;
    }
    m_settings.setValue("editor/v1/untitled", open);
}

void NewFiles::askWhere(const DocumentKey& key, const QByteArray& bytes)
{
    auto* dialog = new QFileDialog(&m_window, tr("Save %1 where?").arg(key.fileName()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    if (!m_folder.isEmpty()) {
        const QString place = QDir(m_folder).filePath(key.untitledName());
        dialog->setDirectory(QDir(QFileInfo(place).path()).exists() ? QFileInfo(place).path() : m_folder);
    }
    dialog->selectFile(key.fileName());
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, key, bytes](const QString& path) { save(key, bytes, path); });
    connect(dialog, &QDialog::rejected, this, [this, key] {
        m_view.showSaveError(key,
                             {.kind = core::ErrorKind::Cancelled,
                              .what = tr("The file is not saved."),
                              .advice = tr("What you typed is kept; save it when you know where it is to go.")});
    });
    dialog->open();
}

void NewFiles::save(const DocumentKey& key, const QByteArray& bytes, const QString& path)
{
    const auto file = std::make_shared<editing::LocalFile>(path);
    file->save(bytes, true).then(this, [this, key, bytes, path, file](const core::Result<void>& saved) {
        if (!saved) {
            m_view.showSaveError(key, saved.error());
            return;
        }
        m_view.markSaved(key, bytes);
        EditorPage* page = m_view.page(key);
        if (!page)
            return; // it was being closed
        if (!page->isModified()) {
            page->askToClose();
            Q_EMIT written(QFileInfo(path).path(), {QFileInfo(path).fileName()});
        }
    });
}

} // namespace signalbox::views
