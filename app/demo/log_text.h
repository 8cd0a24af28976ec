// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/world.h"

#include <QMap>
#include <QString>
#include <QStringList>

namespace signalbox::demo {

/// The texts of resources/demo/logs with what they leave open filled in for one job: {repository}, {sha}, {rust}, ...,
/// {coverage}, {number:8.4} (that, varied a little), {bench:414} (that, as slow as the run's benchmarks are),
/// {long:453000} (that many characters), {esc}.
class LogText {
public:
    LogText(World& world, const Job& job);

    /// Lines of a kind of output, of its failed form where there is one. A line that begins with {+} continues the line
    /// before it. Empty for an unknown kind. The benchmarks of a run that is slower by a
    /// tenth or more write their slow form.
    QStringList lines(const QString& kind, bool failed) const;
    /// Any text with its places filled in.
    QString filled(const QString& text) const;

private:
    QString place(const QString& name, const QString& argument) const;

    QMap<QString, QString> m_values;
    double m_slowdown = 1;
    quint64 m_salt = 0;
};

} // namespace signalbox::demo
