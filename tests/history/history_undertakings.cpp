// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/store.h"

#include <QTemporaryDir>
#include <QTest>

using namespace signalbox::history;
using namespace Qt::StringLiterals;

namespace {

const Undertaking rollback{.account = u"ada@github.com"_s,
                           .kind = u"rollback"_s,
                           .repository = {.owner = u"o"_s, .name = u"r"_s},
                           .subject = u"production"_s,
                           .state = R"({"phase":"claiming"})"};

} // namespace

/// What has begun and goes on after a restart is kept as it was last acknowledged, one of a kind, place and subject.
class HistoryUndertakings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        open();
    }

    void theNewestStateIsThereAfterARestart()
    {
        auto later = rollback;
        later.state = R"({"phase":"running","name":"🚫"})";
        QVERIFY(QCoro::waitFor(m_store->keepUndertaking(rollback)));
        QVERIFY(QCoro::waitFor(m_store->keepUndertaking(later)));
        m_store.reset();
        open();
        QCOMPARE(kept(u"rollback"_s), std::vector{later});
    }

    void anotherKindSubjectRepositoryOrAccountIsAnotherOne()
    {
        auto release = rollback;
        release.kind = u"release"_s;
        auto staging = rollback;
        staging.subject = u"staging"_s;
        auto elsewhere = rollback;
        elsewhere.repository.name = u"s"_s;
        auto others = rollback;
        others.account = u"bob@github.com"_s;
        for (const auto& undertaking : {rollback, release, staging, elsewhere, others})
            QVERIFY(QCoro::waitFor(m_store->keepUndertaking(undertaking)));
        QCOMPARE(kept(u"rollback"_s), (std::vector{rollback, staging, elsewhere}));
        QCOMPARE(kept(u"release"_s), std::vector{release});
    }

    void aRepositoryIsTheSameInAnotherCase()
    {
        auto shouted = rollback;
        shouted.repository = {.owner = u"O"_s, .name = u"R"_s};
        QVERIFY(QCoro::waitFor(m_store->keepUndertaking(rollback)));
        QVERIFY(QCoro::waitFor(m_store->keepUndertaking(shouted)));
        QCOMPARE(kept(u"rollback"_s).size(), 1U);
    }

    void aStoreThatIsNotOpenKeepsNothingAndSaysSo()
    {
        Store store;
        QVERIFY(!QCoro::waitFor(store.keepUndertaking(rollback)));
        QVERIFY(!QCoro::waitFor(store.undertakings(rollback.account, u"rollback"_s)));
    }

private:
    void open()
    {
        m_store = std::make_unique<Store>();
        QVERIFY(QCoro::waitFor(m_store->open(m_folder->filePath(u"history.sqlite"_s))));
    }
    std::vector<Undertaking> kept(const QString& kind)
    {
        return QCoro::waitFor(m_store->undertakings(rollback.account, kind)).value();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Store> m_store;
};

QTEST_GUILESS_MAIN(HistoryUndertakings)
#include "history_undertakings.moc"
