// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What bench_start compares with: a program of Qt Widgets alone that shows an empty window and says so.
#include "timed_application.h"

#include <QMainWindow>

#include <cstdio>

int main(int count, char** arguments)
{
    TimedApplication application(count, arguments);
    QMainWindow window;
    window.resize(1180, 760);
    application.painted = [] {
        std::puts("painted");
        std::fflush(stdout);
        QApplication::exit(0);
    };
    window.show();
    return QApplication::exec();
}
