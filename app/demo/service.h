// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/exchange.h"

namespace signalbox::demo {

/// What runs where a repository deploys to: a service that says how it is and which version it is, as well or as badly
/// as it was told to (World, Repository::sicknesses). Under /_demo/service/{owner}/{repo}/{environment}/.
class Service {
public:
    explicit Service(World& world)
        : m_world(world)
    {
    }

    struct Answer {
        Response response;
        Moment delay = 0; ///< before it is sent
        bool dropped = false; ///< the connection ends instead
    };

    static bool isAddressed(const Request& request);
    Answer answer(const Request& request);

private:
    World& m_world;
};

} // namespace signalbox::demo
