// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/critical_path.h"

#include "workflow/job_matching.h"

#include <algorithm>
#include <optional>
#include <ranges>

using namespace std::chrono_literals;

namespace signalbox::lists {
namespace {

using std::chrono::milliseconds;

// Times of GitHub's are whole seconds, and what creates a job takes one or two.
constexpr milliseconds slack = 3s;

milliseconds beginOf(const TimelineRow& row)
{
    return row.queued ? row.queued->from : row.ran ? row.ran->from : milliseconds::max();
}

class Way {
public:
    Way(const std::vector<TimelineRow>& rows, const workflow::Outline* outline)
        : m_rows(rows)
        , m_outline(outline)
        , m_jobs(rows.size())
        , m_taken(rows.size(), false)
    {
        if (!outline)
            return;
        QStringList names;
        for (const TimelineRow& row : rows)
            names << row.name;
        m_jobs = workflow::matchJobs(*outline, names);
    }

    CriticalPath walk()
    {
        CriticalPath path;
        bool byTimes = false;
        bool byNeeds = false;
        for (auto row = lastOf([](size_t) { return true; }); row; row = before(*row, byNeeds, byTimes)) {
            m_taken[*row] = true;
            path.rows.push_back(*row);
        }
        std::ranges::reverse(path.rows);
        path.basis = !byNeeds ? PathBasis::Times : byTimes ? PathBasis::Both : PathBasis::Needs;
        return path;
    }

private:
    milliseconds endOf(size_t row) const { return m_rows[row].ran.value_or(Span()).to; }

    /// The one that ended last of those that ran and are not on the path yet.
    template <class Fits>
    std::optional<size_t> lastOf(Fits fits) const
    {
        std::optional<size_t> last;
        for (size_t row = 0; row < m_rows.size(); ++row) {
            const bool may = m_rows[row].ran && !m_taken[row] && fits(row);
            if (may && (!last || endOf(row) > endOf(*last)))
                last = row;
        }
        return last;
    }

    std::optional<size_t> before(size_t row, bool& byNeeds, bool& byTimes) const
    {
        const std::optional<size_t> job = m_jobs[row];
        if (!job) {
            byTimes = true;
            return beforeByTimes(row, [](size_t) { return true; });
        }
        if (!m_outline->jobs[*job].uses.isEmpty()) {
            // Which jobs of the called workflow need which, its caller does not know.
            const auto within = beforeByTimes(row, [&](size_t other) { return m_jobs[other] == job; });
            if (within) {
                byTimes = true;
                return within;
            }
        }
        byNeeds = true;
        std::vector<bool> asked(m_outline->jobs.size(), false);
        return beforeByNeeds(*job, asked);
    }

    /// Past what did not run to what that needs.
    std::optional<size_t> beforeByNeeds(size_t job, std::vector<bool>& asked) const
    {
        std::optional<size_t> last;
        asked[job] = true;
        for (const QString& need : m_outline->jobs[job].needs) {
            const workflow::JobOutline* needed = m_outline->job(need);
            if (!needed)
                continue;
            const auto place = size_t(needed - m_outline->jobs.data());
            if (asked[place])
                continue;
            auto found = lastOf([&](size_t row) { return m_jobs[row] == place; });
            if (!found)
                found = beforeByNeeds(place, asked);
            if (found && (!last || endOf(*found) > endOf(*last)))
                last = found;
        }
        return last;
    }

    /// A job that began with the run needed nobody, however soon another one ended.
    template <class Fits>
    std::optional<size_t> beforeByTimes(size_t row, Fits fits) const
    {
        const milliseconds begin = beginOf(m_rows[row]);
        if (begin <= slack)
            return std::nullopt;
        return lastOf([&](size_t other) { return endOf(other) <= begin + slack && fits(other); });
    }

    const std::vector<TimelineRow>& m_rows;
    const workflow::Outline* m_outline;
    std::vector<std::optional<size_t>> m_jobs; // of the file, for each row
    std::vector<bool> m_taken;
};

} // namespace

CriticalPath criticalPath(const std::vector<TimelineRow>& rows, const workflow::Outline* outline)
{
    return Way(rows, outline).walk();
}

} // namespace signalbox::lists
