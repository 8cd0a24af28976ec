// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/action_files.h"

#include "github/worker.h"
#include "monitor/kept_files.h"

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace signalbox::monitor {
namespace {

using lint::Presence;

/// How long a tag or branch is taken to be where it was.
constexpr std::chrono::hours freshFor{24};

/// Nobody asks about more in one go than a file can name.
constexpr size_t mostWanted = 200;

struct Parts {
    core::RepositoryName repository;
    QString folder; ///< ends with a slash, or is empty
};

Parts partsOf(const lint::ActionAtRef& action)
{
    const QString name = QString::fromUtf8(action.name);
    return {.repository = {.owner = name.section(u'/', 0, 0), .name = name.section(u'/', 1, 1)},
            .folder = name.count(u'/') > 1 ? name.section(u'/', 2) + u'/' : QString()};
}

bool isSha(const QByteArray& ref)
{
    return ref.size() == 40 && std::ranges::all_of(ref, [](char letter) {
               return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
           });
}

} // namespace

ActionFiles::ActionFiles(github::Client& client, const core::Clock& clock,
                         std::shared_ptr<lint::LearnedActions> learned, QString folder, QObject* parent)
    : QObject(parent)
    , m_client(&client)
    , m_clock(clock)
    , m_learned(std::move(learned))
    , m_folder(std::move(folder))
{
}

QString ActionFiles::placeOf(const lint::ActionAtRef& action) const
{
    const Parts parts = partsOf(action);
    return QStringList{m_folder,
                       m_client ? placeName(m_client->account().id) : u"closed"_s,
                       placeName(parts.repository.owner.toLower()),
                       placeName(parts.repository.name.toLower()),
                       placeName(QString::fromUtf8(action.ref)),
                       placeName(parts.folder + u"action.yml"_s)}
        .join(u'/');
}

void ActionFiles::want(const std::vector<lint::ActionAtRef>& actions)
{
    for (const lint::ActionAtRef& action : actions) {
        if (m_wanted.size() < mostWanted && !m_learned->wasAskedFor(action)
            && std::ranges::find(m_wanted, action) == m_wanted.end())
            m_wanted.push_back(action);
    }
    if (!m_isWorking && !m_wanted.empty())
        work();
}

QCoro::Task<void> ActionFiles::work()
{
    const QPointer<ActionFiles> self(this);
    m_isWorking = true;
    bool hasLearned = false;
    while (self && !m_wanted.empty()) {
        const lint::ActionAtRef action = m_wanted.front();
        const auto found = co_await fetch(action);
        if (!self)
            co_return;
        m_wanted.pop_front();
        if (!found) {
            // Whatever keeps us from GitHub keeps us from the others too.
            m_wanted.clear();
            break;
        }
        if (*found != Presence::There)
            m_learned->learn(action, *found);
        hasLearned = hasLearned || *found != Presence::Unknown;
    }
    m_isWorking = false;
    if (hasLearned)
        Q_EMIT learned();
}

/// Unknown where nobody can say; an error where it is worth asking again.
QCoro::Task<core::Result<Presence>> ActionFiles::fetch(lint::ActionAtRef action)
{
    const QPointer<ActionFiles> self(this);
    const Parts parts = partsOf(action);
    const QString place = placeOf(action);
    const QDateTime oldest = isSha(action.ref) ? QDateTime() : m_clock.now().addDuration(-freshFor);
    const auto takeKept = [place, oldest, action, learned = m_learned]() -> core::Result<bool> {
        const auto bytes = kept(place, oldest);
        if (bytes)
            learned->learn(action, Presence::There, *bytes);
        return bytes.has_value();
    };
    const auto isKept = co_await github::onWorker(m_lifetime, takeKept);
    if (!isKept)
        co_return std::unexpected(isKept.error());
    if (*isKept)
        co_return Presence::There;
    for (const auto name : {"action.yml"_L1, "action.yaml"_L1}) {
        if (!self || !m_client)
            co_return std::unexpected(github::cancelledError());
        const auto bytes
            = co_await m_client->file(parts.repository, parts.folder + name, QString::fromUtf8(action.ref));
        if (!self)
            co_return std::unexpected(github::cancelledError());
        if (bytes) {
            const auto take = [place, action, bytes = *bytes, learned = m_learned]() -> core::Result<bool> {
                keep(place, bytes);
                learned->learn(action, Presence::There, bytes);
                return true;
            };
            const auto taken = co_await github::onWorker(m_lifetime, take);
            if (!taken)
                co_return std::unexpected(taken.error());
            co_return Presence::There;
        }
        if (bytes.error().kind == core::ErrorKind::NotFound)
            continue;
        const bool isForGood = bytes.error().kind == core::ErrorKind::Unsupported
            || bytes.error().kind == core::ErrorKind::Forbidden || bytes.error().kind == core::ErrorKind::Rejected;
        if (isForGood)
            co_return Presence::Unknown;
        co_return std::unexpected(bytes.error());
    }
    co_return co_await missing(parts.repository, parts.folder, QString::fromUtf8(action.ref));
}

/// Only of a public repository can be said that it has no action there: of others a token may see a part.
QCoro::Task<core::Result<Presence>> ActionFiles::missing(core::RepositoryName repository, QString folder, QString ref)
{
    const QPointer<ActionFiles> self(this);
    if (!m_client)
        co_return std::unexpected(github::cancelledError());
    const auto look = co_await m_client->repository(repository, github::Priority::User, github::Ask::Always);
    if (!self || !m_client || !look || look->rows.empty() || look->rows.front().isPrivate)
        co_return Presence::Unknown;
    for (const auto name : {"Dockerfile"_L1, "dockerfile"_L1}) {
        if (!self || !m_client)
            co_return std::unexpected(github::cancelledError());
        const auto bytes = co_await m_client->file(repository, folder + name, ref);
        if (bytes || bytes.error().kind != core::ErrorKind::NotFound)
            co_return Presence::Unknown;
    }
    co_return Presence::Missing;
}

} // namespace signalbox::monitor
