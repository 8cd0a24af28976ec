// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/run_actions.h"

#include <QMessageBox>
#include <QPointer>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace signalbox::gui {
namespace {

using Kind = monitor::RunCommands::Kind;

QString doneText(Kind kind, const core::Run& run, const core::Job& job)
{
    const auto name = u"%1 #%2"_s.arg(run.workflowName).arg(run.number);
    switch (kind) {
    case Kind::Rerun:
        return RunActions::tr("GitHub runs %1 again.").arg(name);
    case Kind::RerunFailed:
        return RunActions::tr("GitHub runs the failed jobs of %1 again.").arg(name);
    case Kind::RerunJob:
        return RunActions::tr("GitHub runs %1 of %2 again.").arg(job.name, name);
    case Kind::RerunDebug:
        return RunActions::tr("GitHub runs %1 again, with debug logging.").arg(name);
    case Kind::Cancel:
        return RunActions::tr("GitHub cancels %1.").arg(name);
    case Kind::ForceCancel:
        return RunActions::tr("GitHub cancels %1 by force.").arg(name);
    case Kind::Approve:
        return RunActions::tr("%1 is approved and begins.").arg(name);
    default:
        break;
    }
    return RunActions::tr("GitHub has deleted %1.").arg(name);
}

/// What is to be said before something that cannot be taken back; nothing for what can.
struct Question {
    QString title;
    QString text;
    QString consequence;
};

std::optional<Question> questionBefore(Kind kind, const core::Run& run)
{
    const auto name = u"%1 #%2"_s.arg(run.workflowName).arg(run.number);
    const auto title = run.title.left(80);
    switch (kind) {
    case Kind::ForceCancel:
        return Question{RunActions::tr("Cancel by force"), RunActions::tr("Cancel %1 by force?").arg(name),
                        RunActions::tr("Steps that clean up will not run.")};
    case Kind::Delete:
        return Question{RunActions::tr("Delete a run"),
                        RunActions::tr("Delete %1 of %2?").arg(name, run.repositoryName.full()),
                        RunActions::tr("\"%1\", its logs and its artifacts are gone from GitHub for good.").arg(title)};
    case Kind::Approve:
        return Question{RunActions::tr("Approve a run"),
                        RunActions::tr("Let %1 of %2 run?").arg(name, run.repositoryName.full()),
                        RunActions::tr("\"%1\" by %2 runs the code of a fork on your runners. Look at its changes "
                                       "first, above all at those of workflow files.")
                            .arg(title, run.actor)};
    default:
        return std::nullopt;
    }
}

} // namespace

monitor::RunCommands::Kind kindOf(views::RunCommand command)
{
    switch (command) {
    case views::RunCommand::Rerun:
        return Kind::Rerun;
    case views::RunCommand::RerunFailed:
        return Kind::RerunFailed;
    case views::RunCommand::RerunDebug:
        return Kind::RerunDebug;
    case views::RunCommand::Cancel:
        return Kind::Cancel;
    case views::RunCommand::ForceCancel:
        return Kind::ForceCancel;
    case views::RunCommand::Approve:
        return Kind::Approve;
    case views::RunCommand::Delete:
        break;
    }
    return Kind::Delete;
}

QCoro::Task<core::Result<void>> RunActions::send(monitor::RunCommands& commands, Kind kind, const core::Run& run,
                                                 const core::Job& job)
{
    switch (kind) {
    case Kind::Rerun:
        return commands.rerun(run);
    case Kind::RerunFailed:
        return commands.rerunFailed(run);
    case Kind::RerunJob:
        return commands.rerunJob(run, job);
    case Kind::RerunDebug:
        return commands.rerunDebug(run);
    case Kind::Cancel:
        return commands.cancel(run);
    case Kind::ForceCancel:
        return commands.forceCancel(run);
    case Kind::Approve:
        return commands.approve(run);
    default:
        break;
    }
    return commands.deleteRun(run);
}

RunActions::RunActions(Accounts& accounts, core::Clock& clock, views::MainWindow& window, QObject* parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_clock(clock)
    , m_window(window)
{
    connect(&window, &views::MainWindow::commandRequested, this,
            [this](views::RunCommand command, const core::AccountId& account, const core::Run& run) {
                ask(kindOf(command), account, run);
            });
    connect(&window, &views::MainWindow::rerunJobRequested, this,
            [this](const core::AccountId& account, const core::Run& run, const core::Job& job) {
                ask(Kind::RerunJob, account, run, job);
            });
    window.setWhyNot([this](views::RunCommand command, const core::AccountId& account, const core::Run& run) {
        return whyNot(kindOf(command), account, run);
    });
}

QString RunActions::whyNot(Kind kind, const core::AccountId& account, const core::Run& run) const
{
    if (!m_accounts.find(account))
        return tr("Nobody is signed in to %1.").arg(account);
    return monitor::RunCommands::whyNot(kind, run, m_accounts.repository(account, run.repository), m_clock.now());
}

void RunActions::ask(Kind kind, const core::AccountId& account, const core::Run& run, const core::Job& job)
{
    const auto asked = questionBefore(kind, run);
    if (!asked) {
        perform(kind, account, run, job);
        return;
    }
    auto* question = new QMessageBox(QMessageBox::Warning, asked->title, asked->text,
                                     QMessageBox::Yes | QMessageBox::No, &m_window);
    question->setTextFormat(Qt::PlainText);
    question->setInformativeText(asked->consequence);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setDefaultButton(QMessageBox::No);
    question->setObjectName(u"runQuestion"_s);
    question->button(QMessageBox::Yes)->setObjectName(u"questionYes"_s);
    connect(question, &QMessageBox::finished, this, [this, kind, account, run, job](int answer) {
        if (answer == QMessageBox::Yes)
            perform(kind, account, run, job);
    });
    question->open();
}

void RunActions::perform(Kind kind, const core::AccountId& account, const core::Run& run, const core::Job& job)
{
    if (const auto reason = whyNot(kind, account, run); !reason.isEmpty()) {
        tell({.kind = core::ErrorKind::Rejected, .what = reason});
        return;
    }
    QCoro::connect(send(m_accounts.find(account)->commands(), kind, run, job), this,
                   [this, kind, run, job](const core::Result<void>& result) {
                       if (!result) {
                           tell(result.error());
                           return;
                       }
                       const auto done = doneText(kind, run, job);
                       m_window.showBanner(done);
                       Q_EMIT ended(done, {});
                   });
}

void RunActions::tell(const core::Error& error)
{
    if (error.kind == core::ErrorKind::Cancelled)
        return;
    m_window.showBanner(error);
    Q_EMIT ended(error.what, error.advice);
}

} // namespace signalbox::gui
