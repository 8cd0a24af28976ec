// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/matrix_axis.h"

#include <QTest>

using namespace signalbox::lists;
using namespace Qt::StringLiterals;

class MatrixAxisTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAxisIsNamedOnlyWhenItsValuesAreCertain_data()
    {
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<QString>("group");
        QTest::addColumn<QString>("name");
        QTest::newRow("runners") << QStringList{u"ubuntu-latest"_s, u"windows-2022"_s, u"macOS-14"_s} << u"Test"_s
                                 << u"OS"_s;
        QTest::newRow("rust channels") << QStringList{u"stable"_s, u"beta"_s, u"nightly"_s} << u"Test"_s << u"Rust"_s;
        QTest::newRow("rust versions alone say nothing") << QStringList{u"1.80"_s, u"1.81"_s} << u"Test"_s << QString();
        QTest::newRow("rust versions in a cargo job")
            << QStringList{u"1.80"_s, u"stable"_s} << u"cargo test"_s << u"Rust"_s;
        QTest::newRow("stable alone may be anything") << QStringList{u"stable"_s, u"edge"_s} << u"Test"_s << QString();
        QTest::newRow("node") << QStringList{u"18"_s, u"20"_s, u"22.x"_s} << u"node"_s << u"Node"_s;
        QTest::newRow("numbers alone") << QStringList{u"18"_s, u"20"_s} << u"Test"_s << QString();
        QTest::newRow("go, but not going") << QStringList{u"1"_s, u"2"_s} << u"ongoing"_s << QString();
        QTest::newRow("shards") << QStringList{u"1"_s, u"2"_s} << u"Test shard"_s << QString();
        QTest::newRow("targets") << QStringList{u"x86_64-unknown-linux-gnu"_s, u"aarch64-apple-darwin"_s} << u"Build"_s
                                 << u"Target"_s;
        QTest::newRow("switches") << QStringList{u"true"_s, u"false"_s} << u"Test"_s << QString();
        QTest::newRow("nothing to go by") << QStringList{QString()} << u"Test"_s << QString();
    }

    void anAxisIsNamedOnlyWhenItsValuesAreCertain()
    {
        QFETCH(QStringList, values);
        QFETCH(QString, group);
        QTEST(axisName(values, group), "name");
    }

    void numbersReadUpwardsUnlessTheirAuthorWroteThemDownwards()
    {
        const QStringList mixed{u"3.10"_s, u"3.9"_s, u"3.13t"_s, u"3.11"_s};
        QCOMPARE(inReadingOrder(mixed), (QStringList{u"3.9"_s, u"3.10"_s, u"3.11"_s, u"3.13t"_s}));
        const QStringList falling{u"22"_s, u"20"_s, u"18"_s};
        QCOMPARE(inReadingOrder(falling), falling);
    }

    void wordsStayAsTheirAuthorPutThem()
    {
        const QStringList channels{u"stable"_s, u"beta"_s, u"nightly"_s, u"1.80"_s};
        QCOMPARE(inReadingOrder(channels), channels);
    }
};

QTEST_GUILESS_MAIN(MatrixAxisTest)
#include "matrix_axis.moc"
