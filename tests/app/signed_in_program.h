// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/server.h"
#include "gui/application.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace signalbox::tests {

/// The whole program with a window, put together as main() does, at work on an embedded GitHub with the repositories of
/// the demo and the one of 240 jobs. A test asks it to be signed in, and looks into both ends.
class SignedInProgram {
public:
    static constexpr int patience = 20'000; ///< milliseconds; a slow machine under sanitizers

    static constexpr auto project
        = u"langgraph/rust-langgraph"; ///< what signIn() watches, unless another scene is played

    /// What the embedded GitHub plays, and which of its projects signIn() watches.
    struct Scene {
        QStringList scenarios{QString(), QStringLiteral(":/demo/matrix.json")}; ///< empty: the demo's own
        QString watched{SignedInProgram::project};
    };

    /// The embedded GitHub listens, and the program has started on an empty profile; nobody is signed in.
    SignedInProgram();
    explicit SignedInProgram(Scene scene);
    ~SignedInProgram();
    SignedInProgram(const SignedInProgram&) = delete;
    SignedInProgram& operator=(const SignedInProgram&) = delete;

    /// Ends the program, if it runs, and starts it again on the same profile.
    void start();
    /// As a person does: server, token, check, the project, watch. False when it did not come so far.
    bool signIn();

    gui::Application& program() { return *m_program; }
    views::MainWindow& window() { return m_program->window(); }
    views::PipelineView& pipeline() { return window().pipeline(); }
    views::SignInDialog* signInDialog() { return m_program->signIn().dialog(); }
    QAction* action(const QString& name) { return window().findChild<QAction*>(name); }
    settings::Profile profile() const { return settings::Profile::in(m_folder.path()); }
    QString folder() const { return m_folder.path(); }

    demo::Server& server() { return m_server; }
    /// What has reached GitHub and was meant to change something.
    const std::vector<demo::Write>& writes() { return m_server.traffic().writes; }
    demo::Repository& repository(); ///< the project, as GitHub has it
    /// The project's newest run that fits; the scenario must have one.
    demo::Run& newest(const std::function<bool(const demo::Run&)>& fits);
    demo::Run& newestFailed();
    demo::Run& newestWaiting(); ///< for a deployment to be approved

    /// Opens the run once the program knows it.
    bool open(const demo::Run& run);
    /// Opens the newest failed run and waits for the whole log of its first failed job.
    bool openFailedLog();

private:
    Scene m_scene;
    core::SystemClock m_clock;
    demo::Server m_server;
    QTemporaryDir m_folder;
    std::unique_ptr<gui::Application> m_program;
};

} // namespace signalbox::tests
