// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "credentials/keychain.h"

#include <QCoroSignal>
#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace signalbox::credentials {
namespace {

const auto service = u"signalbox"_s;

core::Error unavailable(const QString& reason)
{
    return {.kind = core::ErrorKind::Unsupported,
            .what = u"This desktop session has no keychain that answers."_s,
            .advice = u"Start one, such as GNOME Keyring or KWallet, or set GH_TOKEN."_s,
            .detail = reason};
}

/// Runs the job to its end or to the end of our patience. A job that we no longer wait for still ends in the library's
/// queue, where deleting it would leave a callback without its object; so it is left to delete itself.
QCoro::Task<core::Result<void>> finish(QKeychain::Job* job, std::chrono::milliseconds patience)
{
    job->setInsecureFallback(false);
    job->setAutoDelete(false);
    job->start();
    const auto finished = co_await qCoro(job, &QKeychain::Job::finished, patience);
    if (!finished) {
        job->setAutoDelete(true);
        co_return std::unexpected(unavailable(u"It did not answer in time."_s));
    }
    job->deleteLater();
    switch (job->error()) {
    case QKeychain::NoError:
    case QKeychain::EntryNotFound:
        co_return {};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        co_return std::unexpected(core::Error{.kind = core::ErrorKind::Forbidden,
                                              .what = u"The keychain refused access to the token."_s,
                                              .advice = u"Unlock the keychain and try again."_s,
                                              .detail = job->errorString()});
    default:
        co_return std::unexpected(unavailable(job->errorString()));
    }
}

} // namespace

Keychain::Keychain(std::chrono::milliseconds patience)
    : m_patience(patience)
{
}

QCoro::Task<core::Result<QByteArray>> Keychain::read(core::AccountId account) const
{
    auto* job = new QKeychain::ReadPasswordJob(service);
    job->setKey(account);
    const auto done = co_await finish(job, m_patience);
    if (!done)
        co_return std::unexpected(done.error());
    co_return job->binaryData().trimmed();
}

QCoro::Task<core::Result<void>> Keychain::write(core::AccountId account, QByteArray token) const
{
    auto* job = new QKeychain::WritePasswordJob(service);
    job->setKey(account);
    job->setTextData(QString::fromUtf8(token));
    co_return co_await finish(job, m_patience);
}

QCoro::Task<core::Result<void>> Keychain::erase(core::AccountId account) const
{
    auto* job = new QKeychain::DeletePasswordJob(service);
    job->setKey(account);
    co_return co_await finish(job, m_patience);
}

} // namespace signalbox::credentials
