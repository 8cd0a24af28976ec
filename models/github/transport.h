// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/http.h"
#include "github/wait.h"

#include <QCoroTask>
#include <QNetworkAccessManager>

#include <memory>

namespace signalbox::github {

class FileSink;

/// Sends one request and brings its one answer, redirects included as they are. Any status is an answer; an Error means
/// that there was none, or not the whole of it. GUI thread; files are written by workers.
class Transport {
public:
    /// `lifetime` is closed before this is destroyed.
    Transport(Lifetime& lifetime, QByteArray token, std::chrono::milliseconds timeout);

    QCoro::Task<core::Result<Answer>> exchange(Request request);

    /// New connections for what is sent from now on.
    void forgetConnections();

private:
    struct Drop {
        void operator()(QNetworkReply* reply) const;
    };
    using Reply = std::unique_ptr<QNetworkReply, Drop>;

    Reply start(QNetworkAccessManager& network, const Request& request);
    /// `part`: also wakes up when it is stopped; may be nullptr.
    QCoro::Task<core::Result<void>> moreOf(QNetworkReply* reply, PartialDownload* part = nullptr);
    /// transport_part.cpp
    QCoro::Task<core::Result<Answer>> exchangePart(Request request);
    /// Whether a download without a length came whole: it is as long when it comes again.
    QCoro::Task<core::Result<bool>> isWhole(Request request, qint64 size);

    Lifetime& m_lifetime;
    QByteArray m_token;
    std::chrono::milliseconds m_timeout;
    std::shared_ptr<QNetworkAccessManager> m_network; // each exchange holds the one that it began with
};

} // namespace signalbox::github
