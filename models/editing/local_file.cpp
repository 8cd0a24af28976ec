// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/local_file.h"

#include "editing/draft_store.h"
#include "editing/text_file.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QtConcurrentRun>

#include <chrono>
#include <optional>

namespace signalbox::editing {
namespace {

using namespace std::chrono_literals;

core::Result<QByteArray> readFile(const QString& path)
{
    QFile file(path);
    if (!file.exists()) {
        return std::unexpected(core::Error{.kind = core::ErrorKind::NotFound,
                                           .what = LocalFile::tr("The file is not there any more."),
                                           .advice = LocalFile::tr("Save to write it again, or close it."),
                                           .detail = path});
    }
    if (!file.open(QIODevice::ReadOnly) || QFileInfo(path).isDir()) {
        return std::unexpected(core::Error{.kind = core::ErrorKind::Storage,
                                           .what = LocalFile::tr("The file cannot be read."),
                                           .advice = LocalFile::tr("See whether you may read it."),
                                           .detail = file.errorString()});
    }
    // One byte more than is allowed tells that it is too large, also of a device that has no end.
    QByteArray bytes = file.read(TextFile::mostBytes + 1);
    if (auto text = TextFile::read(bytes); !text)
        return std::unexpected(text.error());
    return bytes;
}

core::Result<void> writeFile(const QString& path, const QByteArray& bytes, const std::optional<QByteArray>& known)
{
    const auto isOther = [&](const QByteArray& digest) {
        const auto there = readFile(path);
        return there && contentDigest(*there) != digest;
    };
    if (known && isOther(*known)) {
        return std::unexpected(core::Error{.kind = core::ErrorKind::Conflict,
                                           .what = LocalFile::tr("Another program has changed the file."),
                                           .advice = LocalFile::tr("Choose whose text is to stay."),
                                           .detail = path});
    }
    // QSaveFile would put a file in the place of a link.
    const QString place = QFileInfo(path).isSymLink() ? QFileInfo(path).canonicalFilePath() : path;
    QSaveFile file(place.isEmpty() ? path : place);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return std::unexpected(
            core::Error{.kind = core::ErrorKind::Storage,
                        .what = LocalFile::tr("The file could not be saved."),
                        .advice = LocalFile::tr("See whether the disk is full and you may write there; "
                                                "what you typed is kept as a draft."),
                        .detail = file.errorString()});
    }
    return {};
}

} // namespace

LocalFile::LocalFile(const QString& path, QObject* parent)
    : QObject(parent)
    , m_path(path)
{
    m_pool.setMaxThreadCount(1);
    m_settle.setSingleShot(true);
    m_settle.setInterval(100ms);
    connect(&m_settle, &QTimer::timeout, this, &LocalFile::look);
    connect(&m_watcher, &PathWatch::changed, &m_settle, qOverload<>(&QTimer::start));
}

LocalFile::~LocalFile()
{
    m_pool.waitForDone();
}

QFuture<core::Result<QByteArray>> LocalFile::load()
{
    return QtConcurrent::run(&m_pool, &readFile, m_path).then(this, [this](const core::Result<QByteArray>& bytes) {
        m_there = bytes.has_value();
        m_known = bytes ? contentDigest(*bytes) : QByteArray();
        m_watched = true;
        watch();
        return bytes;
    });
}

QFuture<core::Result<void>> LocalFile::save(const QByteArray& bytes, bool over)
{
    ++m_writing;
    const auto known = over || !m_there ? std::nullopt : std::optional(m_known);
    return QtConcurrent::run(&m_pool, &writeFile, m_path, bytes, known)
        .then(this, [this, digest = contentDigest(bytes)](const core::Result<void>& saved) {
            --m_writing;
            if (saved) {
                m_known = digest;
                m_there = true;
            }
            m_watched = true;
            watch();
            m_settle.start(); // another program may have written right behind us
            return saved;
        });
}

/// A file that is written anew loses its watch, and one that is not there has none: then its folder tells.
void LocalFile::watch()
{
    m_watcher.watch({QFileInfo(m_path).absolutePath(), m_path});
}

void LocalFile::look()
{
    watch();
    QtConcurrent::run(&m_pool, &readFile, m_path).then(this, [this](const core::Result<QByteArray>& bytes) {
        found(bytes);
    });
}

void LocalFile::found(const core::Result<QByteArray>& bytes)
{
    if (m_writing > 0 || !m_watched)
        return;
    if (bytes) {
        const QByteArray digest = contentDigest(*bytes);
        const bool news = !m_there || digest != m_known;
        m_there = true;
        m_known = digest;
        if (news)
            Q_EMIT changedOutside(*bytes);
    } else if (m_there && bytes.error().kind == core::ErrorKind::NotFound) {
        m_there = false;
        Q_EMIT removedOutside();
    }
}

} // namespace signalbox::editing
