// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/first_error.h"

#include "logs/plain_line.h"

using namespace Qt::StringLiterals;

namespace signalbox::logs {

namespace {

constexpr qint64 wholeLimit = 16 << 20; // bytes of a log that is looked through from front to back
constexpr qint64 linesBefore = 3000; // of a marked error in a longer log
constexpr int mostErrors = 40; // marked errors of a longer log that are looked at
constexpr qint64 longestLine = 2048; // what says why is said at the beginning
constexpr int clearRank = 70; // needed where no line is marked as an error
constexpr qint64 paragraphLines = 12;
constexpr qint64 batch = 2000;

/// Python goes on with a new traceback: the exception above is told again by the one below.
bool chainsOn(const QString& text)
{
    return text.startsWith("During handling of the above exception"_L1)
        || text.startsWith("The above exception was the direct cause"_L1);
}

/// What the shell is going to run is not what it said: echoed scripts, xtrace, and the settings of a step.
bool isEcho(const PlainLine& line, const QByteArray& raw)
{
    return line.marker == Marker::Group || line.marker == Marker::RunGroup || line.marker == Marker::Command
        || line.text.startsWith("+ "_L1) || line.text.startsWith("++ "_L1) || raw.contains("\x1b[36;1m");
}

class Search {
public:
    Search(const LineIndex& index, const std::vector<ErrorPattern>& patterns)
        : m_index(index)
        , m_patterns(patterns)
    {
    }

    void look(LineSpan span)
    {
        for (qint64 first = span.first; first <= span.last; first += batch) {
            qint64 number = first;
            for (const ByteRange& range : m_index.ranges(first, std::min(batch, span.last - first + 1)))
                lookAt(number++, range);
        }
    }

    int rank() const { return m_rank; }

    std::optional<qint64> result() const
    {
        if (m_rank == 0)
            return std::nullopt;
        return m_pointsBefore ? before(m_line) : m_line;
    }

private:
    void lookAt(qint64 number, ByteRange range)
    {
        const PlainLine line = plainLine(m_index.file(), range, longestLine);
        if (m_inRunGroup) { // the script and its settings, as the runner repeats them
            m_inRunGroup = line.marker != Marker::EndGroup && line.marker != Marker::Error;
            if (line.marker != Marker::Error)
                return;
        }
        if (line.marker == Marker::RunGroup) {
            m_inRunGroup = true;
            return;
        }
        if (chainsOn(line.text) && m_previousRank > 0 && number - m_line <= 3) {
            m_rank = m_previousRank - 1; // anything as good that follows is better
            return;
        }
        if (line.text.isEmpty() || line.text.startsWith("+ "_L1))
            return;
        const ErrorMatch match = matchError(m_patterns, line.text, line.marker == Marker::Error);
        if (match.rank <= m_rank)
            return;
        m_rank = m_previousRank = match.rank;
        m_pointsBefore = match.pointsBefore;
        m_line = number;
    }

    /// The last thing printed in front of a line that says only that something failed: the beginning of its paragraph
    /// when an empty line sets it off, else its last line.
    qint64 before(qint64 line) const
    {
        const qint64 first = std::max<qint64>(0, line - paragraphLines - 2);
        const std::vector<ByteRange> ranges = m_index.ranges(first, line - first);
        std::optional<qint64> last;
        qint64 begin = -1;
        for (qint64 number = line - 1; number >= first; --number) {
            const ByteRange range = ranges[size_t(number - first)];
            const PlainLine text = plainLine(m_index.file(), range, longestLine);
            const bool empty = text.text.trimmed().isEmpty();
            if (empty && !last)
                continue;
            if (text.marker == Marker::EndGroup || isEcho(text, m_index.file().read(range.begin, 64)))
                break;
            if (empty) {
                begin = number + 1;
                break;
            }
            if (!last && text.marker != Marker::Error)
                last = number;
        }
        return begin >= 0 ? begin : last.value_or(line);
    }

    const LineIndex& m_index;
    const std::vector<ErrorPattern>& m_patterns;
    int m_rank = 0;
    int m_previousRank = 0; ///< of m_line, before it was found to be told again
    bool m_pointsBefore = false;
    bool m_inRunGroup = false;
    qint64 m_line = 0;
};

std::vector<LineSpan> spansToSearch(const LineIndex& index, const std::vector<MarkedLine>& markers)
{
    const qint64 last = index.lineCount() - 1;
    if (index.file().size() <= wholeLimit)
        return {{0, last}};
    std::vector<LineSpan> spans;
    const auto add = [&spans](qint64 from, qint64 to) {
        const qint64 begin = spans.empty() ? from : std::max(from, spans.back().last + 1);
        if (begin <= to)
            spans.push_back({begin, to});
    };
    int errors = 0;
    for (const MarkedLine& marked : markers) {
        if (marked.kind == Marker::Error && errors++ < mostErrors)
            add(std::max<qint64>(0, marked.line - linesBefore), marked.line);
    }
    add(std::max<qint64>(0, last - linesBefore), last);
    return spans;
}

} // namespace

std::optional<qint64> firstError(const LineIndex& index, const std::vector<MarkedLine>& markers,
                                 std::optional<LineSpan> within, const std::vector<ErrorPattern>& patterns)
{
    if (index.lineCount() == 0)
        return std::nullopt;
    if (within) {
        within->first = std::max(within->first, within->last - 10 * linesBefore);
        Search step(index, patterns);
        step.look(*within);
        if (const auto found = step.result())
            return found;
    }
    Search search(index, patterns);
    for (const LineSpan span : spansToSearch(index, markers))
        search.look(span);
    const bool marked = std::ranges::any_of(markers, [](MarkedLine line) { return line.kind == Marker::Error; });
    if (!marked && search.rank() < clearRank)
        return std::nullopt;
    return search.result();
}

} // namespace signalbox::logs
