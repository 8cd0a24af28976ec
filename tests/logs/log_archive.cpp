// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_archive.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace Qt::StringLiterals;
using logs::LogArchive;

class LogArchiveTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatWasKeptComesBackByteForByte()
    {
        const LogArchive archive(path(u"kept"_s));
        const QByteArray log = logLines(20'000) + QByteArray("\0\xff no newline at its end", 25);
        QVERIFY(!archive.has(u"ada/demo/1-1.log"_s));
        QVERIFY(archive.keep(u"ada/demo/1-1.log"_s, written(u"log"_s, log)).result());
        QVERIFY(archive.has(u"ada/demo/1-1.log"_s));
        QVERIFY(QFileInfo(path(u"kept/ada/demo/1-1.log.gz"_s)).size() < log.size() / 4);
        QVERIFY(archive.restore(u"ada/demo/1-1.log"_s, path(u"back/1.log"_s)).result());
        QCOMPARE(read(path(u"back/1.log"_s)), log);
    }

    void anEmptyLogIsNotKept()
    {
        const LogArchive archive(path(u"kept"_s));
        QVERIFY(archive.keep(u"1.log"_s, written(u"log"_s, {})).result());
        QVERIFY(!archive.has(u"1.log"_s));
    }

    void theOldestGoesWhenTheFolderIsFull()
    {
        const LogArchive archive(path(u"kept"_s), 25'000);
        for (const auto& name : {u"1.log"_s, u"2.log"_s, u"3.log"_s}) {
            QVERIFY(archive.keep(name, written(u"log"_s, noise(10'000))).result());
            QFile file(path(u"kept/"_s + name + u".gz"_s));
            if (file.open(QIODevice::ReadWrite)) // a clock of seconds would call them equally old
                file.setFileTime(QDateTime::currentDateTime().addSecs(name.front().digitValue() - 100),
                                 QFileDevice::FileModificationTime);
        }
        QVERIFY(!archive.has(u"1.log"_s));
        QVERIFY(archive.has(u"2.log"_s));
        QVERIFY(archive.has(u"3.log"_s));
    }

    void oneThatIsLargerThanAllOfItIsLeftAndPushesNothingOut()
    {
        const LogArchive archive(path(u"kept"_s), 20'000);
        QVERIFY(archive.keep(u"1.log"_s, written(u"log"_s, noise(10'000))).result());
        QVERIFY(archive.keep(u"2.log"_s, written(u"log"_s, noise(50'000))).result());
        QVERIFY(archive.has(u"1.log"_s));
        QVERIFY(!archive.has(u"2.log"_s));
    }

    void aDamagedOneSaysSoAndIsNotInTheWayOfAGoodOne()
    {
        const LogArchive archive(path(u"kept"_s));
        QVERIFY(archive.keep(u"1.log"_s, written(u"log"_s, logLines(5'000))).result());
        QFile file(path(u"kept/1.log.gz"_s));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.resize(file.size() / 2));
        file.close();
        const auto restored = archive.restore(u"1.log"_s, path(u"back.log"_s)).result();
        QVERIFY(!restored);
        QCOMPARE(restored.error().kind, core::ErrorKind::Storage);
        QVERIFY(!QFileInfo::exists(path(u"back.log"_s)));
        QVERIFY(!archive.has(u"1.log"_s));
    }

    void whatWasNeverKeptIsNotFound()
    {
        const LogArchive archive(path(u"kept"_s));
        const auto restored = archive.restore(u"1.log"_s, path(u"back.log"_s)).result();
        QVERIFY(!restored);
        QCOMPARE(restored.error().kind, core::ErrorKind::NotFound);
    }

    void aFolderThatCannotBeMadeIsAnErrorOfStorage()
    {
        const QString blocked = written(u"a file"_s, "in the way");
        const LogArchive archive(blocked);
        const auto kept = archive.keep(u"1.log"_s, written(u"log"_s, "text")).result();
        QVERIFY(!kept);
        QCOMPARE(kept.error().kind, core::ErrorKind::Storage);
        QVERIFY(!kept.error().advice.isEmpty());
    }

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }

    QString written(const QString& name, const QByteArray& text) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
    }

    static QByteArray read(const QString& name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : "not there";
    }

    static QByteArray logLines(int count)
    {
        QByteArray text;
        for (int i = 0; i < count; ++i)
            text += "2026-11-24T10:00:00.0000000Z Compiling part " + QByteArray::number(i) + '\n';
        return text;
    }

    /// Cannot be compressed.
    static QByteArray noise(qsizetype bytes)
    {
        QByteArray text(bytes, '\0');
        QRandomGenerator random(7);
        for (char& byte : text)
            byte = char(random.bounded(256));
        return text;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(LogArchiveTest)
#include "log_archive.moc"
