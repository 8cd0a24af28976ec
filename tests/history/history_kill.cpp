// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/killed_writer.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class HistoryKill : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasAcknowledgedSurvivesAKill()
    {
        const QTemporaryDir folder;
        KilledWriter writer(folder.filePath(u"history.sqlite"_s), 20'260);
        for (int kill = 1; kill <= 20; ++kill) {
            const QString problem = writer.killOnce();
            QVERIFY2(problem.isEmpty(), qPrintable(u"kill %1: %2"_s.arg(kill).arg(problem)));
        }
        qInfo("20 kills, %d calls acknowledged", writer.acknowledged());
        QVERIFY(writer.acknowledged() > 20);
    }

    void aLostRowWouldBeNoticed()
    {
        const QTemporaryDir folder;
        signalbox::history::Store store;
        QVERIFY(QCoro::waitFor(store.open(folder.filePath(u"history.sqlite"_s))));
        SimulatedDay day(1);
        for (int i = 0; i < 30; ++i)
            QVERIFY(day.makeNext(store));
        QCOMPARE(day.difference(store), QString());
        day.skipNext();
        QVERIFY(!day.difference(store).isEmpty());
    }
};

int main(int count, char** arguments)
{
    const QCoreApplication application(count, arguments);
    if (const auto status = KilledWriter::writeDay(QCoreApplication::arguments()))
        return *status;
    HistoryKill test;
    return QTest::qExec(&test, count, arguments);
}

#include "history_kill.moc"
