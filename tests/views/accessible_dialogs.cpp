// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessible_walk.h"
#include "adding/add_dialog.h"
#include "adding/scope_dialog.h"
#include "common/look.h"
#include "editor/commit_sheet.h"
#include "editor/merge_view.h"
#include "editor/remote_dialog.h"
#include "editor/template_dialog.h"
#include "editor/text_comparison.h"
#include "lists/repository_list_model.h"
#include "lists/run_action_list_model.h"
#include "lists/run_list_model.h"
#include "lists/workflow_list_model.h"
#include "runs/batch_dialog.h"
#include "signin/sign_in_dialog.h"
#include "window/main_window.h"
#include "window_samples.h"
#include "workflows/dispatch_form.h"
#include "workflows/workflows_dialog.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace signalbox;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;

namespace {

core::Workflow workflowOf(qint64 id, const QString& name, const QString& state)
{
    return {.id = {id},
            .repository = {1},
            .name = name,
            .path = u".github/workflows/%1.yml"_s.arg(name.toLower()),
            .state = state,
            .webUrl = QUrl(u"https://github.com/acme/app/blob/main/w.yml"_s)};
}

std::vector<core::RunAction> items()
{
    return {{.account = account, .run = sampleRun(1, u"Add a door"_s, 1, u"failure"_s)},
            {.account = account,
             .run = sampleRun(3, u"Oil the hinges"_s, 30, u"success"_s),
             .state = core::ActionState::LeftOut,
             .words = u"Nothing in this run failed."_s}};
}

} // namespace

