// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/editor_side.h"

#include "writing/background_check.h"
#include "writing/folder_check.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace signalbox::gui {
namespace {

/// Those of the clone that the file is in; none where there is no such file, or a broken one, which `lint` tells of.
lint::Settings settingsFor(const QString& path)
{
    QDir folder = QFileInfo(path).absoluteDir();
    do {
        QFile file(folder.filePath(u".github/signalbox-lint.yml"_s));
        if (file.open(QIODevice::ReadOnly))
            return lint::Settings::read(file.readAll()).value_or(lint::Settings());
    } while (!folder.exists(u".git"_s) && folder.cdUp());
    return {};
}

} // namespace

EditorSide::EditorSide(core::Clock& clock, const QString& drafts, QSettings& settings, views::MainWindow& window,
                       QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_settings(settings)
    , m_drafts(drafts)
{
    connect(&window, &views::MainWindow::editorRequested, this, &EditorSide::show);
}

EditorSide::~EditorSide() = default;

void EditorSide::show()
{
    if (!m_editor) {
        m_checker = std::make_shared<const lint::Checker>();
        m_help = std::make_unique<writing::WorkflowHelp>(m_checker, m_clock);
        const views::EditorServices services{.drafts = &m_drafts,
                                             .help = m_help.get(),
                                             .check = [this](const editing::DocumentKey& key) { return checkFor(key); },
                                             .folderCheck = writing::folderCheck(m_checker)};
        m_editor = std::make_unique<views::WorkflowEditor>(services, m_settings);
        m_editor->openLast();
        Q_EMIT made(*m_editor);
    }
    m_editor->show();
    m_editor->raise();
    m_editor->activateWindow();
}

void EditorSide::open(const QStringList& paths)
{
    show();
    for (const QString& path : paths)
        m_editor->open(path);
}

std::unique_ptr<editing::DocumentCheck> EditorSide::checkFor(const editing::DocumentKey& key) const
{
    if (!writing::isJudged(key.path))
        return nullptr;
    if (!key.isLocal() || key.isUntitled())
        return std::make_unique<writing::BackgroundCheck>(m_checker);
    const QString root = lint::CloneFiles::rootOf(key.path);
    return std::make_unique<writing::BackgroundCheck>(
        m_checker, settingsFor(key.path),
        root.isEmpty() ? lint::Repository() : lint::Repository(std::make_shared<const lint::CloneFiles>(root)));
}

} // namespace signalbox::gui
