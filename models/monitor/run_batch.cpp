// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/run_batch.h"

#include <QPointer>

#include <algorithm>

namespace signalbox::monitor {
namespace {

using core::ActionState;
using core::ErrorKind;

/// It would meet the next item as well, and this one was not carried out.
bool meetsAll(const core::Error& error)
{
    return error.kind == ErrorKind::Offline || error.kind == ErrorKind::Unauthorized
        || error.kind == ErrorKind::RateLimited || error.kind == ErrorKind::Storage;
}

bool leavesUnknown(const core::Error& error)
{
    return error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Server || error.kind == ErrorKind::Malformed
        || error.kind == ErrorKind::Cancelled;
}

} // namespace

RunBatch::RunBatch(std::vector<core::RunAction> items, Ways ways, QObject* parent)
    : QObject(parent)
    , m_items(std::move(items))
    , m_again(m_items.size(), false)
    , m_ways(std::move(ways))
{
}

int RunBatch::count(ActionState state) const
{
    return int(std::ranges::count(m_items, state, &core::RunAction::state));
}

void RunBatch::start()
{
    if (m_underWay)
        return;
    m_underWay = true;
    m_stopping = false;
    m_trouble.reset();
    work();
}

void RunBatch::retry()
{
    if (m_underWay)
        return;
    for (size_t i = 0; i < m_items.size(); ++i) {
        const ActionState state = m_items[i].state;
        if (state != ActionState::Refused && state != ActionState::Unknown)
            continue;
        m_again[i] = state == ActionState::Unknown;
        put(i, ActionState::Unsent);
    }
    start();
}

QCoro::Task<void> RunBatch::work()
{
    const QPointer alive(this);
    for (size_t i = 0; i < m_items.size() && !m_stopping && !m_trouble; ++i) {
        if (m_items[i].state != ActionState::Unsent)
            continue;
        put(i, ActionState::OnItsWay);
        if (!alive)
            co_return;
        if (m_again[i]) {
            const auto effect = co_await m_ways.tookEffect(m_items[i]);
            if (!alive)
                co_return;
            if (!effect || *effect) {
                take(i, effect ? core::Result<void>() : std::unexpected(effect.error()));
                continue;
            }
            m_again[i] = false;
        }
        if (const QString reason = m_ways.whyNot(m_items[i]); !reason.isEmpty()) {
            put(i, ActionState::Refused, reason);
            continue;
        }
        const auto result = co_await m_ways.send(m_items[i]);
        if (!alive)
            co_return;
        take(i, result);
    }
    m_underWay = false;
    Q_EMIT ended();
}

void RunBatch::take(size_t index, const core::Result<void>& result)
{
    m_again[index] = m_again[index] && !result;
    if (result) {
        put(index, ActionState::Done);
    } else if (meetsAll(result.error())) {
        m_trouble = result.error();
        // One whose outcome was unknown before is so still.
        put(index, m_again[index] ? ActionState::Unknown : ActionState::Unsent);
    } else if (m_again[index] || leavesUnknown(result.error())) {
        put(index, ActionState::Unknown, m_ways.words(result.error()));
    } else {
        put(index, ActionState::Refused, m_ways.words(result.error()));
    }
}

void RunBatch::put(size_t index, ActionState state, const QString& words)
{
    m_items[index].state = state;
    m_items[index].words = words;
    Q_EMIT itemChanged(int(index));
}

} // namespace signalbox::monitor
