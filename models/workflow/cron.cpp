// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/cron.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::workflow {
namespace {

constexpr int daysToSearch = 12 * 366 + 1; // a first of January that is a Monday, over a century without a leap day
constexpr int minutesOfDay = 24 * 60;

const QStringList monthNames{u"JAN"_s, u"FEB"_s, u"MAR"_s, u"APR"_s, u"MAY"_s, u"JUN"_s,
                             u"JUL"_s, u"AUG"_s, u"SEP"_s, u"OCT"_s, u"NOV"_s, u"DEC"_s};
const QStringList weekdayNames{u"SUN"_s, u"MON"_s, u"TUE"_s, u"WED"_s, u"THU"_s, u"FRI"_s, u"SAT"_s};

QString tr(const char* text)
{
    return QCoreApplication::translate("signalbox::workflow::Cron", text);
}

/// One of the five, and what may stand in it.
struct Field {
    QString name;
    int least = 0;
    int most = 59;
    QStringList names; ///< of least, least + 1, ...
};

std::unexpected<core::Error> wrong(const QString& what)
{
    return std::unexpected(core::Error{.kind = core::ErrorKind::Malformed, .what = what});
}

std::optional<int> numberOf(const QString& word, const Field& field)
{
    if (const qsizetype name = field.names.indexOf(word.toUpper()); name >= 0)
        return field.least + int(name);
    // Not toInt() alone, which takes "+5" and " 5".
    const bool digits = !word.isEmpty() && word.size() <= 2
        && std::ranges::all_of(word, [](QChar c) { return c >= u'0' && c <= u'9'; });
    const int number = word.toInt();
    return digits && number >= field.least && number <= field.most ? std::optional(number) : std::nullopt;
}

/// "*", "5", "MON-FRI", each with or without "/2", into `set`.
template <std::size_t N>
core::Result<void> readPart(const QString& part, const Field& field, std::bitset<N>& set)
{
    const qsizetype slash = part.indexOf(u'/');
    const QString range = slash < 0 ? part : part.left(slash);
    int step = 1;
    if (slash >= 0) {
        const auto given = numberOf(part.mid(slash + 1), {.least = 1, .most = field.most});
        if (!given)
            return wrong(tr("The step \"%1\" of the %2 is no number from 1 to %3.")
                             .arg(part.mid(slash + 1), field.name)
                             .arg(field.most));
        step = *given;
    }
    const qsizetype dash = range.indexOf(u'-');
    std::optional<int> from;
    std::optional<int> to;
    if (range == u"*"_s) {
        from = field.least;
        to = field.most;
    } else if (dash >= 0) {
        from = numberOf(range.left(dash), field);
        to = numberOf(range.mid(dash + 1), field);
    } else {
        from = numberOf(range, field);
        to = slash >= 0 ? std::optional(field.most) : from; // "5/15": from 5 on
    }
    if (!from || !to)
        return wrong(tr("\"%1\" is no %2 from %3 to %4.").arg(range, field.name).arg(field.least).arg(field.most));
    if (*from > *to)
        return wrong(tr("The range \"%1\" of the %2 ends before it begins.").arg(range, field.name));
    for (int value = *from; value <= *to; value += step)
        set.set(std::size_t(value));
    return {};
}

template <std::size_t N>
core::Result<void> readField(const QString& text, const Field& field, std::bitset<N>& set)
{
    for (const QString& part : text.split(u',')) {
        if (auto read = readPart(part, field, set); !read)
            return read;
    }
    return {};
}

template <std::size_t N>
std::optional<int> only(const std::bitset<N>& set)
{
    if (set.count() != 1)
        return std::nullopt;
    return int(std::countr_zero(set.to_ullong()));
}

/// Every so many from 0 on, to the end: 15 for 0,15,30,45.
template <std::size_t N>
std::optional<int> stepOf(const std::bitset<N>& set, int end)
{
    for (int step = 1; step < end; ++step) {
        std::bitset<N> same;
        for (int value = 0; value < end; value += step)
            same.set(std::size_t(value));
        if (same == set && end % step == 0)
            return step;
    }
    return std::nullopt;
}

QString clock(int minuteOfDay)
{
    return u"%1:%2"_s.arg(minuteOfDay / 60, 2, 10, QChar(u'0')).arg(minuteOfDay % 60, 2, 10, QChar(u'0'));
}

} // namespace

core::Result<Cron> Cron::parse(const QString& text, const QString& timezone)
{
    if (text.contains(QChar::Nbsp))
        return wrong(tr("The cron has a space that does not break, which GitHub takes for no space."));
    Cron cron;
    cron.m_text = text.simplified();
    const QStringList fields = cron.m_text.split(u' ', Qt::SkipEmptyParts);
    if (fields.size() != 5)
        return wrong(tr("A cron has five fields, and \"%1\" has %2.").arg(cron.m_text).arg(fields.size()));
    if (!timezone.isEmpty()) {
        cron.m_zone = QTimeZone(timezone.toUtf8());
        if (!cron.m_zone.isValid())
            return wrong(tr("There is no time zone \"%1\".").arg(timezone));
    }
    const std::array results{
        readField(fields[0], {.name = tr("minute")}, cron.m_minutes),
        readField(fields[1], {.name = tr("hour"), .most = 23}, cron.m_hours),
        readField(fields[2], {.name = tr("day of the month"), .least = 1, .most = 31}, cron.m_days),
        readField(fields[3], {.name = tr("month"), .least = 1, .most = 12, .names = monthNames}, cron.m_months),
        readField(fields[4], {.name = tr("day of the week"), .most = 6, .names = weekdayNames}, cron.m_weekdays),
    };
    for (const auto& result : results) {
        if (!result)
            return std::unexpected(result.error());
    }
    cron.m_anyDay = fields[2].startsWith(u'*');
    cron.m_anyWeekday = fields[4].startsWith(u'*');
    if (!cron.nextAfter(QDateTime(QDate(2024, 1, 1), QTime(0, 0), QTimeZone::UTC)).isValid())
        return wrong(tr("The time of \"%1\" never comes.").arg(cron.m_text));
    return cron;
}

