// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/timestamp.h"

#include <array>

using namespace Qt::StringLiterals;

namespace signalbox::logs {

namespace {

/// `count` digits at `at`, or -1.
int digits(QByteArrayView line, int at, int count)
{
    int value = 0;
    for (int i = at; i < at + count; ++i) {
        const char c = line[i];
        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

struct Mark {
    int at;
    char is;
};

constexpr std::array marks{Mark{4, '-'},  Mark{7, '-'},  Mark{10, 'T'}, Mark{13, ':'},
                           Mark{16, ':'}, Mark{19, '.'}, Mark{27, 'Z'}};

} // namespace

std::optional<StampPrefix> stampOf(QByteArrayView line)
{
    using namespace std::chrono;
    if (line.size() < stampLength)
        return std::nullopt;
    if (!std::ranges::all_of(marks, [line](Mark mark) { return line[mark.at] == mark.is; }))
        return std::nullopt;
    const int fraction = digits(line, 20, 7);
    const int hour = digits(line, 11, 2);
    const int minute = digits(line, 14, 2);
    const int second = digits(line, 17, 2);
    const int yearNumber = digits(line, 0, 4);
    const int monthNumber = digits(line, 5, 2);
    const int dayNumber = digits(line, 8, 2);
    if (fraction < 0 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60
        || yearNumber < 0 || monthNumber < 0 || dayNumber < 0)
        return std::nullopt;
    const year_month_day date{year{yearNumber}, month{unsigned(monthNumber)}, day{unsigned(dayNumber)}};
    if (!date.ok())
        return std::nullopt;
    const Stamp stamp = sys_days{date} + hours{hour} + minutes{minute} + seconds{second} + Ticks{fraction};
    const bool spaced = line.size() > stampLength && line[stampLength] == ' ';
    return StampPrefix{stamp, stampLength + (spaced ? 1 : 0)};
}

QString absolute(Stamp stamp, bool withDate)
{
    using namespace std::chrono;
    const auto day = floor<days>(stamp);
    const hh_mm_ss time{floor<milliseconds>(stamp - day)};
    QString text = u"%1:%2:%3.%4"_s.arg(time.hours().count(), 2, 10, '0'_L1)
                       .arg(time.minutes().count(), 2, 10, '0'_L1)
                       .arg(time.seconds().count(), 2, 10, '0'_L1)
                       .arg(time.subseconds().count(), 3, 10, '0'_L1);
    if (!withDate)
        return text;
    const year_month_day date{day};
    return u"%1-%2-%3 "_s.arg(int(date.year()))
               .arg(unsigned(date.month()), 2, 10, '0'_L1)
               .arg(unsigned(date.day()), 2, 10, '0'_L1)
        + text;
}

QString lasting(Ticks lasted)
{
    using namespace std::chrono;
    const hh_mm_ss time{floor<milliseconds>(lasted)};
    const QString fraction = u".%1"_s.arg(time.subseconds().count(), 3, 10, '0'_L1);
    const auto two = [](auto value) { return u"%1"_s.arg(value.count(), 2, 10, '0'_L1); };
    if (time.hours().count() > 0)
        return u"%1:%2:%3"_s.arg(time.hours().count()).arg(two(time.minutes()), two(time.seconds())) + fraction;
    if (time.minutes().count() > 0)
        return u"%1:%2"_s.arg(time.minutes().count()).arg(two(time.seconds())) + fraction;
    return QString::number(time.seconds().count()) + fraction;
}

QString relative(Stamp stamp, Stamp start)
{
    // Down to whole milliseconds before the sign is taken off, as clocks count.
    const auto since = std::chrono::floor<std::chrono::milliseconds>(stamp - start);
    return (since.count() < 0 ? u'-' : u'+') + lasting(std::chrono::abs(since));
}

} // namespace signalbox::logs
