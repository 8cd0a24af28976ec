// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/error_patterns.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

// A static library's resources are taken in by naming them; Qt wants this outside of all namespaces.
static void takeInResources()
{
    Q_INIT_RESOURCE(signalbox_logs);
}

namespace signalbox::logs {

namespace {

constexpr int leastMarkedRank = 60;

core::Error malformed(const QString& where)
{
    return {.kind = core::ErrorKind::Malformed,
            .what = u"The list of error patterns cannot be read."_s,
            .advice = u"Correct the entry, or leave the list as it came."_s,
            .detail = where};
}

std::vector<QString> literalsOf(const QJsonObject& entry)
{
    std::vector<QString> literals;
    for (const QJsonValue& hint : entry["hints"_L1].toArray())
        literals.push_back(hint.toString());
    if (const QString literal = entry["literal"_L1].toString(); literals.empty() && !literal.isEmpty())
        literals.push_back(literal);
    return literals;
}

core::Result<ErrorPattern> readPattern(const QJsonObject& entry)
{
    ErrorPattern pattern;
    pattern.name = entry["name"_L1].toString();
    pattern.literals = literalsOf(entry);
    pattern.expression.setPattern(entry["pattern"_L1].toString());
    pattern.rank = entry["rank"_L1].toInt();
    pattern.markedRank = entry["markedRank"_L1].toInt(std::max(pattern.rank, leastMarkedRank));
    pattern.onlyMarked = entry["only"_L1].toString() == "marked"_L1;
    pattern.pointsBefore = entry["points"_L1].toString() == "before"_L1;
    if (pattern.name.isEmpty() || pattern.expression.pattern().isEmpty() || pattern.rank < 1 || pattern.rank > 90)
        return std::unexpected(malformed(pattern.name));
    if (!pattern.expression.isValid())
        return std::unexpected(malformed(pattern.name + u": "_s + pattern.expression.errorString()));
    pattern.expression.optimize();
    return pattern;
}

} // namespace

core::Result<std::vector<ErrorPattern>> readErrorPatterns(const QByteArray& json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    const QJsonValue list = document["patterns"_L1];
    if (!list.isArray())
        return std::unexpected(malformed(problem.error ? problem.errorString() : u"patterns"_s));
    std::vector<ErrorPattern> patterns;
    for (const QJsonValue& entry : list.toArray()) {
        auto pattern = readPattern(entry.toObject());
        if (!pattern)
            return std::unexpected(pattern.error());
        patterns.push_back(std::move(*pattern));
    }
    return patterns;
}

const std::vector<ErrorPattern>& errorPatterns()
{
    static const std::vector<ErrorPattern> patterns = [] {
        takeInResources();
        QFile file(u":/signalbox/logs/error_patterns.json"_s);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("error_patterns.json is not compiled in");
        auto read = readErrorPatterns(file.readAll());
        if (!read)
            qFatal("error_patterns.json: %s", qUtf8Printable(read.error().detail));
        return std::move(*read);
    }();
    return patterns;
}

ErrorMatch matchError(const std::vector<ErrorPattern>& patterns, const QString& text, bool marked)
{
    ErrorMatch best{marked ? leastMarkedRank : 0, false};
    bool excused = false; // a marked line that a pattern knows to say little
    for (const ErrorPattern& pattern : patterns) {
        const int rank = marked ? pattern.markedRank : pattern.rank;
        if (pattern.onlyMarked && !marked)
            continue;
        const bool lowers = marked && rank < leastMarkedRank;
        if (!lowers && rank <= best.rank)
            continue;
        const auto has = [&text](const QString& literal) { return text.contains(literal); };
        if (!pattern.literals.empty() && std::ranges::none_of(pattern.literals, has))
            continue;
        if (!pattern.expression.match(text).hasMatch())
            continue;
        if (lowers && best.rank > leastMarkedRank)
            continue;
        if (lowers && excused && rank <= best.rank)
            continue;
        best = {rank, pattern.pointsBefore};
        excused = excused || lowers;
    }
    return best;
}

} // namespace signalbox::logs
