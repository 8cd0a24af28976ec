// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "downloads/artifact_download.h"

#include "github/worker.h"

#include <QFileInfo>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace signalbox::downloads {
namespace {

using Phase = core::Download::Phase;

constexpr auto betweenNews = 200ms; // more often nobody can read it

/// The same request may well be answered later.
bool willPass(const core::Error& error)
{
    return error.kind == core::ErrorKind::Offline || error.kind == core::ErrorKind::Timeout
        || error.kind == core::ErrorKind::Server || error.kind == core::ErrorKind::RateLimited;
}

core::Error expired()
{
    return {.kind = core::ErrorKind::Gone,
            .what = u"GitHub has deleted this artifact."_s,
            .advice = u"Run the workflow again for a new one."_s};
}

} // namespace

ArtifactDownload::ArtifactDownload(github::Client& client, core::Clock& clock, Order order, QObject* parent)
    : QObject(parent)
    , m_client(&client)
    , m_clock(clock)
    , m_order(std::move(order))
    , m_part(std::make_shared<github::PartialDownload>(partPathOf(m_order.path, m_order.artifact.id)))
{
    m_state.path = m_order.path;
    m_state.total = m_order.artifact.digest.isEmpty() ? 0 : m_order.artifact.size; // of older ones: unpacked
    connect(m_part.get(), &github::PartialDownload::advanced, this, &ArtifactDownload::advance);
}

ArtifactDownload::~ArtifactDownload()
{
    m_part->disconnect(this);
    m_part->stop();
}

void ArtifactDownload::start()
{
    m_state.phase = Phase::Running;
    QCoro::connect(run(), this, [] { });
}

/// What is there already may be all of it.
QCoro::Task<void> ArtifactDownload::run()
{
    const QPointer self(this);
    const auto measure = [path = m_part->path()]() -> core::Result<qint64> { return QFileInfo(path).size(); };
    const auto size = co_await github::onWorker(m_lifetime, measure);
    if (!self || !size)
        co_return;
    m_state.received = *size;
    m_receivedAtWait = *size;
    if (m_part->isStopped())
        co_return;
    Q_EMIT changed();
    if (mayBeWhole(m_order.artifact, *size))
        take(*size);
    else
        fetch();
}

void ArtifactDownload::fetch()
{
    if (!m_client) {
        end(Phase::Stopped);
        return;
    }
    m_state.phase = Phase::Running;
    m_state.error.reset();
    m_state.retryAt.reset();
    m_speed.reset();
    Q_EMIT changed();
    QCoro::connect(m_client->downloadArtifact(m_order.repository, m_order.artifact.id, m_part), this,
                   [this](const core::Result<qint64>& size) { take(size); });
}

void ArtifactDownload::take(const core::Result<qint64>& size)
{
    if (m_part->isStopped())
        return;
    if (!size && willPass(size.error())) {
        wait(size.error());
        return;
    }
    if (!size) {
        const auto kind = size.error().kind;
        if (kind == core::ErrorKind::Cancelled) // its account was closed
            end(Phase::Stopped);
        else
            end(Phase::Failed, kind == core::ErrorKind::Gone ? expired() : size.error());
        return;
    }
    m_state.phase = Phase::Checking;
    m_state.received = *size;
    m_state.total = *size;
    Q_EMIT changed();
    QCoro::connect(finish(), this, [this](const core::Result<QString>& path) {
        if (m_part->isStopped())
            return;
        if (!path) {
            if (path.error().kind == core::ErrorKind::Malformed)
                m_state.received = 0;
            end(Phase::Failed, path.error());
            return;
        }
        m_state.path = *path;
        end(Phase::Done);
    });
}

QCoro::Task<core::Result<QString>> ArtifactDownload::finish()
{
    const auto part = m_part;
    const auto work = [part = part->path(), order = m_order]() -> core::Result<QString> {
        if (const auto whole = check(part, order.artifact); !whole)
            return std::unexpected(whole.error());
        return publish(part, order.path, order.existing);
    };
    co_return co_await github::onWorker(m_lifetime, work);
}

void ArtifactDownload::advance(qint64 received, qint64 total)
{
    const auto now = m_clock.now();
    m_state.received = received;
    if (total > 0)
        m_state.total = total;
    if (m_toldAt.isValid() && m_toldAt.msecsTo(now) < betweenNews.count())
        return;
    m_toldAt = now;
    m_speed.note(now, received);
    m_state.bytesPerSecond = m_speed.bytesPerSecond();
    Q_EMIT changed();
}

void ArtifactDownload::wait(const core::Error& error)
{
    if (m_state.received != m_receivedAtWait) // the network is there, now and then
        m_nextWait = firstWait;
    m_receivedAtWait = m_state.received;
    const auto now = m_clock.now();
    const std::chrono::milliseconds asked(error.retryAt ? now.msecsTo(*error.retryAt) : 0);
    const auto pause = std::max<std::chrono::milliseconds>(m_nextWait, asked);
    m_nextWait = std::min(m_nextWait * 2, longestWait);
    m_state.phase = Phase::Waiting;
    m_state.bytesPerSecond = 0;
    m_state.error = error;
    m_state.retryAt = now.addMSecs(pause.count());
    Q_EMIT changed();
    m_clock.after(pause, this, [this, mine = ++m_waits] {
        if (m_state.phase == Phase::Waiting && mine == m_waits)
            fetch();
    });
}

void ArtifactDownload::tryNow()
{
    if (m_state.phase != Phase::Waiting)
        return;
    ++m_waits;
    fetch();
}

void ArtifactDownload::stop()
{
    if (m_part->isStopped())
        return;
    m_part->stop();
    end(Phase::Stopped);
}

void ArtifactDownload::end(Phase phase, const std::optional<core::Error>& error)
{
    m_state.phase = phase;
    m_state.bytesPerSecond = 0;
    m_state.error = error;
    m_state.retryAt.reset();
    Q_EMIT changed();
    Q_EMIT ended();
}

} // namespace signalbox::downloads
