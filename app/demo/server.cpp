// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/server.h"

#include "demo/api.h"
#include "demo/front.h"
#include "demo/scenario.h"

#include <QFileInfo>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

struct Server::Parts {
    explicit Parts(core::Clock& clock)
        : world(clock)
        , blobs(world)
        , api(world, blobs, tokens, traffic)
        , apiFront({clock, world, api, blobs, faults, tokens, traffic}, false, nullptr)
        , blobFront({clock, world, api, blobs, faults, tokens, traffic}, true, nullptr)
    {
    }

    World world;
    Blobs blobs;
    Tokens tokens;
    Traffic traffic;
    Faults faults;
    Api api;
    Front apiFront;
    Front blobFront;
};

Server::Server(core::Clock& clock, QObject* parent)
    : QObject(parent)
    , m_parts(std::make_unique<Parts>(clock))
{
}

Server::~Server() = default;

void Server::setSpeed(double speed)
{
    m_parts->world.setSpeed(speed);
}

QStringList demoScenarios()
{
    return {u":/demo/rust.json"_s, u":/demo/matrix.json"_s};
}

core::Result<void> Server::load(const QString& scenarioFile)
{
    const QString builtIn = ":/demo/"_L1 + scenarioFile + ".json"_L1;
    const bool isName = !scenarioFile.isEmpty() && !QFileInfo::exists(scenarioFile) && QFileInfo::exists(builtIn);
    return loadScenario(isName ? builtIn : scenarioFile, m_parts->world);
}

core::Result<void> Server::listen(const QString& socketPath)
{
    if (const auto opened = m_parts->blobFront.listen(); !opened)
        return opened;
    if (const auto opened = m_parts->apiFront.listen(); !opened)
        return opened;
    m_parts->apiFront.setOrigin({apiUrl().toString(), apiUrl().toString(), blobUrl().toString()});
    return socketPath.isEmpty() ? core::Result<void>() : m_parts->apiFront.listenLocally(socketPath);
}

QUrl Server::apiUrl() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_parts->apiFront.port()));
}

QUrl Server::blobUrl() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_parts->blobFront.port()));
}

World& Server::world()
{
    m_parts->world.catchUp();
    return m_parts->world;
}

Faults& Server::faults()
{
    return m_parts->faults;
}

Tokens& Server::tokens()
{
    return m_parts->tokens;
}

Traffic& Server::traffic()
{
    return m_parts->traffic;
}

} // namespace signalbox::demo
