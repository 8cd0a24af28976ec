// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options.h"
#include "console/output.h"
#include "console/run.h"
#include "credentials/token_environment.h"
#include "demo/serve.h"
#include "gui/run.h"

#include <QApplication>

#include <csignal>

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

int print(const QString& text)
{
    console::Output output;
    if (output.write(text))
        return cli::Fine;
    output.complain(console::Output::brokenPipe());
    return cli::Failed;
}

int runConsole(const cli::Options& options, const credentials::TokenEnvironment& environment)
{
    using Command = cli::Options::Command;
    switch (options.command) {
    case Command::Help:
        return print(cli::helpText());
    case Command::Version:
        return print(u"signalbox "_s + QLatin1StringView(SIGNALBOX_VERSION) + u'\n');
    case Command::Serve:
        return demo::serve({.socket = options.socket, .speed = options.speed, .scenarios = options.scenarios});
    default:
        return console::run(options, environment);
    }
}

} // namespace

int main(int argc, char** argv)
{
    // A reader that goes away is an error to tell of, not a signal to die from.
    std::signal(SIGPIPE, SIG_IGN);
    const auto environment = credentials::TokenEnvironment::take();
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const auto options = cli::parseOptions(arguments);
    if (!options) {
        console::Output().complain(options.error());
        return cli::Usage;
    }
    using Command = cli::Options::Command;
    if (options->command == Command::Window || options->command == Command::Edit) {
        QApplication application(argc, argv);
        return gui::run(application, *options, environment);
    }
    const QCoreApplication application(argc, argv);
    return runConsole(*options, environment);
}
