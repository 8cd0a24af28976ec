// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/draft_store.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::editing {
namespace {

constexpr int FormVersion = 1;
constexpr auto Ending = ".draft"_L1;

/// A line of JSON that says whose it is, then the bytes as they are.
QByteArray written(const Draft& draft)
{
    const QJsonObject head{{u"version"_s, FormVersion},
                           {u"account"_s, draft.key.account},
                           {u"owner"_s, draft.key.repository.owner},
                           {u"name"_s, draft.key.repository.name},
                           {u"branch"_s, draft.key.branch},
                           {u"path"_s, draft.key.path},
                           {u"base"_s, QString::fromLatin1(draft.base.toHex())},
                           {u"size"_s, draft.bytes.size()},
                           {u"typedAt"_s, draft.typedAt.toUTC().toString(Qt::ISODateWithMs)}};
    return QJsonDocument(head).toJson(QJsonDocument::Compact) + '\n' + draft.bytes;
}

std::optional<Draft> readDraft(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray all = file.readAll();
    const auto end = all.indexOf('\n');
    const QJsonObject head = QJsonDocument::fromJson(all.left(end)).object();
    const QByteArray bytes = all.mid(end + 1);
    if (head[u"version"].toInt() != FormVersion || head[u"size"].toInteger(-1) != bytes.size())
        return {};
    return Draft{.key = {.account = head[u"account"].toString(),
                         .repository = {.owner = head[u"owner"].toString(), .name = head[u"name"].toString()},
                         .branch = head[u"branch"].toString(),
                         .path = head[u"path"].toString()},
                 .bytes = bytes,
                 .base = QByteArray::fromHex(head[u"base"].toString().toLatin1()),
                 .typedAt = QDateTime::fromString(head[u"typedAt"].toString(), Qt::ISODateWithMs)};
}

/// Empty when it is written, else what the system said.
QString writeDraft(const QString& folder, const QString& path, const Draft& draft)
{
    if (!QDir(folder).exists()) {
        if (!QDir().mkpath(folder))
            return u"%1: mkdir"_s.arg(folder);
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    QSaveFile file(path);
    const QByteArray bytes = written(draft);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return file.errorString();
    return {};
}

} // namespace

QByteArray contentDigest(const QByteArray& bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

DraftStore::DraftStore(const QString& folder, QObject* parent)
    : QObject(parent)
    , m_folder(folder)
{
    m_pool.setMaxThreadCount(1); // one after the other: a removal must not overtake what it removes
}

DraftStore::~DraftStore()
{
    m_pool.waitForDone();
}

QString DraftStore::pathOf(const DocumentKey& key) const
{
    return m_folder + u'/' + key.digest() + Ending;
}

void DraftStore::keep(const Draft& draft)
{
    QtConcurrent::run(&m_pool, &writeDraft, m_folder, pathOf(draft.key), draft)
        .then(this, [this](const QString& mistake) {
            if (mistake.isEmpty())
                return;
            Q_EMIT failed({.kind = core::ErrorKind::Storage,
                           .what = tr("What you type cannot be kept as a draft."),
                           .advice = tr("Save the file, and see whether the disk is full."),
                           .detail = mistake});
        });
}

void DraftStore::remove(const DocumentKey& key)
{
    m_pool.start([path = pathOf(key)] { QFile::remove(path); });
}

QFuture<std::optional<Draft>> DraftStore::find(const DocumentKey& key)
{
    return QtConcurrent::run(&m_pool, [path = pathOf(key), key]() -> std::optional<Draft> {
        auto draft = readDraft(path);
        return draft && draft->key == key ? draft : std::nullopt;
    });
}

QFuture<std::vector<Draft>> DraftStore::all()
{
    return QtConcurrent::run(&m_pool, [folder = m_folder] {
        std::vector<Draft> drafts;
        for (const QString& name : QDir(folder).entryList({u"*"_s + Ending}, QDir::Files)) {
            if (auto draft = readDraft(folder + u'/' + name))
                drafts.push_back(*std::move(draft));
        }
        std::ranges::sort(drafts, std::ranges::greater(), &Draft::typedAt);
        return drafts;
    });
}

} // namespace signalbox::editing
