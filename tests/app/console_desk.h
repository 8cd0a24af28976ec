// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/run.h"
#include "demo/server.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <cstdio>
#include <unistd.h>

namespace signalbox::tests {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// What goes to a stream of the process while this lives.
class Captured {
public:
    Captured(std::FILE* stream, const QString& path)
        : m_stream(stream)
        , m_path(path)
    {
        std::fflush(stream);
        m_before = dup(fileno(stream));
        QFile file(path);
        if (!file.open(QFile::WriteOnly) || dup2(file.handle(), fileno(stream)) < 0)
            qFatal("%s cannot be captured into", qPrintable(path));
    }
    ~Captured() { (void)text(); }
    Q_DISABLE_COPY_MOVE(Captured)

    /// Gives the stream back.
    QString text()
    {
        if (m_before >= 0) {
            std::fflush(m_stream);
            dup2(m_before, fileno(m_stream));
            ::close(std::exchange(m_before, -1));
        }
        QFile file(m_path);
        return file.open(QFile::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private:
    std::FILE* m_stream;
    QString m_path;
    int m_before = -1;
};

struct Ended {
    int status = -1;
    QString output;
    QString errors;

    QStringList lines() const { return output.split(u'\n', Qt::SkipEmptyParts); }
};

inline demo::Workflow workflowOf(qint64 id, const QString& name, const QStringList& jobs)
{
    demo::Workflow made{.id = id,
                        .name = name,
                        .path = u".github/workflows/%1.yml"_s.arg(name.toLower()),
                        .triggers = {{u"push"_s, {}}, {u"workflow_dispatch"_s, {}}}};
    for (const QString& job : jobs) {
        made.jobs.push_back(
            {.key = job, .name = job, .steps = {{.name = u"Work"_s, .command = u"make"_s, .seconds = 30}}});
    }
    return made;
}

/// A user's profile with one account at the embedded GitHub, and a clock that runs fast.
class Desk {
public:
    Desk()
        : repository(prepared())
    {
        QObject::connect(&m_time, &QTimer::timeout, &m_time, [this] { clock.advance(100ms); });
        m_time.start(1ms);
    }

    Ended run(const QStringList& arguments)
    {
        // Each is a program of its own.
        session::Workspace workspace(settings::Profile::in(m_home.path()), {}, clock);
        const core::Account account{
            .id = login + u"@127.0.0.1"_s, .login = login, .apiUrl = server.apiUrl(), .webUrl = server.apiUrl()};
        workspace.tokens().keepForSession(account.id, "token-of-the-viewer");
        workspace.settings().keep({.account = account, .repositories = names});
        const auto options = cli::parseOptions(arguments);
        if (!options)
            qFatal("%s", qPrintable(options.error().sentence()));
        const auto command = console::commandFor(workspace, *options);
        Ended ended;
        QObject::connect(command.get(), &console::Command::ended, command.get(),
                         [&ended](int status) { ended.status = status; });
        Captured output(stdout, m_home.filePath(u"output"_s));
        Captured errors(stderr, m_home.filePath(u"errors"_s));
        command->start();
        (void)QTest::qWaitFor([&ended] { return ended.status >= 0; }, 60'000);
        ended.output = output.text();
        ended.errors = errors.text();
        return ended;
    }

    /// What is in the folder that the commands are run in: the profile.
    QString fileIn(const QString& name) const { return m_home.filePath(name); }
    QString storeFile() const { return settings::Profile::in(m_home.path()).storeFile(); }

    core::ManualClock clock{QDateTime(QDate(2026, 10, 5), QTime(8, 0), QTimeZone::UTC)};
    demo::Server server{clock};
    demo::Repository& repository;
    QString login = u"mara"_s; ///< whose account it is; the embedded GitHub's viewer
    std::vector<core::RepositoryName> names{{.owner = u"mara"_s, .name = u"signal"_s}};

private:
    demo::Repository& prepared()
    {
        demo::World& world = server.world();
        world.addUser(u"mara"_s, u"Mara Holt"_s);
        world.setViewer(u"mara"_s);
        if (!server.listen())
            qFatal("the embedded GitHub does not listen");
        demo::Repository& made = world.addRepository(u"mara"_s, u"signal"_s);
        made.workflows.push_back(workflowOf(world.nextId(u"workflow"_s), u"CI"_s, {u"Test"_s, u"Lint"_s, u"Docs"_s}));
        return made;
    }

    QTemporaryDir m_home;
    QTimer m_time;
};

} // namespace signalbox::tests
