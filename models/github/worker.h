// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/wait.h"

#include <QCoroTask>
#include <QFuture>
#include <QtConcurrentRun>

#include <type_traits>

namespace signalbox::github {

/// Runs `work` on a thread of the pool and comes back with its core::Result on the GUI thread; Cancelled when the
/// client has gone meanwhile: the work then ends unheard. It must own all that it touches.
// The lifetime is read before the first suspension and never after it.
template <class Work>
// NOLINTNEXTLINE(cppcoreguidelines-avoid-reference-coroutine-parameters)
QCoro::Task<std::invoke_result_t<Work&>> onWorker(Lifetime& lifetime, Work work)
{
    using Value = typename std::invoke_result_t<Work&>::value_type;
    Wait<Value> wait(lifetime);
    QtConcurrent::run(std::move(work)).then(QCoreApplication::instance(), wait.end());
    co_return co_await wait;
}

} // namespace signalbox::github
