// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/serve.h"

#include "core/clock.h"
#include "demo/server.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <csignal>
#include <cstdio>

#include <sys/signalfd.h>
#include <unistd.h>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

// The signals become readable instead of interrupting, so that the server is torn down in order.
int endSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    if (pthread_sigmask(SIG_BLOCK, &set, nullptr) != 0)
        return -1;
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

int fail(const core::Error& error)
{
    std::fputs(qUtf8Printable(error.sentence() + u'\n'), stderr);
    return 1;
}

} // namespace

int serve(const ServeOptions& options)
{
    const int descriptor = endSignals();
    core::SystemClock clock;
    Server server(clock);
    server.setSpeed(options.speed);
    const QStringList scenarios
        = options.scenarios.isEmpty() ? demoScenarios() + QStringList{u"corners"_s} : options.scenarios;
    for (const QString& scenario : scenarios) {
        if (const auto loaded = server.load(scenario); !loaded)
            return fail(loaded.error());
    }
    if (const auto listening = server.listen(options.socket); !listening)
        return fail(listening.error());
    QSocketNotifier end(descriptor, QSocketNotifier::Read);
    QObject::connect(&end, &QSocketNotifier::activated, &server, &QCoreApplication::quit);
    std::puts(qUtf8Printable(server.apiUrl().toString()));
    std::fflush(stdout);
    const int status = QCoreApplication::exec();
    close(descriptor);
    return status;
}

} // namespace signalbox::demo
