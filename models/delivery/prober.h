// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "delivery/probe.h"
#include "delivery/rollback_state.h"
#include "github/wait.h"

#include <QCoroTask>
#include <QDeadlineTimer>
#include <QNetworkAccessManager>

#include <memory>
#include <vector>

class QNetworkReply;

namespace signalbox::delivery {

struct ProbeHeader {
    QByteArray name;
    QByteArray
        value; ///< a secret: sent to the probe's own origin alone, over TLS or to this machine, and shown nowhere
};

/// All that is needed to ask a service once.
struct ProbeQuestion {
    Probe probe;
    std::vector<ProbeHeader> headers;
    RollbackVersion deployed; ///< what "%version%" stands for; empty while it is not known
};

struct ProbeAnswer {
    ProbeResult result; ///< `at` is when it was asked
    int status = 0; ///< 0 when there was no answer
    std::chrono::milliseconds took{0};
    QByteArray body; ///< its first 4 KB, the headers' values taken out, for a person to look at; text from outside
};

/// Asks services how they are. Each question is a new connection, so that an old one hides nothing; it carries no
/// cookie, takes no answer from a cache, follows redirects on its own host alone (5 at the most), and reads at most a
/// megabyte. A timeout holds for the whole of it. GUI thread only.
class Prober final : public QObject {
    Q_OBJECT

public:
    explicit Prober(core::Clock& clock, QObject* parent = nullptr);
    ~Prober() override;

    /// An error is Cancelled and nothing else: this has ended meanwhile.
    QCoro::Task<core::Result<ProbeAnswer>> ask(ProbeQuestion question);

private:
    struct Drop {
        void operator()(QNetworkReply* reply) const;
    };
    using Reply = std::unique_ptr<QNetworkReply, Drop>;
    struct Received;

    using Network = std::shared_ptr<QNetworkAccessManager>; // one a question: it keeps its connections

    static Reply send(QNetworkAccessManager& network, const ProbeQuestion& question, const QUrl& url);
    QCoro::Task<core::Result<Received>> receive(Network network, ProbeQuestion question, QUrl url,
                                                QDeadlineTimer deadline);
    QCoro::Task<core::Result<void>> moreOf(QNetworkReply* reply, QDeadlineTimer deadline);

    core::Clock& m_clock;
    github::Lifetime m_lifetime; // ends before what its coroutines use
};

} // namespace signalbox::delivery
