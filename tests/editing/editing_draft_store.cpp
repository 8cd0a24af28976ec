// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/draft_store.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace signalbox;
using namespace signalbox::editing;
using namespace Qt::StringLiterals;

namespace {

DocumentKey keyOf(const QString& path)
{
    return {.account = u"ada@github.com"_s,
            .repository = {.owner = u"octo"_s, .name = u"hello"_s},
            .branch = u"main"_s,
            .path = path};
}

Draft draftOf(const QString& path, const QByteArray& bytes)
{
    return {.key = keyOf(path),
            .bytes = bytes,
            .base = contentDigest("on: push\n"),
            .typedAt = QDateTime(QDate(2026, 11, 28), QTime(12, 0), QTimeZone::UTC)};
}

/// result() of a future that has not begun would begin it at once, before what was asked for earlier.
template <class T>
T waited(const QFuture<T>& future)
{
    [&] { QTRY_VERIFY(future.isFinished()); }();
    return future.result();
}

} // namespace

/// What was typed and not saved, kept in files.
class DraftStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_folder = m_place->filePath(u"drafts"_s);
    }

    void comesBackFromAnotherStore()
    {
        const Draft draft = draftOf(u"a.yml"_s, "on:\r\n  push: \xF0\x9F\x9A\x82\n\n");
        DraftStore(m_folder).keep(draft);
        DraftStore store(m_folder);
        QCOMPARE(waited(store.find(draft.key)), draft);
        QVERIFY(!waited(store.find(keyOf(u"b.yml"_s))));
        QVERIFY(!waited(store.find(DocumentKey::local(u"a.yml"_s))));
    }

    void theLastOneStandsAndARemovedOneIsGone()
    {
        DraftStore store(m_folder);
        for (int i = 0; i < 50; ++i)
            store.keep(draftOf(u"a.yml"_s, QByteArray::number(i)));
        QCOMPARE(waited(store.find(keyOf(u"a.yml"_s)))->bytes, "49");
        store.keep(draftOf(u"a.yml"_s, "more"));
        store.remove(keyOf(u"a.yml"_s));
        QVERIFY(!waited(store.find(keyOf(u"a.yml"_s))));
        QVERIFY(QDir(m_folder).isEmpty());
    }

    void allOfThemAreFoundAndNobodyElseReadsThem()
    {
        DraftStore store(m_folder);
        QVERIFY(waited(store.all()).empty()); // not even a folder
        Draft newer = draftOf(u"b.yml"_s, "b");
        newer.typedAt = newer.typedAt.addSecs(1);
        store.keep(draftOf(u"a.yml"_s, "a"));
        store.keep(newer);
        const auto all = waited(store.all());
        QCOMPARE(all.size(), 2U);
        QCOMPARE(all.front().key.path, u"b.yml"_s);
        QVERIFY(!(QFile::permissions(m_folder) & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void aBrokenDraftIsNone_data()
    {
        QTest::addColumn<int>("keptBytes");
        QTest::newRow("empty") << 0;
        QTest::newRow("cut in its head") << 40;
        QTest::newRow("cut in its text") << -2;
    }

    void aBrokenDraftIsNone()
    {
        QFETCH(int, keptBytes);
        DraftStore store(m_folder);
        store.keep(draftOf(u"a.yml"_s, "on: push"));
        QVERIFY(waited(store.find(keyOf(u"a.yml"_s))));
        QFile file(QDir(m_folder).entryInfoList(QDir::Files).constFirst().filePath());
        QVERIFY(file.resize(keptBytes < 0 ? file.size() + keptBytes : keptBytes));
        QVERIFY(!waited(store.find(keyOf(u"a.yml"_s))));
        QVERIFY(waited(store.all()).empty());
    }

    void aFolderThatCannotBeWrittenIsSaid()
    {
        QFile file(m_folder); // a file in the folder's place
        QVERIFY(file.open(QIODevice::WriteOnly));
        DraftStore store(m_folder);
        QSignalSpy failed(&store, &DraftStore::failed);
        store.keep(draftOf(u"a.yml"_s, "on: push"));
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(!failed.front().front().value<core::Error>().advice.isEmpty());
    }

    void keysDifferByEveryPartAndNotByTheCaseOfARepository()
    {
        DocumentKey key = keyOf(u"a.yml"_s);
        QSet<QString> digests{key.digest()};
        key.branch = u"Main"_s;
        digests << key.digest();
        key.account = u"bob@github.com"_s;
        digests << key.digest() << DocumentKey::local(u"a.yml"_s).digest() << keyOf(u"A.yml"_s).digest();
        QCOMPARE(digests.size(), 5);
        DocumentKey shouted = keyOf(u"a.yml"_s);
        shouted.repository.owner = u"OCTO"_s;
        QVERIFY(digests.contains(shouted.digest()));
    }

private:
    std::unique_ptr<QTemporaryDir> m_place;
    QString m_folder;
};

QTEST_GUILESS_MAIN(DraftStoreTest)
#include "editing_draft_store.moc"
