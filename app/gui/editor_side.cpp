// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/editor_side.h"

#include "editing/workflow_folder.h"
#include "lint/settings.h"
#include "writing/folder_check.h"
#include "writing/settings_check.h"

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
        QFile file(folder.filePath(editing::settingsPath()));
        if (file.open(QIODevice::ReadOnly))
            return lint::Settings::read(file.readAll()).value_or(lint::Settings());
    } while (!folder.exists(u".git"_s) && folder.cdUp());
    return {};
}

/// Of a clone or a repository: that file and no other of its name.
bool isSettings(const editing::DocumentKey& key)
{
    return key.path == editing::settingsPath() || key.path.endsWith(u'/' + editing::settingsPath());
}

} // namespace

EditorSide::EditorSide(core::Clock& clock, const QString& drafts, QSettings& settings, views::MainWindow& window,
                       QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_settings(settings)
    , m_drafts(drafts)
    , m_learning(clock)
{
    connect(&window, &views::MainWindow::editorRequested, this, &EditorSide::show);
}

EditorSide::~EditorSide() = default;

void EditorSide::show()
{
    if (!m_editor) {
        m_checker = std::make_shared<const lint::Checker>(m_learning.learned());
        m_help = std::make_unique<writing::WorkflowHelp>(m_checker, m_clock);
        const views::EditorServices services{
            .drafts = &m_drafts,
            .help = [this](const editing::DocumentKey& key) -> const editing::CompletionSource* {
                return writing::isJudged(key.path) ? m_help.get() : nullptr;
            },
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

std::unique_ptr<editing::DocumentCheck> EditorSide::checkFor(const editing::DocumentKey& key)
{
    if (isSettings(key))
        return std::make_unique<writing::SettingsCheck>();
    if (!writing::isJudged(key.path))
        return nullptr;
    if (!key.isLocal()) {
        const auto files = std::make_shared<lint::FetchedFiles>();
        auto check = std::make_unique<writing::BackgroundCheck>(m_checker, lint::Settings(), lint::Repository(files));
        m_learning.serve(*check);
        Q_EMIT remoteCheckMade(key, files, *check);
        return check;
    }
    const QString root = key.isUntitled() ? QString() : lint::CloneFiles::rootOf(key.path);
    const auto files = root.isEmpty() ? nullptr : std::make_shared<const lint::CloneFiles>(root);
    const lint::Settings settings = key.isUntitled() ? lint::Settings() : settingsFor(key.path);
    if (files && settings.leavesOut(files->pathOf(key.path)))
        return nullptr;
    auto check = std::make_unique<writing::BackgroundCheck>(m_checker, settings,
                                                            files ? lint::Repository(files) : lint::Repository());
    m_learning.serve(*check);
    return check;
}

} // namespace signalbox::gui
