// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/seed.h"

namespace signalbox::demo {

namespace {

// The finaliser of SplitMix64: every bit of the input moves half of the bits of the output.
quint64 scatter(quint64 value)
{
    value += 0x9e3779b97f4a7c15ULL;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

} // namespace

quint64 mix(quint64 a, quint64 b, quint64 c)
{
    return scatter(scatter(scatter(a) ^ b) ^ c);
}

double chance(quint64 a, quint64 b, quint64 c)
{
    return static_cast<double>(mix(a, b, c) >> 11) / 9007199254740992.0;
}

QString shaFrom(quint64 a, quint64 b, quint64 c)
{
    QString sha;
    for (quint64 part = 0; part < 3; ++part)
        sha += QStringLiteral("%1").arg(mix(mix(a, b, c), part), 16, 16, QLatin1Char('0'));
    return sha.left(40);
}

quint64 numberFrom(const QString& text)
{
    quint64 number = 0xcbf29ce484222325ULL;
    for (const QChar letter : text)
        number = (number ^ letter.unicode()) * 0x100000001b3ULL;
    return number;
}

} // namespace signalbox::demo
