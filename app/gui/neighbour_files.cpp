// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/neighbour_files.h"

#include <utility>

namespace signalbox::gui {
namespace {

/// A file that names more in one go is no person's.
constexpr qsizetype mostWanted = 200;

} // namespace

NeighbourFiles::NeighbourFiles(editing::DocumentKey key, FindClient find, std::shared_ptr<lint::FetchedFiles> files,
                               writing::BackgroundCheck& check)
    : QObject(&check)
    , m_key(std::move(key))
    , m_find(std::move(find))
    , m_files(std::move(files))
    , m_check(check)
{
    connect(&check, &writing::BackgroundCheck::checked, this, [this] { m_named = m_files->takeWanted(); });
    connect(&check, &writing::BackgroundCheck::rested, this, [this] {
        for (const QString& path : std::as_const(m_named)) {
            if (!m_wanted.contains(path) && !m_hopeless.contains(path) && m_wanted.size() < mostWanted)
                m_wanted << path;
        }
        askNext();
    });
}

void NeighbourFiles::give(const QString& path, const QByteArray& bytes)
{
    m_files->give(path, bytes);
    m_check.checkAgain();
}

void NeighbourFiles::forget()
{
    m_files->clear();
    m_hopeless.clear();
}

void NeighbourFiles::askNext()
{
    if (m_isAsking)
        return;
    github::Client* client = m_wanted.isEmpty() ? nullptr : m_find();
    if (!client) {
        m_wanted.clear();
        if (std::exchange(m_hasLearned, false))
            m_check.checkAgain();
        return;
    }
    m_isAsking = true;
    const QString path = m_wanted.first();
    QCoro::connect(client->file(m_key.repository, path, m_key.branch), this,
                   [this, path](const core::Result<QByteArray>& bytes) { take(path, bytes); });
}

void NeighbourFiles::take(const QString& path, const core::Result<QByteArray>& bytes)
{
    using Kind = core::ErrorKind;
    m_isAsking = false;
    m_wanted.removeOne(path);
    if (bytes)
        m_files->give(path, *bytes);
    else if (bytes.error().kind == Kind::NotFound)
        m_files->giveMissing(path);
    else if (bytes.error().kind == Kind::Unsupported || bytes.error().kind == Kind::Forbidden
             || bytes.error().kind == Kind::Rejected)
        m_hopeless.insert(path);
    else
        m_wanted.clear(); // whatever keeps us from this one keeps us from the others; the next rest asks again
    m_hasLearned = m_hasLearned || bytes || bytes.error().kind == Kind::NotFound;
    askNext();
}

} // namespace signalbox::gui
