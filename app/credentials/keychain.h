// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account.h"
#include "core/error.h"

#include <QByteArray>
#include <QCoroTask>

#include <chrono>

namespace signalbox::credentials {

/// The system's keychain: Secret Service, KWallet. One entry an account, service "signalbox", key = the account's id.
/// It may ask the user to unlock it, so an answer can take as long as a person does.
class Keychain {
public:
    /// `patience`: how long an answer may take before we go on without it.
    explicit Keychain(std::chrono::milliseconds patience = std::chrono::minutes(2));

    /// Empty when the keychain has no entry; Unsupported when this session has no keychain, or it stays silent.
    QCoro::Task<core::Result<QByteArray>> read(core::AccountId account) const;
    QCoro::Task<core::Result<void>> write(core::AccountId account, QByteArray token) const;
    /// Fine when there was none.
    QCoro::Task<core::Result<void>> erase(core::AccountId account) const;

private:
    std::chrono::milliseconds m_patience;
};

} // namespace signalbox::credentials
