// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/version.h"

#include <QTest>

using namespace signalbox::delivery;
using namespace Qt::StringLiterals;

/// Versions as tags name them.
class DeliveryVersion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTagIsReadAndWrittenAsItWas_data()
    {
        QTest::addColumn<QString>("tag");
        QTest::addColumn<QString>("prefix");
        QTest::addColumn<bool>("isPreRelease");
        QTest::newRow("plain") << u"1.4.2"_s << u""_s << false;
        QTest::newRow("with a v") << u"v1.4.2"_s << u"v"_s << false;
        QTest::newRow("of one part of many") << u"signal-core-v0.12.0"_s << u"signal-core-v"_s << false;
        QTest::newRow("of a scoped package") << u"@signal/core@2.0.0"_s << u"@signal/core@"_s << false;
        QTest::newRow("in a folder") << u"release/1.0.0"_s << u"release/"_s << false;
        QTest::newRow("release candidate") << u"v2.0.0-rc.1"_s << u"v"_s << true;
        QTest::newRow("with a build") << u"v2.0.0+20261128"_s << u"v"_s << false;
        QTest::newRow("with both") << u"v2.0.0-beta-3.x+sha.5114f85"_s << u"v"_s << true;
        QTest::newRow("large") << u"v999999999.0.0"_s << u"v"_s << false;
    }
    void aTagIsReadAndWrittenAsItWas()
    {
        QFETCH(const QString, tag);
        QFETCH(const QString, prefix);
        QFETCH(const bool, isPreRelease);
        const auto version = Version::fromTag(tag);
        QVERIFY(version);
        QCOMPARE(version->prefix, prefix);
        QCOMPARE(version->isPreRelease(), isPreRelease);
        QCOMPARE(version->tag(), tag);
    }

    void whatIsNoVersionIsNone_data()
    {
        QTest::addColumn<QString>("tag");
        for (const char* tag :
             {"", "v", "v1", "v1.2", "1.2.3.4", "v01.2.3", "v1.02.3", "v1.2.3-", "v1.2.3-rc..1", "v1.2.3-01", "v1.2.3+",
              "v1.2.x", "latest", "nightly-2026-11-28", " v1.2.3", "v1.2.3\n", "v12345678901234567890.0.0"})
            QTest::newRow(tag) << QString::fromLatin1(tag);
    }
    void whatIsNoVersionIsNone()
    {
        QFETCH(const QString, tag);
        QVERIFY(!Version::fromTag(tag));
    }

    void theOrderIsThatOfSemanticVersioning()
    {
        const QStringList ascending{u"0.9.10"_s,      u"1.0.0-alpha"_s,  u"1.0.0-alpha.1"_s, u"1.0.0-alpha.beta"_s,
                                    u"1.0.0-beta"_s,  u"1.0.0-beta.2"_s, u"1.0.0-beta.11"_s, u"1.0.0-rc.1"_s,
                                    u"1.0.0"_s,       u"1.0.1"_s,        u"1.2.0"_s,         u"1.10.0"_s,
                                    u"2.0.0-0.3.7"_s, u"2.0.0"_s};
        for (qsizetype i = 0; i < ascending.size(); ++i) {
            for (qsizetype j = 0; j < ascending.size(); ++j) {
                const auto left = Version::fromTag(ascending[i]);
                const auto right = Version::fromTag(u'v' + ascending[j]);
                QVERIFY(left && right);
                QVERIFY2(std::is_lt(*left <=> *right) == (i < j), qPrintable(ascending[i] + u' ' + ascending[j]));
                QCOMPARE(*left == *right, i == j);
            }
        }
        QVERIFY(*Version::fromTag(u"1.0.0+a"_s) == *Version::fromTag(u"1.0.0+b"_s));
    }
};

QTEST_GUILESS_MAIN(DeliveryVersion)
#include "delivery_version.moc"
