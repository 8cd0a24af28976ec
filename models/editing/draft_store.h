// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "editing/document_key.h"

#include <QDateTime>
#include <QFuture>
#include <QObject>
#include <QThreadPool>

#include <optional>
#include <vector>

namespace signalbox::editing {

/// What a user had typed into a document and not saved.
struct Draft {
    DocumentKey key;
    QByteArray bytes; ///< the file as it would have been saved
    QByteArray base; ///< of which bytes the typing had begun, as contentDigest() has it
    QDateTime typedAt; ///< UTC

    bool operator==(const Draft&) const = default;
};

/// Tells two states of a file from each other without keeping either: its SHA-256.
QByteArray contentDigest(const QByteArray& bytes);

/// Drafts in a folder, a file each, written whole or not at all, so that they are there after a crash. What is asked of
/// it is done on a worker in the order that it was asked in, unless somebody waits for a future by its result(), which
/// begins it at once; all of it is done before the store dies.
class DraftStore final : public QObject {
    Q_OBJECT

public:
    /// Makes the folder with the first draft, readable to its user alone.
    explicit DraftStore(const QString& folder, QObject* parent = nullptr);
    ~DraftStore() override;

    void keep(const Draft& draft);
    void remove(const DocumentKey& key);
    /// Nothing also for one that cannot be read: half a draft is not worth a question.
    QFuture<std::optional<Draft>> find(const DocumentKey& key);
    /// All that are there, the newest first: what a crash has left open.
    QFuture<std::vector<Draft>> all();

Q_SIGNALS:
    /// A draft could not be written: what is typed would be lost with the program.
    void failed(const signalbox::core::Error& error);

private:
    QString pathOf(const DocumentKey& key) const;

    QString m_folder;
    QThreadPool m_pool;
};

} // namespace signalbox::editing
