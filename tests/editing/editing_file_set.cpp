// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/file_set.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace signalbox::editing;
using namespace Qt::StringLiterals;

class EditingFileSet : public QObject {
    Q_OBJECT

    QString at(const QString& path) const { return m_folder->filePath(path); }

    void put(const QString& path, const QByteArray& bytes) const
    {
        QDir().mkpath(QFileInfo(at(path)).path());
        QFile file(at(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    QByteArray bytesOf(const QString& path) const
    {
        QFile file(at(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    const std::vector<NewFile> m_files{{.path = u".github/workflows/ci.yml"_s, .bytes = "on: push\n"},
                                       {.path = u"deploy/deploy.sh"_s, .bytes = "#!/bin/sh\n", .isExecutable = true}};

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void writesFilesWithTheirFoldersAndWhatTheyMayDo()
    {
        const auto written = writeFiles(m_folder->path(), m_files, {});
        QVERIFY(written);
        QCOMPARE(*written, (QStringList{u".github/workflows/ci.yml"_s, u"deploy/deploy.sh"_s}));
        QCOMPARE(bytesOf(u".github/workflows/ci.yml"_s), "on: push\n");
        QVERIFY(QFileInfo(at(u"deploy/deploy.sh"_s)).isExecutable());
        QVERIFY(!QFileInfo(at(u".github/workflows/ci.yml"_s)).isExecutable());
    }

    void saysHowTheFolderStandsToEach()
    {
        put(u".github/workflows/ci.yml"_s, "on: pull_request\n");
        put(u"deploy/deploy.sh"_s, "#!/bin/sh\n");
        const auto standings = standingsOf(m_folder->path(), m_files);
        QCOMPARE(standings[0].kind, FileStanding::Kind::Other);
        QCOMPARE(standings[0].bytes, "on: pull_request\n");
        QCOMPARE(standings[1].kind, FileStanding::Kind::Same);
        QCOMPARE(standingsOf(at(u"elsewhere"_s), m_files)[0].kind, FileStanding::Kind::Blocked);
    }

    void oneThatIsThereStaysUntilItIsSaidToGo()
    {
        put(u".github/workflows/ci.yml"_s, "on: pull_request\n");
        const auto refused = writeFiles(m_folder->path(), m_files, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, core::ErrorKind::Conflict);
        QVERIFY2(refused.error().what.contains(u"ci.yml"_s), qPrintable(refused.error().what));
        QCOMPARE(bytesOf(u".github/workflows/ci.yml"_s), "on: pull_request\n");
        QVERIFY(!QFile::exists(at(u"deploy/deploy.sh"_s))); // all or none
        QVERIFY(writeFiles(m_folder->path(), m_files, {u".github/workflows/ci.yml"_s}));
        QCOMPARE(bytesOf(u".github/workflows/ci.yml"_s), "on: push\n");
    }

    void oneThatIsTheSameIsNotWritten()
    {
        put(u".github/workflows/ci.yml"_s, "on: push\n");
        QCOMPARE(*writeFiles(m_folder->path(), m_files, {}), QStringList{u"deploy/deploy.sh"_s});
    }

    void nothingIsWrittenThroughALinkThatLeadsOut()
    {
        QTemporaryDir outside;
        QVERIFY(QFile::link(outside.path(), at(u".github"_s)));
        const auto refused = writeFiles(m_folder->path(), m_files, {u".github/workflows/ci.yml"_s});
        QVERIFY(!refused);
        QVERIFY(QDir(outside.path()).isEmpty());
        QFile::remove(at(u".github"_s));
        put(u"target"_s, "mine");
        QDir().mkpath(at(u".github/workflows"_s));
        QVERIFY(QFile::link(at(u"target"_s), at(u".github/workflows/ci.yml"_s)));
        QVERIFY(!writeFiles(m_folder->path(), m_files, {u".github/workflows/ci.yml"_s}));
        QCOMPARE(bytesOf(u"target"_s), "mine");
    }

    void aFileInThePlaceOfAFolderBlocks()
    {
        put(u"deploy"_s, "a file");
        QCOMPARE(standingsOf(m_folder->path(), m_files)[1].kind, FileStanding::Kind::Blocked);
        QVERIFY(!writeFiles(m_folder->path(), m_files, {}));
        QVERIFY(!QFile::exists(at(u".github/workflows/ci.yml"_s)));
    }

    void aFolderThatIsNotThereIsSaidToBe()
    {
        const auto refused = writeFiles(at(u"nowhere"_s), m_files, {});
        QVERIFY(!refused && !refused.error().advice.isEmpty());
        QVERIFY(!QDir(at(u"nowhere"_s)).exists());
    }
};

QTEST_APPLESS_MAIN(EditingFileSet)
#include "editing_file_set.moc"
