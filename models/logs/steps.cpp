// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/steps.h"

#include "logs/timestamp.h"

using namespace Qt::StringLiterals;

namespace signalbox::logs {

namespace {

using namespace std::chrono_literals;

constexpr qint64 headLength = 512;
constexpr qint64 linesToStamp = 256; // a line that nobody stamped is looked at from the stamped one in front of it
constexpr qint64 linesToWords = 200;
constexpr auto resolution = 2s; // GitHub rounds to seconds, and the log's clock is the runner's

std::optional<std::chrono::seconds> duration(const core::Step& step)
{
    if (!step.startedAt || !step.completedAt)
        return std::nullopt;
    return std::chrono::seconds{std::max<qint64>(0, step.startedAt->secsTo(*step.completedAt))};
}

struct Head {
    std::optional<Stamp> stamp;
    QByteArray text;
};

class StepFinder {
public:
    StepFinder(const LineIndex& index, const std::vector<MarkedLine>& markers)
        : m_index(index)
        , m_count(index.lineCount())
    {
        for (const MarkedLine& marked : markers) {
            if (marked.kind == Marker::RunGroup)
                m_runs.push_back(marked.line);
        }
    }

    qint64 begin(const core::Step& step, qint64 from) const
    {
        const auto seconds = std::chrono::seconds{step.startedAt.value_or(QDateTime()).toSecsSinceEpoch()};
        const Stamp started{std::chrono::duration_cast<Ticks>(seconds)};
        const qint64 earliest = firstFrom(started, from);
        const qint64 latest = firstFrom(started + resolution, earliest);
        if (step.name.startsWith("Post "_L1))
            return withWords("Post job cleanup.", earliest, latest).value_or(earliest);
        if (step.name == "Complete job"_L1)
            return withWords("Cleaning up orphan processes", earliest, m_count).value_or(earliest);
        const auto behind = std::ranges::lower_bound(m_runs, earliest);
        for (auto run = behind; run != m_runs.end() && *run < latest; ++run) {
            if (titleOf(*run) == step.name)
                return *run;
        }
        return behind != m_runs.end() && *behind < latest ? *behind : earliest;
    }

private:
    Head head(qint64 line) const
    {
        const std::vector<ByteRange> ranges = m_index.ranges(line, 1);
        if (ranges.empty())
            return {};
        QByteArray bytes = m_index.file().read(ranges[0].begin, std::min(ranges[0].size(), headLength));
        const auto stamp = stampOf(bytes);
        if (!stamp)
            return {std::nullopt, bytes};
        return {stamp->stamp, bytes.sliced(stamp->length)};
    }

    std::optional<Stamp> stampAround(qint64 line) const
    {
        for (qint64 at = line; at >= std::max<qint64>(0, line - linesToStamp); --at) {
            if (const Head found = head(at); found.stamp)
                return found.stamp;
        }
        return std::nullopt;
    }

    /// The first line from `from` on that was printed at `stamp` or later.
    qint64 firstFrom(Stamp stamp, qint64 from) const
    {
        qint64 low = from;
        qint64 high = m_count;
        while (low < high) {
            const qint64 middle = low + (high - low) / 2;
            const auto there = stampAround(middle);
            if (there && *there < stamp)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    std::optional<qint64> withWords(QByteArrayView words, qint64 from, qint64 to) const
    {
        for (qint64 line = from; line < std::min(to, from + linesToWords); ++line) {
            if (head(line).text.startsWith(words))
                return line;
        }
        return std::nullopt;
    }

    QString titleOf(qint64 line) const
    {
        const QByteArray text = head(line).text;
        return QString::fromUtf8(text.sliced(markerOf(text).length)).trimmed();
    }

    const LineIndex& m_index;
    qint64 m_count;
    std::vector<qint64> m_runs;
};

} // namespace

std::vector<Section> stepsOf(const LineIndex& index, const std::vector<MarkedLine>& markers,
                             const std::vector<core::Step>& steps)
{
    const StepFinder finder(index, markers);
    std::vector<Section> found;
    for (const core::Step& step : steps) {
        const bool ran = step.startedAt && step.state.conclusion != core::Conclusion::Skipped;
        if (!ran)
            continue;
        const qint64 from = found.empty() ? 0 : found.back().first + 1;
        const qint64 begin = found.empty() ? 0 : finder.begin(step, from);
        if (begin >= index.lineCount()) // the log ends before it
            break;
        if (!found.empty())
            found.back().last = begin - 1;
        found.push_back({.kind = Section::Kind::Step,
                         .first = begin,
                         .last = index.lineCount() - 1,
                         .step = step.number,
                         .title = step.name,
                         .failed = step.state.isFailure(),
                         .took = duration(step)});
    }
    return found;
}

} // namespace signalbox::logs
