// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "monitor/transition.h"

#include <QObject>
#include <QProcessEnvironment>
#include <QSet>
#include <QStringList>

#include <deque>

class QProcess;

namespace signalbox::desktop {

/// What happened, as a user's command reads it: SIGNALBOX_KIND, _ACCOUNT, _REPOSITORY, _WORKFLOW, _WORKFLOW_FILE,
/// _BRANCH, _DEFAULT_BRANCH (1 or 0), _RUN_ID, _RUN_NUMBER, _ATTEMPT, _RUN_URL, _TITLE, _EVENT, _COMMIT, _ACTOR,
/// _STATUS, _CONCLUSION (GitHub's words), _QUIET (1 in quiet hours). Control characters in text from outside become
/// blanks.
QProcessEnvironment commandEnvironment(const monitor::Transition& transition, bool quiet);

/// Runs what the user wants to be run, a few at a time and without ever waiting for it. The program gets exactly the
/// arguments that the user wrote, there is no shell, and nothing from outside is ever among them. What it prints is not
/// read. A program that does not end within five minutes is ended.
class NoticeCommands final : public QObject {
    Q_OBJECT

public:
    explicit NoticeCommands(QObject* parent = nullptr);
    ~NoticeCommands() override;

    /// `command` is a program and its arguments. The variables are added to those that we run with.
    void run(const QStringList& command, const QProcessEnvironment& variables);

Q_SIGNALS:
    /// It could not be started, or ended with something else than 0: said once a command, until it has worked again.
    void failed(const core::Error& error);

private:
    struct Task {
        QStringList command;
        QProcessEnvironment variables;
    };
    void startNext();
    void start(const Task& task);
    void noteEnd(const QStringList& command, const QString& trouble);

    std::deque<Task> m_waiting;
    QSet<QProcess*> m_running;
    QSet<QStringList> m_failing;
};

} // namespace signalbox::desktop
