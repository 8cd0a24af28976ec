// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/killed_writer.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <cstdio>

using namespace signalbox::history;
using namespace Qt::StringLiterals;

std::optional<int> KilledWriter::writeDay(const QStringList& arguments)
{
    if (arguments.size() != 5 || arguments[1] != "write-day"_L1)
        return std::nullopt;
    SimulatedDay day(arguments[3].toUInt());
    while (day.calls() + 1 < arguments[4].toInt())
        day.skipNext();
    Store store;
    const auto opened = QCoro::waitFor(store.open(arguments[2]));
    if (!opened || !opened->setAside.isEmpty())
        return 1;
    while (day.makeNext(store)) {
        std::printf("%d\n", day.calls());
        std::fflush(stdout);
    }
    return 2;
}

KilledWriter::KilledWriter(QString path, quint32 seed)
    : m_path(std::move(path))
    , m_seed(seed)
    , m_moments(seed)
    , m_day(seed)
{
}

QString KilledWriter::killOnce()
{
    const int acknowledged = runAndKill();
    if (acknowledged < 0)
        return u"the writer ended by itself"_s;
    while (m_day.calls() < acknowledged)
        m_day.skipNext();
    return look(acknowledged);
}

int KilledWriter::runAndKill()
{
    QProcess writer;
    writer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    writer.start(QCoreApplication::applicationFilePath(),
                 {u"write-day"_s, m_path, QString::number(m_seed), QString::number(m_day.calls() + 1)});
    if (!writer.waitForStarted())
        return -1;
    // Mostly in the middle of the writing, sometimes while it is still opening the file.
    if (m_moments.bounded(5) != 0)
        writer.waitForReadyRead();
    const int moment = m_moments.bounded(60);
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < moment && writer.state() == QProcess::Running)
        writer.waitForReadyRead(1);
    writer.kill();
    writer.waitForFinished();
    if (writer.exitStatus() != QProcess::CrashExit)
        return -1;
    // What was said before the kill is in the pipe; the last line may have no end.
    const QByteArrayList lines = writer.readAllStandardOutput().split('\n');
    return lines.size() < 2 ? m_day.calls() : lines[lines.size() - 2].toInt();
}

QString KilledWriter::look(int acknowledged)
{
    Store store;
    const auto opened = QCoro::waitFor(store.open(m_path));
    if (!opened)
        return opened.error().sentence();
    if (!opened->setAside.isEmpty())
        return u"the file was damaged"_s;
    QString problem = m_day.difference(store);
    if (!problem.isEmpty()) {
        m_day.skipNext(); // committed, and killed before it was said
        if (!m_day.difference(store).isEmpty())
            return u"after call %1: %2"_s.arg(acknowledged).arg(problem);
    }
    return integrity();
}

QString KilledWriter::integrity() const
{
    QString answer;
    {
        QSqlDatabase plain = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"integrity"_s);
        plain.setDatabaseName(m_path);
        plain.open();
        QSqlQuery query(u"PRAGMA integrity_check"_s, plain);
        answer = query.next() ? query.value(0).toString() : u"no answer"_s;
    }
    QSqlDatabase::removeDatabase(u"integrity"_s);
    return answer == "ok"_L1 ? QString() : answer;
}
