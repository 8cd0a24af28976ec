// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account.h"
#include "core/error.h"
#include "core/repository.h"

#include <QObject>
#include <QStringList>
#include <QThread>

#include <vector>

namespace signalbox::session {

/// Where the embedded GitHub is, who one is there, and what it has.
struct DemoAddress {
    core::Account account;
    std::vector<core::RepositoryName> repositories;

    bool operator==(const DemoAddress&) const = default;
};

/// The embedded GitHub beside the program that looks at it, on a thread of its own: it must never take time from the
/// window, and its answers must come over a real connection.
class DemoGitHub final : public QObject {
    Q_OBJECT

public:
    /// `scenarios` empty: the pipeline of a Rust project and a matrix of 240 cells.
    explicit DemoGitHub(double speed, QStringList scenarios, QObject* parent = nullptr);
    ~DemoGitHub() override; ///< waits for the thread's end

    /// Ends in opened().
    void start();
    /// What to sign in with; any text is a token of the scenario's user.
    static QByteArray token();

Q_SIGNALS:
    void opened(const core::Result<session::DemoAddress>& address);

private:
    double m_speed;
    QStringList m_scenarios;
    QThread m_thread;
};

} // namespace signalbox::session
