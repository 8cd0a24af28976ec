// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "signed_in_program.h"

#include "logs/log_view.h"
#include "pipeline/pipeline_view.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;

namespace signalbox::tests {

SignedInProgram::SignedInProgram()
    : SignedInProgram(Scene())
{
}

SignedInProgram::SignedInProgram(Scene scene)
    : m_scene(std::move(scene))
    , m_server(m_clock)
{
    for (const QString& scenario : m_scene.scenarios) {
        if (!(scenario.isEmpty() ? m_server.load() : m_server.load(scenario)))
            qFatal("the embedded GitHub does not play %s", qPrintable(scenario));
    }
    if (!m_server.listen())
        qFatal("the embedded GitHub does not start");
    start();
}

SignedInProgram::~SignedInProgram()
{
    m_program.reset(); // while its GitHub is still there
}

void SignedInProgram::start()
{
    m_program.reset();
    m_program = std::make_unique<gui::Application>(*qApp, cli::Options(), profile(), credentials::TokenEnvironment());
    m_program->start();
}

bool SignedInProgram::signIn()
{
    if (!QTest::qWaitFor([this] { return signInDialog() != nullptr; }, patience))
        return false;
    auto* dialog = signInDialog();
    dialog->setHost(m_server.apiUrl().toString());
    dialog->findChild<QLineEdit*>(u"token"_s)->setText(u"write-token"_s);
    dialog->findChild<QPushButton*>(u"check"_s)->click();
    const auto accepted = [dialog] { return dialog->state().step() == views::SignInState::Step::Accepted; };
    if (!QTest::qWaitFor(accepted, patience))
        return false;
    auto* field = dialog->findChild<QLineEdit*>(u"repositoryField"_s);
    field->setText(m_scene.watched);
    QTest::keyClick(field, Qt::Key_Return);
    dialog->findChild<QPushButton*>(u"watch"_s)->click();
    return QTest::qWaitFor([this] { return !signInDialog(); }, patience);
}

demo::Repository& SignedInProgram::repository()
{
    return *m_server.world().repository(m_scene.watched);
}

demo::Run& SignedInProgram::newest(const std::function<bool(const demo::Run&)>& fits)
{
    auto& runs = repository().runs;
    const auto found = std::find_if(runs.rbegin(), runs.rend(), [&](const auto& run) { return fits(*run); });
    if (found == runs.rend())
        qFatal("the scenario has no such run");
    return **found;
}

demo::Run& SignedInProgram::newestFailed()
{
    return newest([](const demo::Run& run) { return run.conclusion() == "failure"_L1; });
}

demo::Run& SignedInProgram::newestWaiting()
{
    return newest([](const demo::Run& run) { return !run.ended() && run.status() == "waiting"_L1; });
}

bool SignedInProgram::open(const demo::Run& run)
{
    const auto account = m_program->accounts().first()->account().id;
    if (!QTest::qWaitFor([&] { return m_program->runs().find(account, core::RunId{run.id}); }, patience))
        return false;
    window().openRun(account, core::RunId{run.id});
    return true;
}

bool SignedInProgram::openFailedLog()
{
    const auto isRead = [this] { return pipeline().log().showsText() && pipeline().log().document().isComplete(); };
    return open(newestFailed()) && QTest::qWaitFor(isRead, patience);
}

} // namespace signalbox::tests
