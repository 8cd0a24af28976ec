// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/kept_mutes.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace Qt::StringLiterals;
using settings::KeptMutes;

namespace {

core::Line lineOn(const QString& branch)
{
    return {.account = u"ada@github.com"_s, .repository = {1'234'567'890'123}, .workflow = {7}, .branch = branch};
}

} // namespace

/// What is muted for a while, over the end of the program.
class AppKeptMutes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"signalbox.ini"_s);
    }

    void theyLastBeyondAStart()
    {
        auto ofPulls = lineOn(u"größer / 100 %"_s);
        ofPulls.pullRequest = true;
        monitor::Mutes mutes;
        mutes.muteLine(lineOn(u"main"_s), m_now.addSecs(3600));
        mutes.muteLine(ofPulls, m_now.addSecs(60));
        mutes.muteAll(m_now.addSecs(1800));
        QVERIFY(KeptMutes(m_file).keep(mutes, m_now));
        const auto again = KeptMutes(m_file).read(m_now);
        QCOMPARE(again.linesAt(m_now), mutes.linesAt(m_now));
        QCOMPARE(again.allUntil(m_now), mutes.allUntil(m_now));
    }

    void whatIsOverIsNotKept()
    {
        monitor::Mutes mutes;
        mutes.muteLine(lineOn(u"main"_s), m_now);
        mutes.muteAll(m_now.addSecs(60));
        QVERIFY(KeptMutes(m_file).keep(mutes, m_now));
        mutes.muteAll(m_now); // heard again
        QVERIFY(KeptMutes(m_file).keep(mutes, m_now));
        const auto again = KeptMutes(m_file).read(m_now.addSecs(-10));
        QVERIFY(again.linesAt(m_now.addSecs(-10)).empty());
        QVERIFY(!again.allUntil(m_now.addSecs(-10)));
    }

    void whatIsNotUnderstoodOrWouldLastForEverIsLeftOut_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no list") << QByteArray("[mutes]\nsize=many\n");
        QTest::newRow("no time") << QByteArray("[mutes]\nsize=1\n1\\account=ada@github.com\n1\\branch=main\n");
        QTest::newRow("no date") << QByteArray("[mutes]\nsize=1\n1\\until=tomorrow\n");
        QTest::newRow("for ever") << QByteArray("[mutes]\nsize=1\n1\\until=2999-01-01T00:00:00Z\n");
    }
    void whatIsNotUnderstoodOrWouldLastForEverIsLeftOut()
    {
        QFETCH(const QByteArray, text);
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        const auto mutes = KeptMutes(m_file).read(m_now);
        QVERIFY(mutes.linesAt(m_now).empty());
        QVERIFY(!mutes.allUntil(m_now));
    }

    void aFileThatIsNoneOfOursIsNotWrittenOver()
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray text("{\"mutes\": 1}\n");
        file.write(text);
        file.close();
        monitor::Mutes mutes;
        mutes.muteAll(m_now.addSecs(60));
        const auto kept = KeptMutes(m_file).keep(mutes, m_now);
        QVERIFY(!kept);
        QCOMPARE(kept.error().kind, core::ErrorKind::Storage);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), text);
    }

private:
    const QDateTime m_now = QDateTime::fromString(u"2026-11-28T12:00:00Z"_s, Qt::ISODate);
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_GUILESS_MAIN(AppKeptMutes)
#include "app_kept_mutes.moc"
