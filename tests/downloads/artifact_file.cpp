// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "downloads/artifact_file.h"
#include "downloads/transfer_speed.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace signalbox::downloads;
using namespace Qt::StringLiterals;

/// Names of downloads, and the step from a part to a file.
class ArtifactFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void anArtifactsNameBecomesAFileName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("file");
        QTest::newRow("plain") << u"coverage"_s << u"coverage.zip"_s;
        QTest::newRow("spaces and letters of others") << u"Größe der Dinge"_s << u"Größe der Dinge.zip"_s;
        QTest::newRow("has it") << u"build.ZIP"_s << u"build.ZIP"_s;
        QTest::newRow("a way up") << u"../../.bashrc"_s << u"_.._.bashrc.zip"_s;
        QTest::newRow("hidden") << u".env"_s << u"env.zip"_s;
        QTest::newRow("nothing") << u""_s << u"artifact-7.zip"_s;
        QTest::newRow("dots alone") << u"..."_s << u"artifact-7.zip"_s;
        QTest::newRow("what Windows refuses") << u"a:b*c?\"<>|\n"_s << u"a_b_c_____.zip"_s;
    }
    void anArtifactsNameBecomesAFileName()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, file);
        QCOMPARE(fileNameOf({.id = {7}, .name = name}), file);
    }

    void aVeryLongNameStillFits()
    {
        const auto name = fileNameOf({.id = {7}, .name = QString(1000, u'ü')});
        QVERIFY(partPathOf(name, {1'234'567'890'123}).toUtf8().size() < 290 && name.endsWith(u".zip"_s));
        write(u"x"_s, "1");
        QVERIFY(publish(path(u"x"_s), path(name), Existing::KeepBoth));
    }

    void theRightDigestPasses()
    {
        write(u"part"_s, "content");
        QVERIFY(check(path(u"part"_s), artifactWith(digestOf("content"))));
        QVERIFY(check(path(u"part"_s), artifactWith(digestOf("content").toUpper().replace(u"SHA256"_s, u"sha256"_s))));
    }

    void aWrongDigestDeletesThePart()
    {
        write(u"part"_s, "contend");
        const auto checked = check(path(u"part"_s), artifactWith(digestOf("content")));
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, core::ErrorKind::Malformed);
        QVERIFY(!QFile::exists(path(u"part"_s)));
    }

    void withoutADigestThatWeKnowNothingIsCompared()
    {
        write(u"part"_s, "content");
        QVERIFY(check(path(u"part"_s), artifactWith({})));
        QVERIFY(check(path(u"part"_s), artifactWith(u"blake9:00"_s)));
        QVERIFY(!mayBeWhole({.size = 7}, 7));
        QVERIFY(mayBeWhole({.size = 7, .digest = digestOf("content")}, 7));
        QVERIFY(!mayBeWhole({.size = 7, .digest = digestOf("content")}, 6));
    }

    void aPartThatIsGoneIsSaid()
    {
        const auto checked = check(path(u"nothing"_s), artifactWith(digestOf("content")));
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, core::ErrorKind::Storage);
        QVERIFY(!publish(path(u"nothing"_s), path(u"a.zip"_s), Existing::KeepBoth));
        QVERIFY(!publish(path(u"nothing"_s), path(u"a.zip"_s), Existing::Replace));
    }

    void bothAreKeptUnlessToldOtherwise()
    {
        write(u"a.zip"_s, "old");
        write(u"one"_s, "new");
        QCOMPARE(publish(path(u"one"_s), path(u"a.zip"_s), Existing::KeepBoth).value(), path(u"a (2).zip"_s));
        QCOMPARE(read(u"a.zip"_s), "old");
        QCOMPARE(read(u"a (2).zip"_s), "new");
        write(u"two"_s, "newer");
        QCOMPARE(publish(path(u"two"_s), path(u"a.zip"_s), Existing::Replace).value(), path(u"a.zip"_s));
        QCOMPARE(read(u"a.zip"_s), "newer");
    }

    void theSpeedIsThatOfLately()
    {
        TransferSpeed speed;
        const QDateTime start(QDate(2026, 3, 2), QTime(9, 0), QTimeZone::UTC);
        QCOMPARE(speed.bytesPerSecond(), 0);
        speed.note(start, 1'000'000); // of an earlier start
        QCOMPARE(speed.bytesPerSecond(), 0);
        speed.note(start.addMSecs(500), 1'500'000);
        QCOMPARE(speed.bytesPerSecond(), 1'000'000);
        for (int second = 1; second <= 20; ++second)
            speed.note(start.addSecs(second), 1'500'000 + second * 1000);
        QCOMPARE(speed.bytesPerSecond(), 1000);
        speed.note(start.addSecs(10), 0); // the clock was set back
        QCOMPARE(speed.bytesPerSecond(), 0);
    }

private:
    static QString digestOf(const QByteArray& content)
    {
        return u"sha256:"_s
            + QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
    }
    static core::Artifact artifactWith(const QString& digest) { return {.id = {7}, .size = 7, .digest = digest}; }
    QString path(const QString& name) const { return m_folder->filePath(name); }
    void write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(bytes);
    }
    QByteArray read(const QString& name) const
    {
        QFile file(path(name));
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(ArtifactFile)
#include "artifact_file.moc"