/// Of a day of the month and a day of the week that are both given, either is enough, as POSIX has it.
bool Cron::fitsDay(QDate day) const
{
    if (!m_months.test(std::size_t(day.month())))
        return false;
    const bool monthday = m_days.test(std::size_t(day.day()));
    const bool weekday = m_weekdays.test(std::size_t(day.dayOfWeek() % 7));
    return m_anyDay || m_anyWeekday ? monthday && weekday : monthday || weekday;
}

std::optional<int> Cron::firstMinuteFrom(int minuteOfDay) const
{
    for (int minute = minuteOfDay; minute < minutesOfDay; ++minute) {
        if (m_hours.test(std::size_t(minute / 60)) && m_minutes.test(std::size_t(minute % 60)))
            return minute;
    }
    return std::nullopt;
}

std::optional<int> Cron::lastMinuteUntil(int minuteOfDay) const
{
    for (int minute = minuteOfDay; minute >= 0; --minute) {
        if (m_hours.test(std::size_t(minute / 60)) && m_minutes.test(std::size_t(minute % 60)))
            return minute;
    }
    return std::nullopt;
}

QDateTime Cron::at(QDate day, int minuteOfDay) const
{
    return QDateTime(day, QTime(minuteOfDay / 60, minuteOfDay % 60), m_zone).toUTC();
}

QDateTime Cron::nextAfter(const QDateTime& moment) const
{
    const QDateTime local = moment.toTimeZone(m_zone);
    QDate day = local.date();
    int from = local.time().hour() * 60 + local.time().minute() + 1;
    for (int i = 0; i < daysToSearch; ++i, day = day.addDays(1), from = 0) {
        if (!fitsDay(day))
            continue;
        // Where the clocks are set back, the hour that comes twice would else be found in the past.
        for (auto minute = firstMinuteFrom(from); minute; minute = firstMinuteFrom(*minute + 1)) {
            if (const QDateTime found = at(day, *minute); found > moment)
                return found;
        }
    }
    return {};
}

std::optional<QDateTime> Cron::lastBefore(const QDateTime& moment) const
{
    const QDateTime local = moment.toTimeZone(m_zone);
    QDate day = local.date();
    int until = local.time().hour() * 60 + local.time().minute();
    for (int i = 0; i < daysToSearch; ++i, day = day.addDays(-1), until = minutesOfDay - 1) {
        if (!fitsDay(day))
            continue;
        for (auto minute = lastMinuteUntil(until); minute; minute = lastMinuteUntil(*minute - 1)) {
            if (const QDateTime found = at(day, *minute); found <= moment)
                return found;
        }
    }
    return std::nullopt;
}

bool Cron::isTooOften() const
{
    int before = -minutesOfDay;
    for (auto minute = firstMinuteFrom(0); minute; minute = firstMinuteFrom(*minute + 1)) {
        if (*minute - std::exchange(before, *minute) < shortestGap.count())
            return true;
    }
    return false;
}

QString Cron::timeWords() const
{
    const auto minute = only(m_minutes);
    const auto hour = only(m_hours);
    const QString zone = m_zone == QTimeZone::UTC ? u"UTC"_s : QString::fromUtf8(m_zone.id());
    if (minute && hour)
        return tr("at %1 %2").arg(clock(*hour * 60 + *minute), zone);
    if (minute && m_hours.all())
        return *minute == 0 ? tr("every hour") : tr("every hour at minute %1").arg(*minute);
    if (const auto step = stepOf(m_minutes, 60); step && m_hours.all())
        return *step == 1 ? tr("every minute") : tr("every %1 minutes").arg(*step);
    if (const auto step = stepOf(m_hours, 24); step && minute)
        return tr("every %1 hours at minute %2 %3").arg(*step).arg(*minute).arg(zone);
    return {};
}

QString Cron::dayWords() const
{
    const bool everyMonth = m_months.count() == 12;
    const bool daily = m_days.count() == 31 && m_weekdays.all();
    if (daily && everyMonth)
        return u""_s;
    const QLocale english(QLocale::English);
    if (everyMonth && m_days.count() == 31) {
        if (m_weekdays == std::bitset<7>(0b0111110))
            return tr(" on working days");
        QStringList days;
        for (int day = 1; day <= 7; ++day) {
            if (m_weekdays.test(std::size_t(day % 7)))
                days << english.dayName(day);
        }
        return tr(" every %1").arg(days.join(u", "_s));
    }
    if (const auto day = only(m_days); day && everyMonth && m_weekdays.all())
        return tr(" on day %1 of every month").arg(*day);
    return {};
}

QString Cron::words() const
{
    const QString time = timeWords();
    const QString day = dayWords();
    return time.isEmpty() || day.isNull() ? m_text : time + day;
}

} // namespace signalbox::workflow
