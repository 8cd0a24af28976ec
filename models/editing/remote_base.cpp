// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/remote_base.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace signalbox::editing {
namespace {

constexpr int FormVersion = 1;

/// A line of JSON that says which, then the bytes as they are.
void write(const QString& path, const RemoteBase& base)
{
    const QJsonObject head{{u"version"_s, FormVersion},
                           {u"key"_s, base.key.digest()},
                           {u"sha"_s, base.sha},
                           {u"size"_s, base.bytes.size()}};
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.write(QJsonDocument(head).toJson(QJsonDocument::Compact) + '\n' + base.bytes);
    file.commit();
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
}

std::optional<RemoteBase> read(const QString& path, const DocumentKey& key)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray all = file.readAll();
    const auto end = all.indexOf('\n');
    const QJsonObject head = QJsonDocument::fromJson(all.left(end)).object();
    const QByteArray bytes = all.mid(end + 1);
    if (head[u"version"].toInt() != FormVersion || head[u"key"].toString() != key.digest()
        || head[u"size"].toInteger(-1) != bytes.size())
        return {};
    return RemoteBase{.key = key, .bytes = bytes, .sha = head[u"sha"].toString()};
}

} // namespace

RemoteBaseStore::RemoteBaseStore(const QString& folder, QObject* parent)
    : QObject(parent)
    , m_folder(folder)
{
    m_pool.setMaxThreadCount(1);
}

RemoteBaseStore::~RemoteBaseStore()
{
    m_pool.waitForDone();
}

QString RemoteBaseStore::pathOf(const DocumentKey& key) const
{
    return m_folder + u'/' + key.digest() + u".base"_s;
}

void RemoteBaseStore::keep(const RemoteBase& base)
{
    m_pool.start([path = pathOf(base.key), base] { write(path, base); });
}

void RemoteBaseStore::remove(const DocumentKey& key)
{
    m_pool.start([path = pathOf(key)] { QFile::remove(path); });
}

QFuture<std::optional<RemoteBase>> RemoteBaseStore::find(const DocumentKey& key)
{
    return QtConcurrent::run(&m_pool, &read, pathOf(key), key);
}

} // namespace signalbox::editing
