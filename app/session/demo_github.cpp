// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/demo_github.h"

#include "core/clock.h"
#include "demo/server.h"

using namespace Qt::StringLiterals;

namespace signalbox::session {
namespace {

/// Lives and dies on the demo's thread.
class DemoHost final : public QObject {
public:
    core::Result<DemoAddress> open(double speed, const QStringList& scenarios)
    {
        m_server.setSpeed(speed);
        for (const auto& scenario : scenarios) {
            if (const auto loaded = m_server.load(scenario); !loaded)
                return std::unexpected(loaded.error());
        }
        if (const auto listening = m_server.listen(); !listening)
            return std::unexpected(listening.error());
        const auto login = m_server.world().viewer();
        auto web = m_server.apiUrl();
        web.setPath({});
        DemoAddress address{.account
                            = {.id = login + "@demo"_L1, .login = login, .apiUrl = m_server.apiUrl(), .webUrl = web}};
        for (const auto& [id, repository] : m_server.world().repositories())
            address.repositories.push_back({.owner = repository->owner, .name = repository->name});
        return address;
    }

private:
    core::SystemClock m_clock;
    demo::Server m_server{m_clock};
};

} // namespace

DemoGitHub::DemoGitHub(double speed, QStringList scenarios, QObject* parent)
    : QObject(parent)
    , m_speed(speed)
    , m_scenarios(std::move(scenarios))
{
    if (m_scenarios.isEmpty())
        m_scenarios = demo::demoScenarios();
    m_thread.setObjectName(u"embedded GitHub"_s);
}

DemoGitHub::~DemoGitHub()
{
    m_thread.quit();
    m_thread.wait();
}

QByteArray DemoGitHub::token()
{
    return "demo-token";
}

void DemoGitHub::start()
{
    // Made on the thread, so that everything in it belongs there; ended by the thread's end.
    connect(
        &m_thread, &QThread::started, &m_thread,
        [this] {
            auto* host = new DemoHost;
            connect(&m_thread, &QThread::finished, host, &QObject::deleteLater);
            Q_EMIT opened(host->open(m_speed, m_scenarios));
        },
        Qt::DirectConnection);
    m_thread.start();
}

} // namespace signalbox::session
