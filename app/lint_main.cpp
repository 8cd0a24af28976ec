// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "linting/command.h"

#include <csignal>

int main(int argc, char** argv)
{
    // A reader that goes away is an error to tell of, not a signal to die from.
    std::signal(SIGPIPE, SIG_IGN);
    QStringList arguments;
    for (int i = 2; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    return signalbox::linting::run(arguments);
}
