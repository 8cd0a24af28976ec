// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/remote_base.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace signalbox::editing;
using namespace Qt::StringLiterals;

/// Files of repositories as their editing began, kept on this disk.
class EditingRemoteBase final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_place;
    const DocumentKey m_key{.account = u"ada@github.com"_s,
                            .repository = {.owner = u"octo"_s, .name = u"hello"_s},
                            .branch = u"main"_s,
                            .path = u".github/workflows/ci.yml"_s};
    const RemoteBase m_base{.key = m_key, .bytes = "on: push\r\n\xff", .sha = u"abc"_s};

    QString folder() const { return m_place->filePath(u"drafts"_s); }
    QString file() const
    {
        const QDir all(folder());
        return all.filePath(all.entryList(QDir::Files).value(0));
    }

    /// In the order of the calls, which waiting for the result itself would not be.
    static std::optional<RemoteBase> found(RemoteBaseStore& store, const DocumentKey& key)
    {
        const auto future = store.find(key);
        return QTest::qWaitFor([&future] { return future.isFinished(); }) ? future.result() : std::nullopt;
    }
    std::optional<RemoteBase> foundAnew()
    {
        RemoteBaseStore store(folder());
        return found(store, m_key);
    }

private Q_SLOTS:
    void init() { m_place = std::make_unique<QTemporaryDir>(); }

    void whatIsKeptIsThereAfterARestart()
    {
        RemoteBaseStore(folder()).keep(m_base);
        RemoteBaseStore again(folder());
        QCOMPARE(found(again, m_key), m_base);
        again.remove(m_key);
        QVERIFY(!found(again, m_key));
    }

    void eachBranchHasItsOwn()
    {
        RemoteBaseStore store(folder());
        store.keep(m_base);
        DocumentKey other = m_key;
        other.branch = u"next"_s;
        QVERIFY(!found(store, other));
        store.keep({.key = other, .bytes = "on: release\n", .sha = {}});
        QCOMPARE(found(store, m_key), m_base);
        QVERIFY(found(store, other)->sha.isEmpty());
    }

    void halfAFileIsNone()
    {
        RemoteBaseStore(folder()).keep(m_base);
        QFile half(file());
        QVERIFY(half.resize(half.size() - 1));
        QVERIFY(!foundAnew());
        QVERIFY(half.resize(3));
        QVERIFY(!foundAnew());
    }

    void whatNobodyHasEditedForLongGoes()
    {
        RemoteBaseStore(folder()).keep(m_base);
        QFile old(file());
        QVERIFY(old.open(QIODevice::ReadWrite));
        QVERIFY(old.setFileTime(QDateTime::currentDateTimeUtc().addDays(-91), QFileDevice::FileModificationTime));
        old.close();
        QVERIFY(!foundAnew());
    }
};

QTEST_GUILESS_MAIN(EditingRemoteBase)
#include "editing_remote_base.moc"
