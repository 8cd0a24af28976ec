// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/banner.h"
#include "logs/log_view.h"
#include "pipeline/pipeline_view.h"
#include "signed_in_program.h"

#include <QAction>
#include <QTest>

namespace signalbox::tests {

/// A test of the whole program, screen by screen. What its parts do alone is shown by their own tests; here is whether
/// they are wired, and wired once. Each slot begins with a program that is new and signed in.
class ProgramTest : public QObject {
    Q_OBJECT

protected:
    static constexpr int patience = SignedInProgram::patience;

    SignedInProgram& both() { return *m_both; }
    gui::Application& program() { return m_both->program(); }
    views::MainWindow& window() { return m_both->window(); }
    views::PipelineView& pipeline() { return m_both->pipeline(); }
    views::SignInDialog* dialog() { return m_both->signInDialog(); }
    QAction* action(const QString& name) { return m_both->action(name); }
    demo::Server& server() { return m_both->server(); }
    demo::Repository& repository() { return m_both->repository(); }
    /// The window's own: the pipeline has another one for what is old.
    views::Banner* banner()
    {
        return window().centralWidget()->findChild<views::Banner*>(QString(), Qt::FindDirectChildrenOnly);
    }

    QList<QUrl> m_pages; // that the web browser was asked for

public Q_SLOTS:
    void openPage(const QUrl& page) { m_pages << page; }

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

private:
    std::unique_ptr<SignedInProgram> m_both;
};

} // namespace signalbox::tests
