// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/empty_state.h"
#include "editor/editor_page.h"
#include "program_test.h"
#include "window/command_palette.h"
#include "workflows/dispatch_field.h"
#include "workflows/dispatch_form.h"
#include "workflows/ref_picker.h"
#include "workflows/workflows_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QInputDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace signalbox;

/// Workflows are started by hand, from the wish to the run on show.
class AppDispatch : public tests::ProgramTest {
    Q_OBJECT

private Q_SLOTS:
    void aWorkflowIsStartedFromItsWindowAndItsRunOpens()
    {
        QVERIFY(waitForWorkflows());
        Q_EMIT window().workflowsRequested(name);
        auto* workflows = window().findChild<views::WorkflowsDialog*>();
        auto* list = workflows->findChild<QTreeView*>(u"workflowList"_s);
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            if (list->model()->index(row, 0).data().toString() == "Deploy"_L1)
                list->setCurrentIndex(list->model()->index(row, 0));
        }
        workflows->findChild<QPushButton*>(u"workflowRun"_s)->click();
        QVERIFY(form());
        QTRY_VERIFY_WITH_TIMEOUT(startButton()->isEnabled(), patience);
        auto* target = qobject_cast<QComboBox*>(field(u"environment"_s)->editor());
        QTRY_COMPARE_WITH_TIMEOUT(target->count(), 3, patience);
        auto* ref = form()->findChild<views::RefPicker*>();
        QTRY_VERIFY_WITH_TIMEOUT(ref->findText(u"develop"_s) > 0, patience);
        qobject_cast<QComboBox*>(field(u"strategy"_s)->editor())->setCurrentText(u"canary"_s);
        qobject_cast<QCheckBox*>(field(u"dry_run"_s)->editor())->click();
        startButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(window().openedRun(), patience);
        QVERIFY(!form());
        const demo::Run& run = *repository().runs.back();
        QCOMPARE(window().openedRun()->run.value, run.id);
        QCOMPARE(run.event, u"workflow_dispatch"_s);
        QCOMPARE(run.inputs,
                 (QMap<QString, QString>{{u"environment"_s, u"staging"_s},
                                         {u"strategy"_s, u"canary"_s},
                                         {u"share"_s, u"10"_s},
                                         {u"dry_run"_s, u"true"_s}}));
        QTRY_VERIFY_WITH_TIMEOUT(pipeline().run() && pipeline().run()->id.value == run.id, patience);
        QCOMPARE(server().traffic().writes.size(), 1U);
    }

    void whatItWasStartedWithComesBackAfterARestart()
    {
        QVERIFY(open());
        qobject_cast<QLineEdit*>(field(u"ref"_s)->editor())->setText(u"v2"_s);
        startButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(window().openedRun(), patience);
        QVERIFY(open());
        auto* named = form()->findChild<QAction*>(u"presetKeep"_s);
        qobject_cast<QLineEdit*>(field(u"ref"_s)->editor())->setText(u"v3"_s);
        named->trigger();
        auto* question = form()->findChild<QInputDialog*>();
        question->setTextValue(u"third"_s);
        question->accept();
        both().start();
        QVERIFY(both().signIn()); // no keychain here
        QVERIFY(open());
        auto* presets = form()->findChild<QComboBox*>(u"presetChoice"_s);
        QCOMPARE(presets->itemText(1), u"Last values"_s);
        QCOMPARE(presets->itemText(2), u"third"_s);
        presets->setCurrentIndex(1);
        Q_EMIT presets->activated(1);
        QCOMPARE(form()->values().value(u"ref"_s), u"v2"_s);
    }

    void aRunThatAppearsLateIsFollowedWhenItIsThere()
    {
        server().world().setDispatchLag(3'000);
        QVERIFY(open());
        startButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(!form(), patience);
        QVERIFY(banner()->what().contains(u"GitHub starts “Deploy” on main"_s));
        QVERIFY(!window().openedRun());
        QTRY_VERIFY_WITH_TIMEOUT(window().openedRun(), 2 * patience);
        QCOMPARE(window().openedRun()->run.value, repository().runs.back()->id);
        QVERIFY(!banner()->isVisible());
    }

    void whoHasGoneElsewhereIsToldInstead()
    {
        server().world().setDispatchLag(3'000);
        QVERIFY(open());
        startButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(!form(), patience);
        QVERIFY(both().open(both().newestFailed()));
        const auto reading = window().openedRun();
        QTRY_VERIFY_WITH_TIMEOUT(banner()->what().contains("which you started, is there"_L1), 2 * patience);
        QCOMPARE(window().openedRun(), reading);
        Q_EMIT banner()->actionTriggered();
        QCOMPARE(window().openedRun()->run.value, repository().runs.back()->id);
    }

    void aLostAnswerIsNotSentAgain()
    {
        QVERIFY(open());
        server().faults().add({.kind = demo::FaultKind::LostAnswer, .method = "POST"});
        const size_t before = repository().runs.size();
        startButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(window().openedRun(), 2 * patience);
        QCOMPARE(repository().runs.size(), before + 1);
        QCOMPARE(server().traffic().writes.size(), 1U);
    }

    void aRefusalIsToldInTheFormWithGitHubsWords_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("says");
        for (const auto& [what, says] : {std::pair{"ref", "No ref found for: gone"},
                                         {"trigger", "Workflow does not have 'workflow_dispatch' trigger"},
                                         {"required", "Required input 'approver' not provided"},
                                         {"unexpected", "Unexpected inputs provided"},
                                         {"option", "not in the list of allowed values"},
                                         {"disabled", "on a disabled workflow"}})
            QTest::newRow(what) << QString::fromLatin1(what) << QString::fromLatin1(says);
    }
    void aRefusalIsToldInTheFormWithGitHubsWords()
    {
        QFETCH(const QString, what);
        QFETCH(const QString, says);
        repository().branches.insert(u"gone"_s, repository().branches.value(u"main"_s));
        QVERIFY(open(what == "ref"_L1 ? u"gone"_s : QString()));
        auto& workflow = *repository().workflow(u"deploy.yml"_s);
        if (what == "ref"_L1)
            repository().branches.remove(u"gone"_s);
        else if (what == "trigger"_L1)
            workflow.triggers.remove(u"workflow_dispatch"_s);
        else if (what == "required"_L1)
            workflow.inputs.insert(u"approver"_s, {.required = true, .options = {}});
        else if (what == "unexpected"_L1)
            workflow.inputs.remove(u"strategy"_s);
        else if (what == "option"_L1)
            workflow.inputs[u"strategy"_s].options = QStringList{u"slow"_s};
        else
            workflow.state = u"disabled_manually"_s;
        const size_t before = repository().runs.size();
        startButton()->click();
        auto* told = form()->findChild<views::Banner*>(u"dispatchBanner"_s);
        QTRY_VERIFY_WITH_TIMEOUT(told->isVisible(), patience);
        const QString words = told->what() + told->advice();
        QVERIFY2(words.contains(says), qPrintable(words));
        QCOMPARE(repository().runs.size(), before);
        QVERIFY(!window().openedRun());
    }

    void whatGitHubHoldsBackOrForbidsIsSaid()
    {
        QVERIFY(waitForWorkflows());
        server().faults().add({.kind = demo::FaultKind::PrimaryLimit,
                               .path = QRegularExpression(u"/contents/.*deploy"_s),
                               .delay = std::chrono::minutes(10)});
        program().dispatch().show(program().accounts().first()->account().id, name, deployPath);
        auto* state = form()->findChild<views::EmptyState*>();
        QTRY_VERIFY_WITH_TIMEOUT(state->what().contains("used up"_L1), patience);
        QVERIFY2(state->advice().contains("answers again at"_L1), qPrintable(state->advice()));
        QVERIFY(!startButton()->isEnabled());
    }

    void aTokenThatMayNotStartSaysSo()
    {
        QVERIFY(open());
        server().faults().add({.kind = demo::FaultKind::Status,
                               .method = "POST",
                               .status = 403,
                               .message = "Resource not accessible by personal access token"});
        startButton()->click();
        auto* told = form()->findChild<views::Banner*>(u"dispatchBanner"_s);
        QTRY_VERIFY_WITH_TIMEOUT(told->isVisible(), patience);
        QVERIFY2(told->what().contains("allow"_L1) || told->what().contains("may not"_L1), qPrintable(told->what()));
        QVERIFY(startButton()->isEnabled());
    }

    void itFollowsTheWorkflowThatIsSwitchedOffAndOn()
    {
        QVERIFY(open());
        auto& deploy = *repository().workflow(u"deploy.yml"_s);
        auto& watcher = program().accounts().first()->watcher();
        auto* told = form()->findChild<views::Banner*>(u"dispatchBanner"_s);
        const auto turn = [&](const QString& state) {
            deploy.state = state;
            server().world().touch(repository());
            watcher.lookAtWorkflows(name);
        };
        turn(u"disabled_manually"_s);
        QTRY_VERIFY_WITH_TIMEOUT(told->isVisible() && told->what().contains("switched off"_L1), patience);
        QVERIFY(!startButton()->isEnabled());
        turn(u"active"_s);
        QTRY_VERIFY_WITH_TIMEOUT(startButton()->isEnabled(), patience);
        QVERIFY(!told->isVisible());
    }

    void itBeginsWithTheBranchOfTheRunThatItIsAskedFrom()
    {
        QVERIFY(waitForWorkflows());
        demo::Run& ofDevelop = both().newest([](const demo::Run& run) { return run.ref == "develop"_L1; });
        QVERIFY(both().open(ofDevelop));
        QTRY_VERIFY_WITH_TIMEOUT(action(u"dispatch"_s)->isEnabled(), patience);
        action(u"dispatch"_s)->trigger();
        QVERIFY(form());
        QCOMPARE(form()->ref(), u"develop"_s);
    }

    void whatCannotBeStartedByHandSaysSoAndLeadsToItsFile()
    {
        QVERIFY(waitForWorkflows());
        const auto account = program().accounts().first()->account().id;
        program().dispatch().show(account, name, u".github/workflows/ci.yml"_s);
        auto* state = form()->findChild<views::EmptyState*>();
        QTRY_VERIFY_WITH_TIMEOUT(state->what().contains("cannot be started by hand"_L1), patience);
        state->findChild<QPushButton*>()->click();
        const editing::DocumentKey file{
            .account = account, .repository = name, .branch = u"main"_s, .path = u".github/workflows/ci.yml"_s};
        const auto isOpen = [&] {
            const auto* editor = program().editor().window();
            const auto* page = editor ? editor->page() : nullptr;
            return page && page->key() == file && page->isOpen();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isOpen(), patience);
        // From there the way leads back.
        program().editor().window()->findChild<QAction*>(u"runWorkflow"_s)->trigger();
        QTRY_VERIFY(form() && form()->subject().workflow.path == file.path);
        program().dispatch().show(account, name, u".github/workflows/none.yml"_s);
        QVERIFY(banner()->what().contains("lists no workflow"_L1));
    }

    void aBranchWithoutTheFileIsSaid()
    {
        QVERIFY(waitForWorkflows());
        const auto account = program().accounts().first()->account().id;
        program().dispatch().show(account, name, deployPath, u"nowhere"_s);
        auto* state = form()->findChild<views::EmptyState*>();
        QTRY_VERIFY_WITH_TIMEOUT(state->what().contains("on nowhere"_L1), patience);
        QVERIFY(!startButton()->isEnabled());
    }

    void thePaletteHasEveryWorkflow()
    {
        QVERIFY(waitForWorkflows());
        action(u"palette"_s)->trigger();
        auto* palette = window().findChild<views::CommandPalette*>();
        auto* text = palette->findChild<QLineEdit*>(u"paletteText"_s);
        QTest::keyClicks(text, u"run workflow deploy"_s);
        auto* list = palette->findChild<QListWidget*>(u"paletteList"_s);
        QCOMPARE(list->count(), 1);
        QTest::keyClick(text, Qt::Key_Return);
        QTRY_VERIFY(form());
        QCOMPARE(form()->subject().workflow.name, u"Deploy"_s);
    }

private:
    views::DispatchForm* form() { return window().findChild<views::DispatchForm*>(); }
    QPushButton* startButton() { return form()->findChild<QPushButton*>(u"dispatchStart"_s); }
    views::DispatchField* field(const QString& id)
    {
        return form()->findChild<views::DispatchField*>(u"input:"_s + id);
    }
    bool waitForWorkflows()
    {
        return QTest::qWaitFor(
            [this] {
                const auto* session = program().accounts().first();
                return session && program().accounts().first()->watcher().repository(name)
                    && program().runs().rowCount() > 4;
            },
            patience);
    }
    /// The form of Deploy, with its inputs.
    bool open(const QString& ref = {})
    {
        if (!waitForWorkflows())
            return false;
        program().dispatch().show(program().accounts().first()->account().id, name, deployPath, ref);
        return form() && QTest::qWaitFor([this] { return startButton()->isEnabled(); }, patience);
    }

    const core::RepositoryName name{u"langgraph"_s, u"rust-langgraph"_s};
    const QString deployPath = u".github/workflows/deploy.yml"_s;
};

QTEST_MAIN(AppDispatch)
#include "app_dispatch.moc"
