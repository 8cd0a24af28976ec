// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

#include <memory>

class QThread;

namespace signalbox::editing {

class PathWatchWorker;

/// Tells of changes to files and folders of this disk that others make. Whatever asks the disk happens on a thread that
/// all of these share, so that a slow one, such as a server that does not answer, keeps nobody waiting.
class PathWatch final : public QObject {
    Q_OBJECT

public:
    explicit PathWatch(QObject* parent = nullptr);
    ~PathWatch() override;

    /// These, and no others from now on; what is not there is passed over, and can be asked for again later. A file
    /// that is written anew by a rename has to be, too.
    void watch(const QStringList& paths);

Q_SIGNALS:
    /// Something has happened to one of them, or one is watched only now and may have changed before.
    void changed();

private:
    std::shared_ptr<QThread> m_thread;
    PathWatchWorker* m_worker; ///< lives on the thread
};

} // namespace signalbox::editing
