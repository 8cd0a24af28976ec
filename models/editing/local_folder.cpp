// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/local_folder.h"

#include <QtConcurrentRun>

#include <chrono>
#include <utility>

namespace signalbox::editing {
namespace {

using namespace std::chrono_literals;

} // namespace

LocalFolder::LocalFolder(const QString& root, MakeFolderCheck check, QObject* parent)
    : QObject(parent)
    , m_root(root)
    , m_check(std::move(check))
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(150ms);
    connect(&m_settle, &QTimer::timeout, this, &LocalFolder::read);
    connect(&m_watch, &PathWatch::changed, &m_settle, qOverload<>(&QTimer::start));
    connect(&m_reading, &QFutureWatcherBase::finished, this, &LocalFolder::take);
    read();
}

LocalFolder::~LocalFolder()
{
    m_reading.waitForFinished();
}

void LocalFolder::read()
{
    if (m_reading.isRunning()) {
        m_again = true;
        return;
    }
    m_reading.setFuture(QtConcurrent::run(&readFolder, m_root, m_check, m_contents));
}

void LocalFolder::take()
{
    FolderContents contents = m_reading.result();
    m_watch.watch(contents.watched);
    const bool isNews = !std::exchange(m_isRead, true) || contents != m_contents;
    m_contents = std::move(contents);
    if (std::exchange(m_again, false))
        m_settle.start();
    if (isNews)
        Q_EMIT changed();
}

} // namespace signalbox::editing
