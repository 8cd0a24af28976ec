// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "credentials/probe_secrets.h"

using namespace Qt::StringLiterals;

namespace signalbox::credentials {
namespace {

QString keyOf(const delivery::EnvironmentKey& of, const QUrl& url, const QString& header)
{
    const QString origin = url.scheme() + u"://"_s + url.authority(QUrl::FullyEncoded);
    return u"probe %1 %2 %3 %4"_s.arg(of.repository.full(), of.environment, origin, header).toLower();
}

} // namespace

ProbeSecrets::ProbeSecrets(Keychain keychain)
    : m_keychain(keychain)
{
}

QCoro::Task<core::Result<QByteArray>> ProbeSecrets::read(QString key) const
{
    if (const auto kept = m_session.constFind(key); kept != m_session.cend())
        co_return core::Result<QByteArray>(*kept);
    co_return co_await m_keychain.read(key);
}

QCoro::Task<core::Result<std::vector<std::vector<delivery::ProbeHeader>>>>
ProbeSecrets::headersOf(delivery::HealthSettings settings) const
{
    std::vector<std::vector<delivery::ProbeHeader>> all;
    for (const delivery::Probe& probe : settings.probes) {
        std::vector<delivery::ProbeHeader> headers;
        for (const QString& name : probe.headers) {
            const auto value = co_await read(keyOf(settings.of, probe.url, name));
            if (!value)
                co_return std::unexpected(value.error());
            if (value->isEmpty())
                co_return std::unexpected(core::Error{
                    .kind = core::ErrorKind::NotFound,
                    .what = u"The keychain has no value of the header %1 for %2."_s.arg(name, probe.url.host()),
                    .advice = u"Type it into the health watch of %1, which asks nothing until then."_s.arg(
                        settings.of.environment)});
            headers.push_back({.name = name.toLatin1(), .value = *value});
        }
        all.push_back(std::move(headers));
    }
    co_return all;
}

QCoro::Task<core::Result<void>> ProbeSecrets::keep(delivery::EnvironmentKey of, QUrl url, QString header,
                                                   QByteArray value)
{
    const QString key = keyOf(of, url, header);
    const auto kept = co_await m_keychain.write(key, value);
    if (kept)
        m_session.remove(key);
    else
        m_session.insert(key, value); // known until the program ends
    co_return kept;
}

QCoro::Task<core::Result<void>> ProbeSecrets::forget(delivery::EnvironmentKey of, QUrl url, QString header)
{
    const QString key = keyOf(of, url, header);
    m_session.remove(key);
    co_return co_await m_keychain.erase(key);
}

void ProbeSecrets::keepForSession(const delivery::EnvironmentKey& of, const QUrl& url, const QString& header,
                                  const QByteArray& value)
{
    m_session.insert(keyOf(of, url, header), value);
}

} // namespace signalbox::credentials
