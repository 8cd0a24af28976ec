// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/moment.h"

#include <chrono>
#include <format>

namespace signalbox::demo {

namespace {

std::chrono::sys_time<std::chrono::milliseconds> point(Moment moment)
{
    return std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(moment));
}

} // namespace

QString stamp(Moment moment)
{
    if (moment == 0)
        return {};
    const auto whole = std::chrono::floor<std::chrono::seconds>(point(moment));
    return QString::fromStdString(std::format("{:%Y-%m-%dT%H:%M:%S}Z", whole));
}

QString logStamp(Moment moment, int fraction)
{
    return QString::fromStdString(std::format("{:%Y-%m-%dT%H:%M:%S}{:04}Z", point(moment), fraction));
}

QByteArray httpDate(Moment moment)
{
    const auto whole = std::chrono::floor<std::chrono::seconds>(point(moment));
    return QByteArray::fromStdString(std::format("{:%a, %d %b %Y %H:%M:%S} GMT", whole));
}

} // namespace signalbox::demo
