// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/store.h"

#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace signalbox::history;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const core::AccountId ada = u"ada@github.com"_s;
const core::RepositoryName yard{u"o"_s, u"r"_s};
const QDateTime noon(QDate(2026, 3, 2), QTime(12, 0), QTimeZone::UTC);

core::HealthRecord record(qint64 deployment)
{
    return {.deployment = {deployment},
            .healthy = 60s,
            .unhealthy = 5s,
            .unsure = 1500ms,
            .isIllAtLast = true,
            .until = noon};
}

} // namespace

/// How deployed versions were is added up, and is there after a restart.
class HistoryHealth : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        open();
    }

    void timesAddUpAndTheNewestEndCounts()
    {
        auto later = record(7);
        later.isIllAtLast = false;
        later.until = noon.addSecs(60);
        add(record(7));
        m_store.reset();
        open();
        add(later);
        const std::vector expected{core::HealthRecord{.deployment = {7},
                                                      .healthy = 120s,
                                                      .unhealthy = 10s,
                                                      .unsure = 3s,
                                                      .isIllAtLast = false,
                                                      .until = later.until}};
        QCOMPARE(records(), expected);
    }

    void anotherDeploymentRepositoryOrAccountIsAnotherOne()
    {
        add(record(8));
        add(record(7));
        add(record(7), ada, {u"o"_s, u"s"_s});
        add(record(7), u"bob@github.com"_s);
        QCOMPARE(records(), (std::vector{record(7), record(8)}));
        QCOMPARE(records(u"nobody@github.com"_s), std::vector<core::HealthRecord>());
    }

    void aRepositoryIsTheSameInAnotherCase()
    {
        add(record(7));
        add(record(7), ada, {u"O"_s, u"R"_s});
        QCOMPARE(records().size(), 1U);
    }

    void aStoreThatIsNotOpenKeepsNothingAndSaysSo()
    {
        Store store;
        QVERIFY(!QCoro::waitFor(store.addHealth(ada, yard, record(7))));
        QVERIFY(!QCoro::waitFor(store.healthRecords(ada, yard)));
    }

private:
    void open()
    {
        m_store = std::make_unique<Store>();
        QVERIFY(QCoro::waitFor(m_store->open(m_folder->filePath(u"history.sqlite"_s))));
    }
    void add(const core::HealthRecord& added, const core::AccountId& account = ada,
             const core::RepositoryName& repository = yard)
    {
        QVERIFY(QCoro::waitFor(m_store->addHealth(account, repository, added)));
    }
    std::vector<core::HealthRecord> records(const core::AccountId& account = ada)
    {
        return QCoro::waitFor(m_store->healthRecords(account, yard)).value();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Store> m_store;
};

QTEST_GUILESS_MAIN(HistoryHealth)
#include "history_health.moc"
