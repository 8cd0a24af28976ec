// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/exchange.h"
#include "demo/faults.h"

namespace signalbox::demo {

/// What GitHub has not got: the paths under /_demo by which somebody outside the program switches faults on, moves
/// the world's clock, and makes what was deployed sick. app/demo/README.md describes them. Nothing here is counted,
/// charged or struck by a fault.
class Control {
public:
    Control(World& world, Faults& faults)
        : m_world(world)
        , m_faults(faults)
    {
    }

    static bool isAddressed(const Request& request) { return request.path.startsWith(QLatin1String("/_demo/")); }
    /// Refuses whoever did not name loopback as the host: a web page that a browser shows cannot do that.
    Response answer(const Request& request);

private:
    Response listFaults() const;
    Response addFault(const QJsonObject& body);
    Response moveClock(const QJsonObject& body);
    Response health(const Request& request);
    Response makeSick(const QJsonObject& body);

    World& m_world;
    Faults& m_faults;
};

} // namespace signalbox::demo
