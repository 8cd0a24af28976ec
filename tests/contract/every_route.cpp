// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Prints every route of the embedded GitHub, "GET R/actions/runs/{id}", in the order in which they are tried, so that
// answers.test.mjs can say which of them nobody has judged.
#include "demo/router.h"

#include <QTextStream>

int main()
{
    QTextStream out(stdout);
    const signalbox::demo::Router router;
    for (const signalbox::demo::Route& route : router.routes())
        out << route.method << ' ' << route.pattern << Qt::endl;
    return 0;
}
