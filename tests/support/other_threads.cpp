// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/other_threads.h"

#include <QDir>
#include <QFile>

#include <algorithm>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace signalbox::tests {

OtherThreads OtherThreads::now()
{
    OtherThreads all;
    const QDir threads(u"/proc/self/task"_s);
    const QString own = QString::number(gettid());
    for (const QString& thread : threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile status(threads.filePath(thread + u"/status"_s));
        if (thread == own || !status.open(QIODevice::ReadOnly)) // it has ended meanwhile
            continue;
        QByteArray standing;
        for (const QByteArray& line : status.readAll().split('\n')) {
            if (line.startsWith("State:") || line.contains("ctxt_switches:"))
                standing += line + '\n';
        }
        all.m_standing.emplace(thread.toLatin1(), standing);
    }
    return all;
}

bool OtherThreads::allSleep() const
{
    return std::ranges::all_of(m_standing, [](const auto& each) { return each.second.contains("S (sleeping)"); });
}

} // namespace signalbox::tests
