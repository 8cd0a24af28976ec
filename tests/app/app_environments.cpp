// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/banner.h"
#include "delivery/environments_dialog.h"
#include "delivery/promote_dialog.h"
#include "program_test.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace signalbox;
using lists::EnvironmentListModel;

/// What is where, in its window.
class AppEnvironments : public tests::ProgramTest {
    Q_OBJECT

    const core::RepositoryName m_name{u"langgraph"_s, u"rust-langgraph"_s};

    views::EnvironmentsDialog* open()
    {
        if (!QTest::qWaitFor([this] { return program().accounts().first()->watcher().repository(m_name).has_value(); },
                             patience))
            return nullptr;
        Q_EMIT window().environmentsRequested(m_name);
        return window().findChild<views::EnvironmentsDialog*>();
    }
    static QString cell(const QTreeView& list, const QString& row, int column)
    {
        for (int each = 0; each < list.model()->rowCount(); ++each) {
            if (list.model()->index(each, 0).data().toString() == row)
                return list.model()->index(each, column).data().toString();
        }
        return {};
    }

private Q_SLOTS:
    void eachEnvironmentHasItsVersionAndTheVersionsBefore()
    {
        demo::World& world = server().world();
        for (const QString& tag : {u"v9.0.0"_s, u"v9.1.0"_s}) {
            repository().tags.insert(tag, repository().branches.value(u"main"_s));
            demo::Deployment& made = world.addDeployment(repository(),
                                                         {.sha = repository().tags.value(tag),
                                                          .ref = tag,
                                                          .environment = u"production"_s,
                                                          .creator = u"mara"_s,
                                                          .payload = R"({"version": ")" + tag.toUtf8() + R"("})"});
            world.addStatus(repository(), made, {.state = u"success"_s, .creator = u"mara"_s});
        }
        const auto* dialog = open();
        QVERIFY(dialog);
        auto* list = dialog->findChild<QTreeView*>(u"environmentList"_s);
        const auto* versions = dialog->findChild<QTreeView*>(u"versionList"_s);
        QTRY_COMPARE_WITH_TIMEOUT(cell(*list, u"production"_s, EnvironmentListModel::VersionColumn), u"v9.1.0"_s,
                                  patience);
        QCOMPARE(cell(*list, u"production"_s, EnvironmentListModel::CreatorColumn), u"mara"_s);
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            if (list->model()->index(row, 0).data() == u"production"_s)
                list->setCurrentIndex(list->model()->index(row, 0));
        }
        QCOMPARE(versions->model()->index(0, 0).data().toString(), u"v9.1.0"_s);
        QCOMPARE(versions->model()->index(1, 0).data().toString(), u"v9.0.0"_s);
        QVERIFY(server().traffic().writes.empty());
    }

    void whatIsDeployedMeanwhileIsSeenOnLookingAgain()
    {
        const auto* dialog = open();
        QVERIFY(dialog);
        const auto* list = dialog->findChild<QTreeView*>(u"environmentList"_s);
        QTRY_VERIFY_WITH_TIMEOUT(list->model()->rowCount() > 0, patience);
        repository().tags.insert(u"v9.2.0"_s, repository().branches.value(u"main"_s));
        server().world().addDeployment(repository(),
                                       {.sha = repository().branches.value(u"main"_s),
                                        .ref = u"main"_s,
                                        .environment = u"staging"_s,
                                        .creator = u"mara"_s});
        dialog->findChild<QPushButton*>(u"environmentRefresh"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(
            cell(*list, u"staging"_s, EnvironmentListModel::StateColumn).startsWith("A deployment is under way"_L1),
            patience);
    }

    void theVersionOfStagingGoesToProductionByTheDeployWorkflow()
    {
        QVERIFY(server().load(u":/demo/delivery.json"_s));
        const core::RepositoryName yard{u"switchyard"_s, u"switchyard"_s};
        demo::Repository& there = *server().world().repository(yard.full());
        const QString head = there.branches.value(u"main"_s);
        there.tags.insert(u"v1.9.0"_s, head);
        demo::Deployment& made = server().world().addDeployment(
            there, {.sha = head, .ref = u"v1.9.0"_s, .environment = u"staging"_s, .creator = u"octavia"_s});
        server().world().addStatus(there, made, {.state = u"success"_s, .creator = u"octavia"_s});
        Q_EMIT window().addRepositoryRequested(yard);
        QTRY_VERIFY_WITH_TIMEOUT(program().accounts().first()->watcher().repository(yard).has_value(), patience);
        Q_EMIT window().environmentsRequested(yard);
        auto* dialog = window().findChild<views::EnvironmentsDialog*>();
        QVERIFY(dialog);
        auto* list = dialog->findChild<QTreeView*>(u"environmentList"_s);
        QTRY_COMPARE_WITH_TIMEOUT(cell(*list, u"staging"_s, EnvironmentListModel::VersionColumn), u"v1.9.0"_s,
                                  patience);
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            if (list->model()->index(row, 0).data() == u"staging"_s)
                list->setCurrentIndex(list->model()->index(row, 0));
        }
        auto* promote = dialog->findChild<QPushButton*>(u"environmentPromote"_s);
        QVERIFY(promote->isVisible());
        QCOMPARE(promote->text(), u"&Promote v1.9.0 to production…"_s);
        promote->click();
        auto* promotion = dialog->findChild<views::PromoteDialog*>();
        QVERIFY(promotion);
        auto* confirm = promotion->findChild<QPushButton*>(u"promoteConfirm"_s);
        auto* typed = promotion->findChild<QLineEdit*>(u"promoteTyped"_s);
        QTRY_VERIFY_WITH_TIMEOUT(typed->isVisible(), patience);
        QVERIFY(server().traffic().writes.empty());
        typed->setText(u"production"_s);
        QVERIFY(confirm->isEnabled());
        confirm->click();
        auto* show = promotion->findChild<QPushButton*>(u"promoteRun"_s);
        QTRY_VERIFY_WITH_TIMEOUT(show->isVisible(), patience);
        QCOMPARE(server().traffic().writes.size(), 1U);
        QVERIFY(server().traffic().writes.front().body.contains("\"version\":\"1.9.0\""));
        QCOMPARE(there.runs.back()->title, u"Deploy 1.9.0 to production"_s);
    }

    void whatWentWrongIsSaidAndWhatIsKnownStays()
    {
        const auto* dialog = open();
        QVERIFY(dialog);
        const auto* list = dialog->findChild<QTreeView*>(u"environmentList"_s);
        QTRY_VERIFY_WITH_TIMEOUT(list->model()->rowCount() > 0, patience);
        const int rows = list->model()->rowCount();
        server().faults().add({.count = -1, .path = QRegularExpression(u"/environments"_s), .status = 403});
        dialog->findChild<QPushButton*>(u"environmentRefresh"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<views::Banner*>()->isVisible(), patience);
        QCOMPARE(list->model()->rowCount(), rows);
    }
};

QTEST_MAIN(AppEnvironments)
#include "app_environments.moc"
