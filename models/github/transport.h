// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/http.h"
#include "github/wait.h"

#include <QCoroTask>
#include <QNetworkAccessManager>

namespace signalbox::github {

class FileSink;

/// Sends one request and brings its one answer, redirects included as they are. Any status is an answer; an Error means
/// that there was none, or not the whole of it. GUI thread; files are written by workers.
class Transport {
public:
    /// `lifetime` is closed before this is destroyed.
    Transport(Lifetime& lifetime, QByteArray token, std::chrono::milliseconds timeout);

    QCoro::Task<core::Result<Answer>> exchange(Request request);

private:
    struct Drop {
        void operator()(QNetworkReply* reply) const;
    };
    using Reply = std::unique_ptr<QNetworkReply, Drop>;

    Reply start(const Request& request);
    QCoro::Task<core::Result<void>> moreOf(QNetworkReply* reply);

    Lifetime& m_lifetime;
    QByteArray m_token;
    std::chrono::milliseconds m_timeout;
    QNetworkAccessManager m_network;
};

} // namespace signalbox::github
