// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/exchange.h"

namespace signalbox::demo {

/// A registry of images beside GitHub, read with a token that everybody is given for what a public repository has
/// (Repository::images), and nobody for anything else.
/// https://github.com/opencontainers/distribution-spec/blob/main/spec.md
class Registry {
public:
    explicit Registry(const World& world)
        : m_world(world)
    {
    }

    static bool isAddressed(const Request& request);
    Response answer(const Request& request) const;

private:
    Response giveToken(const Request& request) const;
    bool isPublic(const QString& name) const;
    bool has(const QString& image) const;

    const World& m_world;
};

} // namespace signalbox::demo
