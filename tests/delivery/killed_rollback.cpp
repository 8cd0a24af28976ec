// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/killed_rollback.h"

#include "delivery/killed_program.h"
#include "delivery/rollback_runner.h"

#include <QCoreApplication>

using namespace signalbox;
using namespace Qt::StringLiterals;
using delivery::RollbackPhase;
using delivery::RollbackRunner;

namespace signalbox::tests {

std::optional<int> rollBackUntilKilled(const QStringList& arguments)
{
    if (arguments.size() != 9 || arguments[1] != "roll-back"_L1)
        return std::nullopt;
    KilledSelf self(arguments);
    RollbackRunner runner(*self.client, self.store, self.time.clock,
                          {.repository = {u"switchyard"_s, u"switchyard"_s}, .environment = u"production"_s});
    const auto tell
        = [&](const delivery::RollbackState& state) { self.tell(word(state.phase), delivery::isEnd(state.phase)); };
    QObject::connect(&runner, &RollbackRunner::changed, &runner, tell);
    QObject::connect(&runner, &RollbackRunner::healthWanted, &runner, [&](bool isVerifying) {
        if (isVerifying)
            runner.take(delivery::rollback_event::Healthy{.readAt = self.time.clock.now().toMSecsSinceEpoch()});
    });
    if (!QCoro::waitFor(runner.open()))
        return 1;
    const auto phase = runner.state().phase;
    if (phase == RollbackPhase::Idle || phase == RollbackPhase::AwaitingConfirmation) {
        runner.ask({.badDeployment = {arguments[5].toLongLong()},
                    .from = {.name = u"v1.5.0"_s, .commit = arguments[6]},
                    .target = {.name = u"v1.4.1"_s, .commit = arguments[7]},
                    .key = u"sb-0123456789ab"_s},
                   {.workflow = {arguments[8].toLongLong()},
                    .workflowPath = u".github/workflows/rollback.yml"_s,
                    .ref = u"main"_s,
                    .inputs
                    = {{u"version"_s, u"1.4.1"_s}, {u"environment"_s, u"production"_s}, {u"reason"_s, u"%reason%"_s}}});
        runner.confirm(u"It answers 503"_s);
    } else if (delivery::isEnd(phase)) {
        tell(runner.state());
    }
    return QCoreApplication::exec();
}

} // namespace signalbox::tests
