// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "credentials/keychain.h"
#include "delivery/health_settings.h"
#include "delivery/prober.h"

#include <QCoroTask>
#include <QHash>

#include <vector>

namespace signalbox::credentials {

/// The values of the headers that probes send: in the system's keychain, an entry each, and nowhere else. An entry
/// belongs to one origin (scheme, host, port): a probe that is sent elsewhere has to be given its values anew. It must
/// outlive its tasks. GUI thread.
class ProbeSecrets {
public:
    explicit ProbeSecrets(Keychain keychain = Keychain());

    /// For each probe, in the settings' order, its headers with their values. NotFound where a value was never given;
    /// else what the keychain says. Without all of them nothing may be asked: a service would refuse, and be blamed.
    QCoro::Task<core::Result<std::vector<std::vector<delivery::ProbeHeader>>>>
    headersOf(delivery::HealthSettings settings) const;
    QCoro::Task<core::Result<void>> keep(delivery::EnvironmentKey of, QUrl url, QString header, QByteArray value);
    QCoro::Task<core::Result<void>> forget(delivery::EnvironmentKey of, QUrl url, QString header);

    /// Keeps the value until the program ends, and nowhere else: the demo's.
    void keepForSession(const delivery::EnvironmentKey& of, const QUrl& url, const QString& header,
                        const QByteArray& value);

private:
    QCoro::Task<core::Result<QByteArray>> read(QString key) const;

    Keychain m_keychain;
    QHash<QString, QByteArray> m_session;
};

} // namespace signalbox::credentials
