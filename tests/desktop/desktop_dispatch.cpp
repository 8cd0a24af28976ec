// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driven_test.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>

using namespace signalbox;
using namespace Qt::StringLiterals;

/// A workflow is started by hand, and the run that it starts opens.
class DesktopDispatch : public tests::DrivenTest {
    Q_OBJECT

    /// The newest run is by hand, is on show, and was told these.
    bool runs(const QMap<QString, QString>& inputs)
    {
        return hand().until([&] {
            const demo::Run& run = *program().repository().runs.back();
            const auto opened = program().window().openedRun();
            return run.event == "workflow_dispatch"_L1 && run.inputs == inputs && opened && opened->run.value == run.id;
        });
    }

    const QMap<QString, QString> m_usual{{u"environment"_s, u"staging"_s},
                                         {u"strategy"_s, u"rolling"_s},
                                         {u"share"_s, u"10"_s},
                                         {u"dry_run"_s, u"false"_s}};

public:
    using DrivenTest::DrivenTest;

private Q_SLOTS:
    void aWorkflowIsStartedByMouse()
    {
        const auto card = row(u"cards"_s, u"rust-langgraph"_s);
        QVERIFY(card.isValid());
        QVERIFY(hand().chooseFromMenu(*hand().seen<QAbstractItemView>(u"cards"_s), card, u"Workflows and schedules"_s));
        const auto deploy = row(u"workflowList"_s, u"Deploy"_s);
        QVERIFY(hand().click(*hand().seen<QAbstractItemView>(u"workflowList"_s), deploy));
        QVERIFY(hand().click(u"workflowRun"_s));
        QVERIFY(hand().chooseFromBox(u"strategy"_s, u"canary"_s));
        QVERIFY(hand().click(u"share"_s));
        QVERIFY(hand().press(u"ctrl+a"_s));
        QVERIFY(hand().type(u"25"_s));
        QVERIFY(hand().click(u"dry_run"_s));
        QVERIFY(hand().click(u"dispatchStart"_s));
        auto inputs = m_usual;
        inputs.insert(u"strategy"_s, u"canary"_s);
        inputs.insert(u"share"_s, u"25"_s);
        inputs.insert(u"dry_run"_s, u"true"_s);
        QVERIFY(runs(inputs));
        QVERIFY(!hand().sees(u"dispatch"_s));
    }

    void aWorkflowIsStartedByKeys()
    {
        QVERIFY(row(u"cards"_s, u"rust-langgraph"_s).isValid());
        QVERIFY(hand().until([this] { return program().program().runs().rowCount() > 4; }));
        QVERIFY(hand().press(u"ctrl+k"_s));
        QVERIFY(hand().type(u"run workflow deploy"_s));
        QVERIFY(hand().press(u"Return"_s));
        QVERIFY(hand().seen(u"strategy"_s));
        QVERIFY(hand().tabTo(u"strategy"_s));
        QVERIFY(hand().press(u"Down"_s));
        QVERIFY(hand().tabTo(u"dry_run"_s));
        QVERIFY(hand().press(u"space Return"_s));
        auto inputs = m_usual;
        inputs.insert(u"strategy"_s, u"blue-green"_s);
        inputs.insert(u"dry_run"_s, u"true"_s);
        QVERIFY(runs(inputs));
    }
};

int main(int argc, char** argv)
{
    return tests::runOnDisplay<DesktopDispatch>(argc, argv);
}
#include "desktop_dispatch.moc"