/// Each dialog, as somebody meets it who hears it or has no mouse.
class AccessibleDialogs final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDialogsOfTheWindow_data()
    {
        QTest::addColumn<QString>("action");
        for (const char* action : {"palette", "shortcuts", "about"})
            QTest::newRow(action) << QString::fromLatin1(action);
    }

    void theDialogsOfTheWindow()
    {
        QFETCH(const QString, action);
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"window.ini"_s), QSettings::IniFormat);
        lists::RepositoryListModel repositories;
        repositories.apply(changeSet<core::Repository>({sampleRepository(1, u"acme/app"_s)}));
        views::MainWindow window(m_clock, settings);
        window.setAccount(core::Account{.id = account, .login = u"mona"_s});
        window.setRepositoryModel(&repositories);
        window.present();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.findChild<QAction*>(action)->trigger();
        auto* dialog = window.findChild<QDialog*>();
        QVERIFY(dialog);
        verify(*dialog);
        dialog->reject();
    }

    void signIn()
    {
        views::SignInDialog dialog;
        QSignalSpy asked(&dialog, &views::SignInDialog::verifyRequested);
        dialog.offerRepositories({{.name = nameOf(u"acme/app"_s), .isPrivate = true}, {.name = nameOf(u"acme/lib"_s)}});
        verify(dialog);
        dialog.findChild<QLineEdit*>(u"token"_s)->setText(u"github_pat_1"_s);
        dialog.findChild<QPushButton*>(u"check"_s)->click();
        dialog.setVerified(asked.last().first().value<views::TokenCheck>().number, {.login = u"mona"_s});
        dialog.chooseRepositories({nameOf(u"acme/app"_s)});
        verify(dialog);
    }

    void adding()
    {
        views::AddDialog dialog;
        int number = 0;
        connect(&dialog, &views::AddDialog::ownerRequested, &dialog, [&](int asked) { number = asked; });
        verify(dialog);
        dialog.list(u"acme"_s, {});
        dialog.setListed(number, {{.name = nameOf(u"acme/app"_s)}, {.name = nameOf(u"acme/lib"_s), .archived = true}});
        verify(dialog);
        dialog.list(u"acme"_s, {});
        dialog.setFailed(number, {.kind = core::ErrorKind::NotFound, .what = u"Not found."_s});
        verify(dialog);
    }

    void scope()
    {
        views::ScopeDialog dialog(nameOf(u"acme/app"_s), {workflowOf(7, u"CI"_s, u"active"_s)}, {});
        verify(dialog);
    }

    void workflows()
    {
        lists::WorkflowListModel model(m_clock);
        model.apply(changeSet<core::Repository>({sampleRepository(1, u"acme/app"_s)}));
        model.apply(changeSet<core::Workflow>(
            {workflowOf(7, u"CI"_s, u"active"_s), workflowOf(8, u"Deploy"_s, u"disabled_manually"_s)}));
        model.setCrons(account, {7}, {*workflow::Cron::parse(u"0 3 * * 1-5"_s)});
        model.show(account, nameOf(u"acme/app"_s));
        const QPointer dialog = new views::WorkflowsDialog(
            nameOf(u"acme/app"_s), model, [](bool, const auto&) { return QString(); }, nullptr);
        dialog->say(u"Deploy is switched on."_s);
        verify(*dialog);
        delete dialog;
    }

    void templates()
    {
        const QTemporaryDir folder;
        QFile makefile(folder.filePath(u"Makefile"_s));
        QVERIFY(makefile.open(QIODevice::WriteOnly) && makefile.write("all:\n") > 0);
        makefile.close();
        const QPointer dialog = new views::TemplateDialog({}, nullptr);
        verify(*dialog);
        dialog->setFolder(folder.path());
        auto* files = dialog->findChild<QTreeWidget*>(u"plannedFiles"_s);
        const auto rows = [files] { return files->findItems(u"Makefile"_s, Qt::MatchExactly); };
        QTRY_COMPARE(rows().value(0)->checkState(0), Qt::Unchecked);
        files->setCurrentItem(rows().value(0)); // the comparison
        verify(*dialog);
        delete dialog;
    }

    void dispatch()
    {
        const QPointer dialog = new views::DispatchForm({.repository = nameOf(u"acme/app"_s),
                                                         .workflow = workflowOf(8, u"Deploy"_s, u"active"_s),
                                                         .defaultBranch = u"main"_s},
                                                        u"main"_s, nullptr);
        dialog->setRefs({u"main"_s, u"develop"_s}, {u"v1"_s});
        verify(*dialog);
        dialog->setInputs(*workflow::readDispatchInputs(
            "on:\n  workflow_dispatch:\n    inputs:\n      a: {type: environment}\n      b: {type: boolean}\n"
            "      c: {type: choice, options: [x, y]}\n      d: {type: number}\n      e: {default: \"x\\ny\"}\n"
            "      f: {required: true}\n"));
        dialog->setEnvironments({u"production"_s});
        verify(*dialog);
        dialog->setTrouble({.kind = core::ErrorKind::NotFound, .what = u"Not found."_s});
        verify(*dialog);
        delete dialog;
    }

    void comparison()
    {
        const QPointer dialog = new views::TextComparison(u"The file, and what you typed"_s, u"a"_s, u"b"_s, nullptr);
        verify(*dialog);
        delete dialog;
    }

    void committing()
    {
        const views::CommitSubject subject{.key = {.account = account,
                                                   .repository = nameOf(u"acme/app"_s),
                                                   .branch = u"main"_s,
                                                   .path = u".github/workflows/ci.yml"_s},
                                           .before = u"on: push\n"_s,
                                           .after = u"on: release\n"_s};
        const QPointer sheet = new views::CommitSheet(subject, nullptr);
        verify(*sheet);
        sheet->setProblems({{.line = 1, .message = u"No such event."_s}}, false);
        sheet->showProtected({.kind = core::ErrorKind::Forbidden, .what = u"main is protected."_s});
        verify(*sheet);
        delete sheet;
    }

    void merging()
    {
        const QString mine = u"b\n"_s;
        const QPointer view
            = new views::MergeView(u"ci.yml"_s, mine, editing::ThreeWayMerge(u"a\n"_s, mine, u"c\n"_s), nullptr);
        verify(*view);
        delete view;
    }

    void openingFromGitHub()
    {
        const views::RemoteDialog::Place place{.account = account, .repository = nameOf(u"acme/app"_s)};
        const QPointer dialog = new views::RemoteDialog({place}, nullptr);
        dialog->begin();
        dialog->setBranches(place, {u"main"_s, u"next"_s}, u"main"_s);
        dialog->setFiles(place, u"main"_s, {u".github/workflows/ci.yml"_s});
        verify(*dialog);
        dialog->showError(place, {.kind = core::ErrorKind::Offline, .what = u"There is no connection."_s});
        verify(*dialog);
        delete dialog;
    }

    void batch_data()
    {
        QTest::addColumn<bool>("counted");
        QTest::newRow("delete") << true;
        QTest::newRow("approve, with a comment") << false;
    }

    void batch()
    {
        QFETCH(const bool, counted);
        lists::RunActionListModel model;
        model.setItems(items());
        const QPointer dialog = new views::BatchDialog({.title = u"Delete runs"_s,
                                                        .question = u"Delete 1 run?"_s,
                                                        .consequence = u"It is gone for good."_s,
                                                        .button = u"Delete 1 run"_s,
                                                        .counted = counted,
                                                        .commented = !counted},
                                                       model, nullptr);
        verify(*dialog);
        dialog->setUnderWay();
        verify(*dialog);
        dialog->setEnded({});
        verify(*dialog);
        delete dialog;
    }

private:
    static void verify(QWidget& window)
    {
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const QStringList wrong = complaints(window);
        QVERIFY2(wrong.isEmpty(), qUtf8Printable(wrong.join(u"\n  "_s)));
    }

    core::ManualClock m_clock{start};
};

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    const views::Look look(application);
    AccessibleDialogs test;
    return QTest::qExec(&test, argc, argv);
}
#include "accessible_dialogs.moc"
