// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driven_test.h"
#include "lists/run_list_model.h"

#include <QAbstractItemView>
#include <QPushButton>

using namespace signalbox;
using namespace Qt::StringLiterals;

/// The list of runs: one that is opened, and several that something is done to at once.
class DesktopRuns : public tests::DrivenTest {
    Q_OBJECT

    QAbstractItemView& list() { return *hand().seen<QAbstractItemView>(u"runs"_s); }
    core::Run runAt(int row)
    {
        return list().model()->index(row, 0).data(lists::RunListModel::RunRole).value<core::Run>();
    }
    /// Two rows that stand below each other, of runs that have ended.
    int rowOfTwoEnded()
    {
        int found = -1;
        hand().until([&] {
            for (int row = 0; row + 1 < list().model()->rowCount() && found < 0; ++row) {
                if (runAt(row).state.isCompleted() && runAt(row + 1).state.isCompleted())
                    found = row;
            }
            return found >= 0;
        });
        return found;
    }
    bool titleHas(const QString& words)
    {
        return hand().until([&] { return program().window().windowTitle().contains(words); });
    }
    bool hasWritten(size_t count)
    {
        return hand().until([&] { return program().writes().size() == count; });
    }

public:
    using DrivenTest::DrivenTest;

private Q_SLOTS:
    void whatFiltersIsReachedByTab()
    {
        QVERIFY(hand().press(u"ctrl+2"_s));
        QVERIFY(hand().standsIn(u"runs"_s));
        QVERIFY(hand().press(u"slash"_s));
        QVERIFY(hand().type(u"no run is called so"_s));
        QVERIFY(hand().seen(u"No run matches"_s) || hand().until([this] { return !hand().sees(u"runs"_s); }));
        QVERIFY(hand().press(u"Escape"_s));
        QVERIFY(hand().seen(u"runs"_s));
        QVERIFY(hand().tabTo(u"runs"_s));
        const auto before = list().model()->rowCount();
        QVERIFY(hand().tabTo(u"repositories"_s, true));
        QCOMPARE(list().model()->rowCount(), before); // to go by is not to choose
        QVERIFY(hand().tabTo(u"repositoryField"_s, true));
    }
};

int main(int argc, char** argv)
{
    return tests::runOnDisplay<DesktopRuns>(argc, argv);
}
#include "desktop_runs.moc"
