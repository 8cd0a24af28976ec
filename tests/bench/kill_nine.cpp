// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// kill -9 at 200 random moments of a simulated day: the store opens each time and has lost nothing it acknowledged.
// An argument is the seed of the day and of the moments.
#include "history/killed_writer.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::StringLiterals;

int main(int count, char** arguments)
{
    const QCoreApplication application(count, arguments);
    const QStringList words = QCoreApplication::arguments();
    if (const auto status = KilledWriter::writeDay(words))
        return *status;

    constexpr int kills = 200;
    const quint32 seed = words.size() > 1 ? words[1].toUInt() : 9;
    const QTemporaryDir folder;
    KilledWriter writer(folder.filePath(u"history.sqlite"_s), seed);
    int sound = 0;
    for (int kill = 1; kill <= kills; ++kill) {
        const QString problem = writer.killOnce();
        if (!problem.isEmpty()) {
            std::fprintf(stderr, "seed %u, kill %d: %s\n", seed, kill, qPrintable(problem));
            break; // what is lost stays lost: every look after it would say the same
        }
        ++sound;
    }
    std::printf("store opened whole after kill -9, %d calls acknowledged\t%d\tkills\t%d kills\t%.3f\t= %d\t%s\n",
                writer.acknowledged(), sound, kills, double(sound) / kills, kills, sound == kills ? "met" : "missed");
    return sound == kills ? 0 : 1;
}
