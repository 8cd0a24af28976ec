// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editing/document_key.h"

#include <QFuture>
#include <QObject>
#include <QThreadPool>

#include <optional>

namespace signalbox::editing {

/// A file of a repository as it was when its editing began: what a draft of it stands on, and what a change of somebody
/// else is laid against.
struct RemoteBase {
    DocumentKey key;
    QByteArray bytes;
    QString sha; ///< of the bytes, as git names them; empty for a file that the repository has not got

    bool operator==(const RemoteBase&) const = default;
};

/// Such files in a folder, so that they are there after a crash, and without a network. As a DraftStore, and beside
/// one: on a worker, in the order of the calls, all of it before it dies.
class RemoteBaseStore final : public QObject {
    Q_OBJECT

public:
    explicit RemoteBaseStore(const QString& folder, QObject* parent = nullptr);
    ~RemoteBaseStore() override;

    /// What cannot be written is asked of GitHub again the next time.
    void keep(const RemoteBase& base);
    void remove(const DocumentKey& key);
    /// Nothing also for one that cannot be read, or not as a whole.
    QFuture<std::optional<RemoteBase>> find(const DocumentKey& key);

private:
    QString pathOf(const DocumentKey& key) const;

    QString m_folder;
    QThreadPool m_pool;
};

} // namespace signalbox::editing
