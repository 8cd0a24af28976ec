// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/written_requests.h"

#include "github/wait.h"

using namespace Qt::StringLiterals;

namespace signalbox::delivery {

bool isRefusal(const core::Error& error)
{
    using core::ErrorKind;
    switch (error.kind) {
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Gone:
    case ErrorKind::Conflict:
    case ErrorKind::Rejected:
    case ErrorKind::Unsupported:
        return true;
    default:
        return false;
    }
}

WrittenRequests::WrittenRequests(github::Client& client, history::Store& store, core::Clock& clock,
                                 core::RepositoryName repository, QObject* parent)
    : QObject(parent)
    , m_client(&client)
    , m_store(store)
    , m_clock(clock)
    , m_repository(std::move(repository))
{
}

QCoro::Task<void> WrittenRequests::recover(QString key)
{
    const QPointer alive(this);
    if (!m_client || key.isEmpty())
        co_return;
    const auto open = co_await m_store.openActions(m_client->account().id);
    if (!alive || !open)
        co_return;
    for (const history::Action& action : *open) {
        if (action.message.contains(u'[' + key + u']'))
            keepOpen(action);
    }
}

QCoro::Task<core::Result<history::Action>> WrittenRequests::begin(Words words)
{
    const QPointer alive(this);
    if (!m_client)
        co_return std::unexpected(github::cancelledError());
    history::Action action{.account = m_client->account().id,
                           .at = m_clock.now(),
                           .kind = words.kind,
                           .actor = m_client->account().login,
                           .subject = words.subject,
                           .reason = words.reason,
                           .repository = m_repository,
                           .message = words.message};
    const auto row = co_await m_store.beginAction(action);
    if (!alive || !m_client)
        co_return std::unexpected(github::cancelledError());
    if (!row)
        co_return std::unexpected(row.error());
    action.id = *row;
    co_return action;
}

QCoro::Task<void> WrittenRequests::complete(history::Action action, std::optional<core::Error> refusal)
{
    co_await m_store.completeAction(action.id,
                                    {.at = m_clock.now(),
                                     .outcome = refusal ? u"refused"_s : u"done"_s,
                                     .answer = refusal ? refusal->detail : QString(),
                                     .requests = action.requests});
}

void WrittenRequests::settle(const QString& kind, bool tookEffect)
{
    const auto row = m_open.extract(kind);
    if (row.empty())
        return;
    const auto& action = row.mapped();
    const history::ActionEnd end{.at = m_clock.now(),
                                 .outcome = tookEffect ? u"done"_s : u"unknown"_s,
                                 .answer = u"The answer was lost; a look showed what became of it."_s,
                                 .requests = action.requests};
    QCoro::connect(m_store.completeAction(action.id, end), this, [](const core::Result<void>&) { });
}

} // namespace signalbox::delivery
