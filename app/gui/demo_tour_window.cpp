// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The screens beside that of a run, what comes up over them, and what they look like when things go wrong.
#include "gui/demo_tour.h"

#include "editor/editor_page.h"
#include "editor/text_editor.h"
#include "runs/run_list_view.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QNetworkReply>
#include <QPointer>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace signalbox::gui {
namespace {

QDialog* openDialog()
{
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        auto* dialog = qobject_cast<QDialog*>(widget);
        if (dialog && dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

} // namespace

QCoro::Task<void> DemoTour::showRuns()
{
    window().closeRun();
    if (!co_await settled())
        co_return;
    inBothSchemes(u"run-list"_s);
    QPointer list = window().findChild<views::RunListView*>();
    auto* table = list->findChild<QTableView*>(u"runs"_s);
    for (int row = 1; row < std::min(5, table->model()->rowCount()); ++row)
        table->selectionModel()->select(table->model()->index(row, 0),
                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
    if (!co_await settled())
        co_return;
    inBothSchemes(u"run-list-chosen"_s);
    list->setChoice({.text = u"no such run"_s});
    if (!co_await settled())
        co_return;
    inBothSchemes(u"run-list-none"_s);
    list->setChoice({});
}

/// A workflow with what users write wrong, in a folder that is gone afterwards.
QCoro::Task<void> DemoTour::showEditor()
{
    const QTemporaryDir folder;
    QFile sample(u":/demo/editor/mistakes.yml"_s);
    QFile file(folder.filePath(u"ci.yml"_s));
    if (!sample.open(QIODevice::ReadOnly) || !file.open(QIODevice::WriteOnly))
        co_return;
    file.write(sample.readAll());
    file.close();
    m_program.editor().show();
    QPointer editor = m_program.editor().window();
    editor->resize(m_size);
    if (!co_await settled())
        co_return;
    inBothSchemes(u"editor-empty"_s, *editor);
    editor->open(file.fileName());
    const auto isChecked
        = [editor] { return editor->page() && !editor->page()->editor().diagnostics().marks().empty(); };
    if (!co_await until(isChecked) || !co_await settled())
        co_return;
    editor->page()->editor().goToNextProblem(true);
    inBothSchemes(u"editor"_s, *editor);
    editor->close();
}

QCoro::Task<void> DemoTour::showScreens()
{
    window().showOverview();
    if (!co_await settled())
        co_return;
    inBothSchemes(u"overview"_s);
    showColours();
    window().showInbox();
    if (!co_await settled())
        co_return;
    inBothSchemes(u"inbox"_s);
    auto* menu = window().menuBar()->actions().at(2)->menu();
    menu->popup(window().mapToGlobal(QPoint(0, 0)));
    if (!co_await settled())
        co_return;
    inBothSchemes(u"menu"_s, *menu);
    menu->close();
}

/// One screen in each table of colours.
void DemoTour::showColours()
{
    m_program.look().setColours(views::Colours::HighContrast);
    inBothSchemes(u"overview-contrast"_s);
    m_program.look().setColours(views::Colours::ColourBlind);
    inBothSchemes(u"overview-colour-blind"_s);
    m_program.look().setColours(views::Colours::Usual);
}

QCoro::Task<void> DemoTour::showWallboard()
{
    window().findChild<QAction*>(u"wallboard"_s)->trigger();
    if (!co_await settled())
        co_return;
    const auto windows = QApplication::topLevelWidgets();
    const auto board = std::ranges::find(windows, u"wallboard"_s, &QWidget::objectName);
    if (board == windows.end())
        co_return;
    (*board)->resize(m_size); // nobody fills the screen where there is no window manager
    inBothSchemes(u"wallboard"_s, **board);
    (*board)->close();
}

/// Opens it, takes its picture, prepares it for another one, and takes that.
QCoro::Task<void> DemoTour::showDialog(QString name, std::function<void()> open, std::function<void(QDialog&)> prepare)
{
    open();
    if (!co_await settled())
        co_return;
    const QPointer dialog = openDialog();
    if (!dialog)
        co_return;
    inBothSchemes(name, *dialog);
    if (prepare) {
        prepare(*dialog);
        if (!co_await settled() || !dialog)
            co_return;
        inBothSchemes(name + "-2"_L1, *dialog);
    }
    dialog->reject();
}

/// The windows that come up over the others.
QCoro::Task<void> DemoTour::showDialogs()
{
    const QPointer self(this);
    const auto trigger
        = [this](const QString& name) { return [this, name] { window().findChild<QAction*>(name)->trigger(); }; };
    const auto type = [](const QString& field, const QString& text) {
        return [field, text](QDialog& dialog) { dialog.findChild<QLineEdit*>(field)->setText(text); };
    };
    const auto list = [](QDialog& dialog) { dialog.findChild<QPushButton*>(u"addVisible"_s)->click(); };
    const core::RepositoryName name{.owner = u"langgraph"_s, .name = u"rust-langgraph"_s};
    co_await showDialog(u"palette"_s, trigger(u"palette"_s), type(u"paletteText"_s, u"release"_s));
    if (self && !m_ended)
        co_await showDialog(u"adding"_s, trigger(u"addRepository"_s), list);
    if (self && !m_ended)
        co_await showDialog(u"sign-in"_s, trigger(u"signIn"_s), type(u"token"_s, u"not a token"_s));
    if (self && !m_ended)
        co_await showDialog(u"keys"_s, trigger(u"shortcuts"_s));
    if (self && !m_ended)
        co_await showDialog(u"about"_s, trigger(u"about"_s));
    if (self && !m_ended)
        co_await showDialog(u"workflows"_s, [this, name] { Q_EMIT window().workflowsRequested(name); });
    if (self && !m_ended)
        co_await showDialog(u"environments"_s, [this, name] { Q_EMIT window().environmentsRequested(name); });
    if (self && !m_ended)
        co_await showDialog(u"action-log"_s, trigger(u"actionLog"_s));
    if (self && !m_ended)
        co_await showDialog(u"scope"_s, [this, name] { Q_EMIT window().scopeRequested(name); });
}

/// What is asked before many runs are touched, and what became of each.
QCoro::Task<void> DemoTour::showBatch()
{
    const QPointer self(this);
    std::vector<core::RunAction> runs;
    for (int row = 0; row < std::min(6, m_program.runs().rowCount()); ++row)
        runs.push_back({.account = m_program.runs().rowAt(row).account, .run = m_program.runs().rowAt(row).run});
    const auto ask = [this, runs](views::RunCommand command) {
        return [this, runs, command] { Q_EMIT window().batchRequested(command, runs); };
    };
    const auto confirm = [](QDialog& dialog) { dialog.findChild<QPushButton*>(u"batchConfirm"_s)->click(); };
    co_await showDialog(u"batch-delete"_s, ask(views::RunCommand::Delete));
    if (self && !m_ended)
        co_await showDialog(u"batch"_s, ask(views::RunCommand::Rerun), confirm);
}

/// GitHub answers for no repository any more.
QCoro::Task<void> DemoTour::showTrouble()
{
    window().showOverview();
    breakGitHub(R"({"kind": "status", "status": 503, "count": -1})");
    window().findChild<QAction*>(u"lookNow"_s)->trigger();
    for (int moment = 0; moment < 4; ++moment) {
        if (!co_await settled())
            co_return;
    }
    inBothSchemes(u"trouble-overview"_s);
    window().closeRun();
    if (!co_await settled())
        co_return;
    inBothSchemes(u"trouble-runs"_s);
    if (!co_await openRun([](const core::Run& run) { return run.state.isCompleted(); }) || !co_await settled())
        co_return;
    inBothSchemes(u"trouble-pipeline"_s);
}

/// What the embedded GitHub is to do wrong from now on (app/demo/README.md).
void DemoTour::breakGitHub(const QByteArray& fault)
{
    const auto* session = m_program.accounts().first();
    if (!session)
        return;
    QUrl address = session->account().apiUrl;
    address.setPath(u"/_demo/faults"_s);
    QNetworkRequest request(address);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    auto* reply = m_network.post(request, fault);
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
}

/// As the first start finds the screens: nobody is signed in, and nothing is known.
QCoro::Task<void> DemoTour::showBeginning()
{
    window().closeRun();
    window().clearBanner();
    window().setRunModel(nullptr);
    window().setRepositoryModel(nullptr);
    window().setInboxModel(nullptr);
    window().setAccount({});
    if (!co_await settled())
        co_return;
    inBothSchemes(u"empty-runs"_s);
    window().showInbox();
    inBothSchemes(u"empty-inbox"_s);
    window().showOverview();
    if (!co_await settled())
        co_return;
    inBothSchemes(u"empty-overview"_s);
}

} // namespace signalbox::gui
