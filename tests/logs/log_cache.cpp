// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_cache.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace signalbox::logs;
using namespace Qt::StringLiterals;

namespace {

core::Job job(const QString& status, int attempt = 1)
{
    core::Job made;
    made.id = {5'000'000'007};
    made.attempt = attempt;
    made.state = core::State::fromWords(status, status == u"completed" ? u"failure"_s : QString());
    return made;
}

} // namespace

class LogCacheTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRunningJobsLogIsNotAskedFor()
    {
        const auto fetched = QCoro::waitFor(m_cache.fetch(m_repository, job(u"in_progress"_s)));
        QVERIFY(!fetched);
        QCOMPARE(fetched.error().kind, core::ErrorKind::NotYet);
        QCOMPARE(m_client.inFlight() + m_client.waiting(), 0);
    }

    void aLogOnDiskIsOpenedFromThere()
    {
        const core::Job ended = job(u"completed"_s);
        const QString path = m_cache.pathOf(m_repository, ended);
        QVERIFY(!m_cache.has(m_repository, ended));
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QVERIFY(m_cache.has(m_repository, ended));
        const auto fetched = QCoro::waitFor(m_cache.fetch(m_repository, ended));
        QVERIFY(fetched);
        QCOMPARE(*fetched, path);
        QCOMPARE(m_client.inFlight() + m_client.waiting(), 0);
        QVERIFY(!m_cache.has(m_repository, job(u"completed"_s, 2))); // another attempt is another log
    }

    void namesFromOutsideStayInTheFolder()
    {
        const QString path = m_cache.pathOf({u".."_s, u"../../etc/x y"_s}, job(u"completed"_s));
        QVERIFY(QDir::cleanPath(path).startsWith(m_folder.path() + u'/'));
        QCOMPARE(QDir::cleanPath(path), path);
        QCOMPARE(m_cache.pathOf({u"Acme"_s, u"Rocket"_s}, job(u"completed"_s)),
                 m_cache.pathOf({u"acme"_s, u"rocket"_s}, job(u"completed"_s)));
    }

    void anUnreachableServerIsAnErrorAndLeavesNoFile()
    {
        const core::Job ended = job(u"completed"_s, 3);
        const auto fetched = QCoro::waitFor(m_cache.fetch(m_repository, ended));
        QVERIFY(!fetched);
        QCOMPARE(fetched.error().kind, core::ErrorKind::Offline);
        QVERIFY(!m_cache.has(m_repository, ended));
    }

private:
    QTemporaryDir m_folder;
    core::SystemClock m_clock;
    core::RepositoryName m_repository{u"acme"_s, u"rocket"_s};
    /// Nobody listens on this port of the loopback.
    github::Client m_client{
        {.id = u"ada@github.com"_s, .apiUrl = QUrl(u"http://127.0.0.1:9"_s)}, {}, m_clock, {.tries = 1}};
    LogCache m_cache{m_client, m_folder.path(), logs::LogArchive(m_folder.filePath(u"kept"_s))};
};

QTEST_GUILESS_MAIN(LogCacheTest)
#include "log_cache.moc"
