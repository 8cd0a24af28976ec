// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/simulated_day.h"

#include <QProcess>

/// Has a program of its own write a simulated day into a store, kills it with SIGKILL at a random moment, and looks at
/// what it left behind. The program is the one that runs, called with arguments that writeDay() understands.
class KilledWriter {
public:
    /// The program's other self: writes the day from call `first` on and says the number of each call on standard
    /// output as soon as the store has acknowledged it. Nothing when the arguments ask for something else.
    static std::optional<int> writeDay(const QStringList& arguments);

    KilledWriter(QString path, quint32 seed);

    /// Starts, kills and looks; empty when the store opened, held all that was acknowledged and at most the one call
    /// more that was on its way, whole, and is sound to SQLite.
    QString killOnce();
    int acknowledged() const { return m_day.calls(); } ///< calls that the store holds

private:
    int runAndKill();
    QString look(int acknowledged);
    QString integrity() const;

    QString m_path;
    quint32 m_seed;
    QRandomGenerator m_moments;
    SimulatedDay m_day;
};
