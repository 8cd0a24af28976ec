// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/owner_rule.h"

#include <QTest>

using namespace signalbox::core;
using namespace Qt::StringLiterals;

/// Which of an owner's repositories are wanted.
class CoreOwnerRule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void patternsLeaveOutByName_data()
    {
        QTest::addColumn<QString>("patterns");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("out");
        QTest::newRow("none") << u""_s << u"octo/app"_s << false;
        QTest::newRow("exact") << u"app"_s << u"octo/app"_s << true;
        QTest::newRow("part is not whole") << u"app"_s << u"octo/app-docs"_s << false;
        QTest::newRow("end") << u"*-docs"_s << u"octo/app-docs"_s << true;
        QTest::newRow("case") << u"*-DOCS"_s << u"octo/App-docs"_s << true;
        QTest::newRow("second of two") << u"sandbox-*, *-docs"_s << u"octo/app-docs"_s << true;
        QTest::newRow("letters") << u"v[12]"_s << u"octo/v2"_s << true;
        QTest::newRow("not letters") << u"v[12]"_s << u"octo/v3"_s << false;
        QTest::newRow("dots are dots") << u"a.b"_s << u"octo/axb"_s << false;
        QTest::newRow("with owner") << u"octo/*"_s << u"octo/app"_s << true;
        QTest::newRow("of another owner") << u"acme/*"_s << u"octo/app"_s << false;
        QTest::newRow("everything") << u"*"_s << u"octo/app"_s << true;
        QTest::newRow("a mistake leaves nothing out") << u"v[12"_s << u"octo/v2"_s << false;
    }
    void patternsLeaveOutByName()
    {
        QFETCH(const QString, patterns);
        QFETCH(const QString, name);
        QFETCH(const bool, out);
        const LeftOut leftOut(OwnerRule{.leaveOut = globsIn(patterns)});
        QCOMPARE(leftOut({.name = *RepositoryName::parse(name)}), out);
    }

    void archivedOnesAndForksAreLeftOutUnlessWanted()
    {
        const Repository archived{.archived = true};
        const Repository fork{.isFork = true};
        QVERIFY(LeftOut(OwnerRule())(archived) && LeftOut(OwnerRule())(fork));
        QVERIFY(!LeftOut(OwnerRule{.archivedToo = true})(archived));
        QVERIFY(LeftOut(OwnerRule{.archivedToo = true})(fork));
        QVERIFY(!LeftOut(OwnerRule{.forksToo = true})(fork));
        QVERIFY(!LeftOut()(archived)); // no rule at all
    }

    void patternsStandBetweenSpacesCommasAndLines()
    {
        QCOMPARE(globsIn(u" a*,\tb ;\n a* c,"_s), (QStringList{u"a*"_s, u"b"_s, u"c"_s}));
        QCOMPARE(globsIn(u" , "_s), QStringList());
    }
};

QTEST_GUILESS_MAIN(CoreOwnerRule)
#include "core_owner_rule.moc"
