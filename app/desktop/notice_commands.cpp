// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/notice_commands.h"

#include <QProcess>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::desktop {
namespace {

constexpr qsizetype mostRunning = 4;
constexpr std::size_t mostWaiting = 100; // what comes faster than it is run is dropped, the oldest first
constexpr auto longest = 5min;

/// An environment cannot hold a NUL, and a line end would look like another variable to a careless reader.
QString plain(QString text)
{
    for (QChar& letter : text) {
        if (letter.category() == QChar::Other_Control)
            letter = u' ';
    }
    return text;
}

} // namespace

QProcessEnvironment commandEnvironment(const monitor::Transition& transition, bool quiet)
{
    const auto& run = transition.run;
    QProcessEnvironment variables;
    const auto set
        = [&](const QString& name, const QString& value) { variables.insert(u"SIGNALBOX_"_s + name, plain(value)); };
    set(u"KIND"_s, monitor::word(transition.kind));
    set(u"ACCOUNT"_s, transition.account);
    set(u"REPOSITORY"_s, run.repositoryName.full());
    set(u"WORKFLOW"_s, run.workflowName);
    set(u"WORKFLOW_FILE"_s, run.workflowPath);
    set(u"BRANCH"_s, run.branch);
    set(u"DEFAULT_BRANCH"_s, QString::number(transition.onDefaultBranch ? 1 : 0));
    set(u"RUN_ID"_s, QString::number(run.id.value));
    set(u"RUN_NUMBER"_s, QString::number(run.number));
    set(u"ATTEMPT"_s, QString::number(run.attempt));
    set(u"RUN_URL"_s, run.webUrl.toString(QUrl::FullyEncoded));
    set(u"TITLE"_s, run.title);
    set(u"EVENT"_s, run.event);
    set(u"COMMIT"_s, run.commit);
    set(u"ACTOR"_s, run.actor);
    set(u"STATUS"_s, run.state.statusWord());
    set(u"CONCLUSION"_s, run.state.conclusionWord());
    set(u"QUIET"_s, QString::number(quiet ? 1 : 0));
    return variables;
}

NoticeCommands::NoticeCommands(QObject* parent)
    : QObject(parent)
{
}

NoticeCommands::~NoticeCommands()
{
    // A process that is still running ends with us, and has nobody to tell it to.
    for (QProcess* process : std::as_const(m_running))
        process->disconnect(this);
}

void NoticeCommands::run(const QStringList& command, const QProcessEnvironment& variables)
{
    if (m_waiting.size() == mostWaiting)
        m_waiting.pop_front();
    m_waiting.push_back({.command = command, .variables = variables});
    startNext();
}

void NoticeCommands::startNext()
{
    while (!m_waiting.empty() && m_running.size() < mostRunning) {
        const Task task = m_waiting.front();
        m_waiting.pop_front();
        start(task);
    }
}

void NoticeCommands::start(const Task& task)
{
    auto* process = new QProcess(this);
    m_running.insert(process);
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"XDG_ACTIVATION_TOKEN"_s); // meant for our own window
    environment.insert(task.variables);
    process->setProcessEnvironment(environment);
    process->setProgram(task.command.front());
    process->setArguments(task.command.mid(1));
    process->setStandardInputFile(QProcess::nullDevice());
    process->setStandardOutputFile(QProcess::nullDevice());
    process->setStandardErrorFile(QProcess::nullDevice());
    const auto end = [this, process, command = task.command](const QString& trouble) {
        m_running.remove(process);
        process->deleteLater();
        noteEnd(command, trouble);
        startNext();
    };
    connect(process, &QProcess::errorOccurred, this, [process, end](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end(process->errorString());
    });
    connect(process, &QProcess::finished, this, [end](int code, QProcess::ExitStatus status) {
        if (status == QProcess::CrashExit)
            end(tr("It was ended by a signal."));
        else
            end(code == 0 ? QString() : tr("It ended with %1.").arg(code));
    });
    QTimer::singleShot(longest, process, &QProcess::kill);
    process->start();
}

void NoticeCommands::noteEnd(const QStringList& command, const QString& trouble)
{
    if (trouble.isEmpty()) {
        m_failing.remove(command);
        return;
    }
    if (m_failing.contains(command))
        return;
    m_failing.insert(command);
    Q_EMIT failed({.kind = core::ErrorKind::Rejected,
                   .what = tr("The command \"%1\" of the notification rules failed.").arg(command.front()),
                   .advice = tr("See whether it can be run by hand, and correct the rule."),
                   .detail = trouble});
}

} // namespace signalbox::desktop
