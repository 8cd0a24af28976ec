// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/repository_offer_model.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace signalbox::lists;
using namespace Qt::StringLiterals;
using Tester = QAbstractItemModelTester;

namespace {

core::RepositoryName name(const QString& text)
{
    return {u"octo"_s, text};
}

core::Repository repository(const QString& text, bool archived = false, bool fork = false)
{
    return {.name = name(text), .archived = archived, .isFork = fork};
}

QStringList namesOf(const std::vector<core::RepositoryName>& names)
{
    QStringList texts;
    for (const auto& one : names)
        texts << one.name;
    return texts;
}

} // namespace

/// Repositories that could be watched.
class RepositoryOfferModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<RepositoryOfferModel>();
        m_tester = std::make_unique<Tester>(m_model.get(), Tester::FailureReportingMode::QtTest);
        m_model->setWatched({name(u"WATCHED"_s)});
        m_model->setRule({.leaveOut = {u"*-docs"_s}});
        m_model->setOffer({repository(u"site"_s), repository(u"app"_s), repository(u"app-docs"_s),
                           repository(u"watched"_s), repository(u"old"_s, true), repository(u"forked"_s, false, true),
                           repository(u"App"_s)});
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void eachIsThereOnceSortedByName()
    {
        QCOMPARE(m_model->rowCount(), 6);
        QCOMPARE(m_model->index(0).data(RepositoryOfferModel::NameRole).value<core::RepositoryName>(), name(u"app"_s));
        QCOMPARE(m_model->counts(), (RepositoryOfferModel::Counts{.all = 6, .watched = 1, .leftOut = 3, .chosen = 0}));
    }

    void allAreAllThatTheRuleLeavesIn()
    {
        m_model->chooseAll(true);
        QCOMPARE(namesOf(m_model->chosen()).last(), u"site"_s);
        QCOMPARE(m_model->chosen().size(), 2U);
        m_model->setRule({.leaveOut = {u"site"_s}, .archivedToo = true, .forksToo = true});
        QCOMPARE(m_model->chosen().size(), 1U); // what is left out now lost its tick
        m_model->chooseAll(true);
        QCOMPARE(m_model->counts().chosen, 4);
        m_model->chooseAll(false);
        QCOMPARE(m_model->counts().chosen, 0);
    }

    void whatIsWatchedAlreadyCannotBeTicked()
    {
        const auto index = m_model->indexOf(name(u"watched"_s));
        QVERIFY(!m_model->setData(index, Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(index.data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
        QVERIFY(!(m_model->flags(index) & Qt::ItemIsUserCheckable));
        QVERIFY(index.data(RepositoryOfferModel::NoteRole).toString().startsWith(u"watched already"_s));
        m_model->add(name(u"watched"_s));
        QVERIFY(m_model->chosen().empty());
    }

    void byHandAnythingElseCan()
    {
        const auto docs = m_model->indexOf(name(u"app-docs"_s));
        QVERIFY(docs.data(RepositoryOfferModel::LeftOutRole).toBool());
        QVERIFY(m_model->setData(docs, Qt::Checked, Qt::CheckStateRole));
        QVERIFY(!docs.data(RepositoryOfferModel::LeftOutRole).toBool());
        QCOMPARE(namesOf(m_model->chosen()), QStringList{u"app-docs"_s});
    }

    void aTypedOneJoinsTheList()
    {
        QSignalSpy counted(m_model.get(), &RepositoryOfferModel::countsChanged);
        m_model->add(name(u"new-docs"_s)); // whatever the rule says
        m_model->add({u"zeta"_s, u"z"_s});
        m_model->add(name(u"new-docs"_s));
        QCOMPARE(m_model->rowCount(), 8);
        QCOMPARE(m_model->chosen().size(), 2U);
        QVERIFY(counted.size() >= 2);
    }

    void ticksSurviveAnotherListing()
    {
        m_model->choose({name(u"site"_s), name(u"not there"_s)});
        m_model->setOffer({repository(u"other"_s), repository(u"site"_s)});
        QCOMPARE(namesOf(m_model->chosen()), QStringList{u"site"_s});
        m_model->setOffer({});
        QVERIFY(m_model->chosen().empty());
        QCOMPARE(m_model->counts(), RepositoryOfferModel::Counts());
    }

    void anyOrderOfAnythingKeepsTheCountsRight()
    {
        QRandomGenerator random(5);
        for (int round = 0; round < 300; ++round) {
            const QString some = QString(1 + random.bounded(2), QChar('a' + random.bounded(6)));
            switch (random.bounded(6)) {
            case 0:
                m_model->add(name(some));
                break;
            case 1:
                m_model->setRule({.leaveOut = {some + u'*'}, .archivedToo = random.bounded(2) == 0});
                break;
            case 2:
                m_model->chooseAll(random.bounded(2) == 0);
                break;
            case 3:
                m_model->setWatched({name(some)});
                break;
            case 4:
                m_model->setOffer({repository(some), repository(some + u'x', random.bounded(2) == 0)});
                break;
            default:
                if (m_model->rowCount() > 0)
                    m_model->setData(m_model->index(random.bounded(m_model->rowCount())), Qt::Checked,
                                     Qt::CheckStateRole);
            }
            const auto counts = m_model->counts();
            QCOMPARE(counts.chosen, int(m_model->chosen().size()));
            QVERIFY(counts.chosen + counts.watched <= counts.all);
        }
    }

private:
    std::unique_ptr<RepositoryOfferModel> m_model;
    std::unique_ptr<Tester> m_tester;
};

QTEST_GUILESS_MAIN(RepositoryOfferModelTest)
#include "repository_offer_model.moc"
