// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/killed_program.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>
#include <QUrl>

#include <cstdio>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace signalbox::tests {
namespace {

constexpr core::Clock::Duration faster = 30ms; // a millisecond

} // namespace

FastClock::FastClock(const QDateTime& start)
    : clock(start)
{
    // By the machine's time and not by the timer's calls: a process that sleeps between them keeps the same time.
    m_elapsed.start();
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { clock.advance(faster * m_elapsed.restart()); });
    m_timer.start(5ms);
}

KilledProgram::KilledProgram()
{
    if (!m_server.load(u":/demo/delivery.json"_s) || !m_server.listen())
        qFatal("the embedded GitHub does not start");
}

bool KilledProgram::run(const QString& what, const QStringList& arguments, int states, int afterwards,
                        const std::function<void()>& meanwhile)
{
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QCoreApplication::applicationFilePath(),
                  QStringList{what, m_server.apiUrl().toString(), m_folder.filePath(u"history.sqlite"_s),
                              QString::number(m_time.clock.now().toMSecsSinceEpoch())}
                      + arguments);
    int told = 0;
    const bool isDue = QTest::qWaitFor(
        [&] {
            m_server.world().catchUp();
            if (meanwhile)
                meanwhile();
            while (program.canReadLine()) {
                m_states << QString::fromUtf8(program.readLine().trimmed());
                ++told;
            }
            return (states > 0 && told >= states) || program.state() == QProcess::NotRunning;
        },
        60'000);
    if (program.state() == QProcess::NotRunning)
        return isDue && program.exitCode() == 2;
    QTest::qWait(afterwards);
    program.kill();
    program.waitForFinished();
    return isDue && program.exitStatus() == QProcess::CrashExit;
}

KilledSelf::KilledSelf(const QStringList& arguments)
    : time(QDateTime::fromMSecsSinceEpoch(arguments[4].toLongLong(), QTimeZone::UTC))
{
    if (!QCoro::waitFor(store.open(arguments[3])))
        qFatal("the store does not open");
    const QUrl url(arguments[2]);
    client = std::make_unique<github::Client>(core::Account{.id = u"octavia@demo"_s, .apiUrl = url, .webUrl = url},
                                              "ghp_the-token-that-nobody-may-see", time.clock);
}

void KilledSelf::tell(const QString& state, bool isEnd)
{
    std::printf("%s\n", qPrintable(state));
    std::fflush(stdout);
    if (isEnd)
        QTimer::singleShot(300, QCoreApplication::instance(), [] { QCoreApplication::exit(2); });
}

} // namespace signalbox::tests
