// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driven_test.h"
#include "lists/inbox_model.h"

#include <QAbstractItemView>

using namespace signalbox;
using namespace Qt::StringLiterals;

/// The inbox, with the question that it asks before it does something.
class DesktopInbox : public tests::DrivenTest {
    Q_OBJECT

    QAbstractItemView& list() { return *hand().seen<QAbstractItemView>(u"inbox"_s); }
    /// The row of the deployment that waits, once it is there.
    QModelIndex deployment()
    {
        const core::RunId waiting{program().newestWaiting().id};
        QModelIndex found;
        hand().until([&] {
            const auto& model = *list().model();
            for (int row = 0; row < model.rowCount() && !found.isValid(); ++row) {
                const auto thing = model.index(row, 0).data(lists::InboxModel::RowRole).value<lists::InboxRow>();
                if (thing.run.id == waiting && thing.sort == lists::InboxRow::Sort::Deployment)
                    found = model.index(row, 0);
            }
            return found.isValid();
        });
        return found;
    }
    bool goTo(const QPersistentModelIndex& row)
    {
        const auto isThere = [&] { return list().selectionModel()->isSelected(row); };
        for (int step = 0; step < 20 && !isThere(); ++step) {
            const auto before = list().currentIndex();
            if (!hand().press(before.row() < row.row() ? u"Down"_s : u"Up"_s)
                || !hand().until([&] { return list().currentIndex() != before; }))
                return false;
        }
        return isThere();
    }
    bool isApproved(const QString& comment)
    {
        const auto& approvals = program().newest([](const demo::Run& run) { return !run.approvals.empty(); }).approvals;
        return approvals.front().comment == comment && program().writes().size() == 1;
    }
    bool hasWritten()
    {
        return hand().until([this] { return !program().writes().empty(); });
    }

public:
    using DrivenTest::DrivenTest;

private Q_SLOTS:
    void byMouse()
    {
        QVERIFY(hand().chooseFromMenuBar(u"Go"_s, u"Inbox"_s));
        QVERIFY(hand().click(list(), deployment()));
        QVERIFY(hand().click(u"inboxApprove"_s));
        QVERIFY(hand().click(u"batchConfirm"_s));
        QVERIFY(hasWritten());
        QVERIFY(isApproved({}));
        QVERIFY(hand().click(u"batchClose"_s));
        QVERIFY(hand().chooseFromMenuBar(u"Go"_s, u"Overview"_s));
        QVERIFY2(hand().standsIn(u"cards"_s), qPrintable(hand().whereItStands()));
    }

    void byKeys()
    {
        QVERIFY(hand().press(u"ctrl+3"_s));
        QVERIFY2(hand().standsIn(u"inbox"_s), qPrintable(hand().whereItStands()));
        QVERIFY(goTo(deployment()));
        QVERIFY(hand().press(u"a"_s));
        QVERIFY(hand().seen(u"batchConfirm"_s));
        QVERIFY(hand().tabTo(u"batchComment"_s));
        QVERIFY(hand().type(u"Ship it"_s));
        QVERIFY(hand().tabTo(u"batchConfirm"_s));
        QVERIFY(hand().press(u"Return"_s));
        QVERIFY(hasWritten());
        QVERIFY(isApproved(u"Ship it"_s));
        QVERIFY(hand().seen(u"batchClose"_s));
        QVERIFY(hand().press(u"Escape"_s));
        QVERIFY2(hand().standsIn(u"inbox"_s), qPrintable(hand().whereItStands()));
        QVERIFY(hand().press(u"ctrl+1"_s));
        QVERIFY2(hand().standsIn(u"cards"_s), qPrintable(hand().whereItStands()));
    }

    void enterOnTheButtonThatCancelsSendsNothing()
    {
        QVERIFY(hand().press(u"ctrl+3"_s));
        QVERIFY(hand().click(list(), deployment()));
        QVERIFY(hand().press(u"a"_s));
        QVERIFY(hand().seen(u"batchConfirm"_s));
        QVERIFY(hand().tabTo(u"batchClose"_s));
        QVERIFY(hand().press(u"Return"_s));
        QVERIFY2(hand().standsIn(u"inbox"_s), qPrintable(hand().whereItStands()));
        QVERIFY(program().writes().empty());
    }
};

int main(int argc, char** argv)
{
    return tests::runOnDisplay<DesktopInbox>(argc, argv);
}
#include "desktop_inbox.moc"
