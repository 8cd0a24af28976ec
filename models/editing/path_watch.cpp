// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/path_watch.h"

#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QThread>

namespace signalbox::editing {
namespace {

/// Runs as long as somebody holds it. GUI thread only.
std::shared_ptr<QThread> sharedThread()
{
    static std::weak_ptr<QThread> known;
    if (auto thread = known.lock())
        return thread;
    const std::shared_ptr<QThread> made(new QThread, [](QThread* thread) {
        thread->quit();
        thread->wait(); // what was to be deleted there, is
        delete thread;
    });
    made->setObjectName(QStringLiteral("path watch"));
    made->start();
    known = made;
    return made;
}

} // namespace

class PathWatchWorker final : public QObject {
    Q_OBJECT

public:
    void watch(const QStringList& paths)
    {
        if (!m_watcher) { // made here, so that all that it asks for happens on this thread
            m_watcher = new QFileSystemWatcher(this);
            connect(m_watcher, &QFileSystemWatcher::fileChanged, this, &PathWatchWorker::changed);
            connect(m_watcher, &QFileSystemWatcher::directoryChanged, this, &PathWatchWorker::changed);
        }
        const QStringList before = m_watcher->files() + m_watcher->directories();
        bool isNew = false;
        for (const QString& path : before) {
            if (!paths.contains(path))
                m_watcher->removePath(path);
        }
        for (const QString& path : paths) {
            if (!before.contains(path) && QFileInfo::exists(path))
                isNew = m_watcher->addPath(path) || isNew;
        }
        if (isNew)
            Q_EMIT changed();
    }

Q_SIGNALS:
    void changed();

private:
    QFileSystemWatcher* m_watcher = nullptr;
};

PathWatch::PathWatch(QObject* parent)
    : QObject(parent)
    , m_thread(sharedThread())
    , m_worker(new PathWatchWorker)
{
    m_worker->moveToThread(m_thread.get());
    connect(m_worker, &PathWatchWorker::changed, this, &PathWatch::changed);
}

PathWatch::~PathWatch()
{
    m_worker->disconnect(this);
    m_worker->deleteLater();
}

void PathWatch::watch(const QStringList& paths)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, paths] { worker->watch(paths); }, Qt::QueuedConnection);
}

} // namespace signalbox::editing

#include "path_watch.moc"
