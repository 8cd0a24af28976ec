// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/job_groups.h"

#include "lists/job_samples.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::lists;
using namespace signalbox::samples;

class JobGroupsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneCellIsNoMatrix() { QVERIFY(matrixGroups({job(1, u"Deploy (production)"_s, passed())}).empty()); }

    void testMatricesComeFirst()
    {
        const auto groups = matrixGroups({job(1, u"Build (a)"_s, passed()), job(2, u"Build (b)"_s, passed()),
                                          job(3, u"Test (a)"_s, passed()), job(4, u"Test (b)"_s, passed()),
                                          job(5, u"ci / unit (1)"_s, passed()), job(6, u"ci / unit (2)"_s, passed())});
        QCOMPARE(groups.size(), 3);
        QCOMPARE(groups[0].title(), u"Test matrix"_s);
        QCOMPARE(groups[1].title(), u"Test matrix: ci / unit"_s);
        QCOMPARE(groups[2].title(), u"Build"_s);
    }

    void aNameWithoutWordsIsNotShown()
    {
        const auto groups = matrixGroups({job(1, u"ubuntu-24.04"_s, passed()), job(2, u"windows-2025"_s, passed()),
                                          job(3, u"macos-15"_s, passed())});
        QCOMPARE(groups.size(), 1);
        QCOMPARE(groups[0].title(), u"Matrix"_s);
    }
};

QTEST_GUILESS_MAIN(JobGroupsTest)
#include "job_groups.moc"
