// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/fault_words.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr double longestDelay = 86'400;

constexpr std::array<std::pair<QLatin1StringView, FaultKind>, 15> kinds{{
    {"slow"_L1, FaultKind::Slow},
    {"cut-off"_L1, FaultKind::CutOff},
    {"invalid-json"_L1, FaultKind::InvalidJson},
    {"empty"_L1, FaultKind::EmptyBody},
    {"duplicated"_L1, FaultKind::DuplicatedRows},
    {"reordered"_L1, FaultKind::ReorderedRows},
    {"clock-skew"_L1, FaultKind::ClockSkew},
    {"status"_L1, FaultKind::Status},
    {"unicorn"_L1, FaultKind::UnicornPage},
    {"primary-limit"_L1, FaultKind::PrimaryLimit},
    {"secondary-limit"_L1, FaultKind::SecondaryLimit},
    {"secondary-limit-bare"_L1, FaultKind::SecondaryLimitBare},
    {"lost-answer"_L1, FaultKind::LostAnswer},
    {"doubled-answer"_L1, FaultKind::DoubledAnswer},
    {"refused"_L1, FaultKind::Refused},
}};

// The first of its fields that cannot be what it says; empty when all can.
QString flawIn(const QJsonObject& object)
{
    static const QStringList known{u"kind"_s, u"count"_s, u"method"_s, u"path"_s, u"status"_s, u"delay"_s, u"after"_s};
    for (const QString& name : object.keys()) {
        if (!known.contains(name))
            return name;
    }
    const double count = object.value("count"_L1).toDouble(object.contains("count"_L1) ? 0 : 1);
    if (count != std::trunc(count) || count == 0 || std::abs(count) > 1'000'000)
        return u"count"_s;
    const double after = object.value("after"_L1).toDouble(object.contains("after"_L1) ? -1 : 0);
    if (after != std::trunc(after) || after < 0 || after > 1'000'000)
        return u"after"_s;
    const double status = object.value("status"_L1).toDouble(object.contains("status"_L1) ? 0 : 500);
    if (status != std::trunc(status) || status < 400 || status > 599)
        return u"status"_s;
    const double delay = object.value("delay"_L1).toDouble(object.contains("delay"_L1) ? -1 : 5);
    if (!(delay >= 0 && delay <= longestDelay))
        return u"delay"_s;
    for (const QString& name : {u"method"_s, u"path"_s}) {
        if (object.contains(name) && !object.value(name).isString())
            return name;
    }
    return QRegularExpression(object.value("path"_L1).toString()).isValid() ? QString() : u"path"_s;
}

} // namespace

std::expected<Fault, QString> faultFrom(const QJsonObject& object)
{
    const auto kind = std::ranges::find(kinds, object.value("kind"_L1).toString(),
                                        [](const auto& each) { return QString(each.first); });
    if (kind == kinds.end()) {
        QStringList names;
        for (const auto& [name, value] : kinds)
            names.append(name);
        return std::unexpected(u"\"kind\" has to be one of "_s + names.join(", "_L1) + u'.');
    }
    if (const QString flaw = flawIn(object); !flaw.isEmpty())
        return std::unexpected(u"\"%1\" is not known here, or not within what it may be."_s.arg(flaw));
    Fault fault{.kind = kind->second,
                .count = object.value("count"_L1).toInt(1),
                .method = object.value("method"_L1).toString().toUpper().toLatin1(),
                .status = object.value("status"_L1).toInt(500),
                .delay = std::chrono::milliseconds(
                    static_cast<qint64>(std::lround(object.value("delay"_L1).toDouble(5) * 1000))),
                .after = object.value("after"_L1).toInt()};
    if (object.contains("path"_L1))
        fault.path = QRegularExpression(object.value("path"_L1).toString());
    return fault;
}

QJsonObject describe(const Fault& fault)
{
    const auto kind = std::ranges::find(kinds, fault.kind, [](const auto& each) { return each.second; });
    QJsonObject object{{u"kind"_s, kind == kinds.end() ? QString() : QString(kind->first)},
                       {u"count"_s, fault.count},
                       {u"status"_s, fault.status},
                       {u"delay"_s, static_cast<double>(fault.delay.count()) / 1000}};
    if (fault.after > 0)
        object.insert("after"_L1, fault.after);
    if (!fault.method.isEmpty())
        object.insert("method"_L1, QString::fromLatin1(fault.method));
    if (!fault.path.pattern().isEmpty())
        object.insert("path"_L1, fault.path.pattern());
    return object;
}

} // namespace signalbox::demo
