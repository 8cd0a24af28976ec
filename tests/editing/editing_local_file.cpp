// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/local_file.h"

#include "editing/text_file.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace signalbox;
using namespace signalbox::editing;
using namespace Qt::StringLiterals;

/// A file on this disk that others change too.
class LocalFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_path = m_place->filePath(u"ci.yml"_s);
        write("on: push\n");
        m_file = std::make_unique<LocalFile>(m_path);
    }

    void whatIsWrittenHereIsNoNews()
    {
        QCOMPARE(load().value(), "on: push\n");
        QSignalSpy changed(m_file.get(), &LocalFile::changedOutside);
        QVERIFY(save("on: pull_request\n"));
        QCOMPARE(read(), "on: pull_request\n");
        QTest::qWait(400);
        QCOMPARE(changed.size(), 0);
    }

    void anothersChangeIsToldOnce()
    {
        QVERIFY(load());
        QSignalSpy changed(m_file.get(), &LocalFile::changedOutside);
        write("on: release\n");
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed.front().front().toByteArray(), "on: release\n");
        write("on: release\n"); // touched, and the same
        QTest::qWait(300);
        QCOMPARE(changed.size(), 1);
    }

    void aFileThatIsReplacedIsStillWatched()
    {
        QVERIFY(load());
        QSignalSpy changed(m_file.get(), &LocalFile::changedOutside);
        for (const QByteArray text : {"first\n", "second\n"}) { // as editors save: beside it, then in its place
            write(text, m_path + u".new"_s);
            QVERIFY(QFile::remove(m_path));
            QVERIFY(QFile::rename(m_path + u".new"_s, m_path));
            QTRY_VERIFY(!changed.isEmpty() && changed.back().front().toByteArray() == text);
        }
    }

    void aRemovedFileIsToldAndComesBack()
    {
        QVERIFY(load());
        QSignalSpy removed(m_file.get(), &LocalFile::removedOutside);
        QSignalSpy changed(m_file.get(), &LocalFile::changedOutside);
        QVERIFY(QFile::remove(m_path));
        QTRY_COMPARE(removed.size(), 1);
        write("on: push\n"); // the same again, and still news
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(QFile::remove(m_path));
        QTRY_COMPARE(removed.size(), 2);
        QVERIFY(save("saved again\n"));
        QCOMPARE(read(), "saved again\n");
    }

    void whatCannotBeReadSaysWhy()
    {
        QVERIFY(QFile::remove(m_path));
        QCOMPARE(load().error().kind, core::ErrorKind::NotFound);
        LocalFile folder(m_place->path());
        auto read = folder.load();
        QTRY_VERIFY(read.isFinished());
        QVERIFY(!read.result());
        write(QByteArray(TextFile::mostBytes + 1, 'a'));
        QCOMPARE(load().error().kind, core::ErrorKind::Rejected);
    }

    void whatCannotBeWrittenSaysWhyAndLeavesTheFile()
    {
        LocalFile file(m_place->filePath(u"no/such/folder/ci.yml"_s));
        auto saved = file.save("on: push\n");
        QTRY_VERIFY(saved.isFinished());
        QVERIFY(!saved.result());
        QCOMPARE(saved.result().error().kind, core::ErrorKind::Storage);
        QVERIFY(!saved.result().error().advice.isEmpty());
    }

    void whatAnotherHasWrittenIsNotWrittenOverUnasked()
    {
        QVERIFY(load());
        write("theirs\n"); // and nobody has looked since
        const auto saved = save("mine\n");
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, core::ErrorKind::Conflict);
        QCOMPARE(read(), "theirs\n");
        auto over = m_file->save("mine\n", true);
        QTRY_VERIFY(over.isFinished());
        QVERIFY(over.result());
        QCOMPARE(read(), "mine\n");
    }

    void aLinkStaysALink()
    {
        const QString link = m_place->filePath(u"link.yml"_s);
        QVERIFY(QFile::link(m_path, link));
        LocalFile file(link);
        auto saved = file.save("through\n");
        QTRY_VERIFY(saved.isFinished());
        QVERIFY(saved.result());
        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(read(), "through\n");
    }

private:
    core::Result<QByteArray> load()
    {
        auto loading = m_file->load();
        [&] { QTRY_VERIFY(loading.isFinished()); }();
        return loading.result();
    }

    core::Result<void> save(const QByteArray& bytes)
    {
        auto saving = m_file->save(bytes);
        [&] { QTRY_VERIFY(saving.isFinished()); }();
        return saving.result();
    }

    void write(const QByteArray& bytes, const QString& path = {})
    {
        QFile file(path.isEmpty() ? m_path : path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    QByteArray read()
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_place;
    QString m_path;
    std::unique_ptr<LocalFile> m_file;
};

QTEST_GUILESS_MAIN(LocalFileTest)
#include "editing_local_file.moc"
