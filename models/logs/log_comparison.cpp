// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_comparison.h"

#include "logs/plain_line.h"

#include <QHash>

namespace signalbox::logs {

namespace {

constexpr qint64 longestLine = 2048; // bytes of a line that are compared
constexpr qint64 batch = 4096;

/// Gives equal lines equal numbers.
class LineNumbers {
public:
    explicit LineNumbers(const std::vector<NormaliseRule>& rules)
        : m_rules(rules)
    {
    }

    std::vector<quint32> of(const LineIndex& index, qint64 begin, const std::stop_token& stop)
    {
        std::vector<quint32> numbers;
        numbers.reserve(size_t(index.lineCount() - begin));
        for (qint64 first = begin; first < index.lineCount() && !stop.stop_requested(); first += batch) {
            for (const ByteRange& range : index.ranges(first, batch))
                numbers.push_back(of(index.file().read(range.begin, std::min(range.size(), longestLine))));
        }
        return numbers;
    }

private:
    quint32 of(QByteArrayView bytes)
    {
        if (const auto stamp = stampOf(bytes))
            bytes = bytes.sliced(stamp->length);
        // Most lines are there more than once, if only in both logs: the rules need to see them once.
        quint32& known = m_byBytes[qHash(bytes, bytesSeed)];
        if (known == 0) {
            const PlainLine line = plainLine(bytes);
            quint32& number = m_byText[qHash(normalised(m_rules, line.text), size_t(line.marker) + textSeed)];
            if (number == 0)
                number = ++m_last;
            known = number;
        }
        return known;
    }

    static constexpr size_t bytesSeed = 0x9E3779B9;
    static constexpr size_t textSeed = 0x85EBCA6B;

    const std::vector<NormaliseRule>& m_rules;
    QHash<size_t, quint32> m_byBytes;
    QHash<size_t, quint32> m_byText;
    quint32 m_last = 0;
};

} // namespace

LogComparison compareLogs(const LineIndex& oldIndex, const LineIndex& newIndex, const std::stop_token& stop,
                          const std::vector<NormaliseRule>& rules)
{
    LogComparison result{.oldLines = oldIndex.lineCount(), .newLines = newIndex.lineCount()};
    result.oldBegin = std::max<qint64>(0, result.oldLines - LogComparison::linesCompared);
    result.newBegin = std::max<qint64>(0, result.newLines - LogComparison::linesCompared);
    LineNumbers numbers(rules);
    const std::vector<quint32> oldLines = numbers.of(oldIndex, result.oldBegin, stop);
    const std::vector<quint32> newLines = numbers.of(newIndex, result.newBegin, stop);
    result.changes = diffLines(oldLines, newLines, stop);
    for (LineChange& change : result.changes) {
        change.oldFirst += result.oldBegin;
        change.newFirst += result.newBegin;
    }
    return result;
}

} // namespace signalbox::logs
