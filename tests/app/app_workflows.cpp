// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program_test.h"
#include "workflows/workflows_dialog.h"

#include <QPushButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace signalbox;

/// The workflows of a repository.
class AppWorkflows : public tests::ProgramTest {
    Q_OBJECT

private Q_SLOTS:
    void aWorkflowThatGitHubSwitchedOffIsEnabledAgain()
    {
        auto& ofDemo = repository().workflows.back();
        ofDemo.state = u"disabled_inactivity"_s;
        const core::RepositoryName name{u"langgraph"_s, u"rust-langgraph"_s};
        QTRY_VERIFY_WITH_TIMEOUT(program().accounts().first()->watcher().repository(name), patience);
        Q_EMIT window().workflowsRequested(name);
        auto* dialog = window().findChild<views::WorkflowsDialog*>();
        QVERIFY(dialog);
        auto* list = dialog->findChild<QTreeView*>(u"workflowList"_s);
        const auto rowOfIt = [&] {
            for (int row = 0; row < list->model()->rowCount(); ++row) {
                const auto value = list->model()->index(row, 0).data(lists::WorkflowListModel::RowRole);
                const auto workflow = value.value<lists::WorkflowRow>().workflow;
                if (workflow.id.value == ofDemo.id && workflow.state == ofDemo.state)
                    return row;
            }
            return -1;
        };
        QTRY_VERIFY_WITH_TIMEOUT(rowOfIt() >= 0, patience);
        list->setCurrentIndex(list->model()->index(rowOfIt(), 0));
        auto* button = dialog->findChild<QPushButton*>(u"workflowSwitch"_s);
        QVERIFY(button->text().contains("enable"_L1));
        button->click();
        QTRY_COMPARE_WITH_TIMEOUT(ofDemo.state, u"active"_s, patience);
        QCOMPARE(server().traffic().writes.size(), 1U);
        QTRY_VERIFY_WITH_TIMEOUT(rowOfIt() >= 0, patience); // active in the list as well
    }

    void theScheduleOfAWorkflowIsReadFromItsFile()
    {
        const core::RepositoryName name{u"langgraph"_s, u"rust-langgraph"_s};
        repository().files[repository().workflows.front().path]
            = "on:\n  schedule:\n    - cron: '17 3 * * *'\njobs:\n  test:\n    runs-on: ubuntu-latest\n";
        QTRY_VERIFY_WITH_TIMEOUT(program().runs().rowCount() > 4, patience);
        Q_EMIT window().workflowsRequested(name);
        auto* list = window().findChild<QTreeView*>(u"workflowList"_s);
        const auto says = [list](const QString& words) {
            for (int row = 0; row < list->model()->rowCount(); ++row) {
                if (list->model()
                        ->index(row, lists::WorkflowListModel::ScheduleColumn)
                        .data()
                        .toString()
                        .contains(words))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(says(u"at 03:17 UTC; due "_s), patience);
    }
};

QTEST_MAIN(AppWorkflows)
#include "app_workflows.moc"
