// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "github/client.h"
#include "history/store.h"

#include <QObject>
#include <QPointer>

#include <map>
#include <optional>

namespace signalbox::delivery {

/// GitHub itself has said no. Everything else leaves open whether it took effect, or may go better later: then a state
/// machine looks first and sends again at most.
bool isRefusal(const core::Error& error);

/// The rows of the action log about what a release or a rollback asks of GitHub: written before a request is sent and
/// completed after the answer. Where that was lost the row stays open until a look has found out what became of it, or
/// for the next start. GUI thread only.
class WrittenRequests final : public QObject {
    Q_OBJECT

public:
    WrittenRequests(github::Client& client, history::Store& store, core::Clock& clock, core::RepositoryName repository,
                    QObject* parent = nullptr);

    /// What a row says. The message holds the key of the release or the rollback in brackets.
    struct Words {
        QString kind;
        QString subject;
        QString reason;
        QString message;
    };

    /// After a start: takes up the rows that an earlier one left open about this key.
    QCoro::Task<void> recover(QString key);
    /// The row, once it is on disk; else nothing may be sent. Cancelled: this or the client ended meanwhile.
    QCoro::Task<core::Result<history::Action>> begin(Words words);
    /// With the requests that were noted for it: it was taken, or refused.
    QCoro::Task<void> complete(history::Action action, std::optional<core::Error> refusal);
    /// The same: nobody knows. settle() closes it.
    void keepOpen(const history::Action& action) { m_open[action.kind] = action; }
    /// What came of the request of this kind whose answer was lost: it took effect, or it did not.
    void settle(const QString& kind, bool tookEffect);

private:
    QPointer<github::Client> m_client;
    history::Store& m_store;
    core::Clock& m_clock;
    core::RepositoryName m_repository;
    std::map<QString, history::Action> m_open; ///< by kind: rows whose outcome nobody knows yet
};

} // namespace signalbox::delivery
