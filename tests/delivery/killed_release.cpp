// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/killed_release.h"

#include "delivery/killed_program.h"
#include "delivery/release_runner.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace signalbox;
using namespace Qt::StringLiterals;
using delivery::ReleasePhase;
using delivery::ReleaseRunner;

namespace signalbox::tests {

std::optional<int> releaseUntilKilled(const QStringList& arguments)
{
    if (arguments.size() != 7 || arguments[1] != "release"_L1)
        return std::nullopt;
    KilledSelf self(arguments);
    ReleaseRunner runner(*self.client, self.store, self.time.clock,
                         {.repository = {u"switchyard"_s, u"switchyard"_s},
                          .tag = u"v1.5.0"_s,
                          .folder = QFileInfo(arguments[3]).path()});
    const auto tell = [&](const delivery::ReleaseState& state) {
        self.tell(word(state.phase) + u'/' + word(state.request), delivery::isEnd(state.phase));
    };
    QObject::connect(&runner, &ReleaseRunner::changed, &runner, tell);
    if (!QCoro::waitFor(runner.open()))
        return 1;
    if (runner.state().phase == ReleasePhase::Idle)
        runner.begin(
            {.release
             = {.tag = u"v1.5.0"_s, .commit = arguments[5], .name = u"Switchyard 1.5.0"_s, .notes = u"What is new"_s},
             .way = arguments[6] == "tag"_L1 ? delivery::ReleaseWay::Tag : delivery::ReleaseWay::Publish,
             .key = u"sb-0123456789ab"_s,
             .expected = {{.name = u"Release"_s, .path = u".github/workflows/release.yml"_s}},
             .dispatchRef = u"main"_s});
    else if (delivery::isEnd(runner.state().phase))
        tell(runner.state());
    return QCoreApplication::exec();
}

} // namespace signalbox::tests
