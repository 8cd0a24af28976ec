// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/line.h"

#include <cstddef>
#include <map>
#include <utility>

namespace signalbox::core {

/// Something else of the run has changed than how it does, such as a name.
inline bool isSameState(const Changed<Run>& change)
{
    return change.before && change.before->attempt == change.after.attempt
        && change.before->state == change.after.state;
}

/// Something of each line, for as long as a program stays open: branches come and go by the hundred, and what is kept
/// of them must not grow with them. The lines of a repository's default branch stay; of its others the `mostOthers`
/// that were touched last, and those that the caller holds. A value.
template <class T>
class RecentLines {
public:
    static constexpr std::size_t usual = 40;

    explicit RecentLines(std::size_t mostOthers = usual)
        : m_mostOthers(mostOthers)
    {
    }

    /// Which branches are the default ones; a removed repository's lines go. Before the rows of the same list of
    /// changes are.
    void take(const ChangeSet& changes)
    {
        for (const Change& change : changes.changes) {
            if (const auto* repository = std::get_if<Changed<Repository>>(&change))
                setDefaultBranch(changes.account, repository->after.id, repository->after.defaultBranch);
            else if (const auto* gone = std::get_if<RepositoryRemoved>(&change))
                remove(changes.account, gone->repository);
        }
    }
    /// An empty one is not known, and leaves the one that is.
    void setDefaultBranch(const AccountId& account, RepositoryId repository, const QString& branch)
    {
        if (!branch.isEmpty())
            m_defaultBranches.insert_or_assign({account, repository}, branch);
    }
    void remove(const AccountId& account, RepositoryId repository)
    {
        m_defaultBranches.erase({account, repository});
        m_lines.erase(firstOf(account, repository), endOf(account, repository));
    }

    /// What is kept of the line, made when there is nothing; it is the one that was touched last.
    T& touch(const Line& line)
    {
        Kept& kept = m_lines[line];
        kept.touched = ++m_touches;
        return kept.value;
    }
    const T* find(const Line& line) const
    {
        const auto found = m_lines.find(line);
        return found == m_lines.end() ? nullptr : &found->second.value;
    }
    void erase(const Line& line) { m_lines.erase(line); }

    /// Lets go of what is one too many in the repository of this line, but for what `isHeld`, a test of a T, says to
    /// hold.
    template <class IsHeld>
    void trim(const Line& of, IsHeld isHeld)
    {
        const auto first = firstOf(of.account, of.repository);
        const auto end = endOf(of.account, of.repository);
        const auto known = m_defaultBranches.find({of.account, of.repository});
        const QString branch = known == m_defaultBranches.end() ? QString() : known->second;
        std::size_t others = 0;
        auto oldest = end;
        for (auto line = first; line != end; ++line) {
            const bool isOfDefault = !line->first.pullRequest && !branch.isEmpty() && line->first.branch == branch;
            if (isOfDefault || isHeld(line->second.value))
                continue;
            ++others;
            if (oldest == end || line->second.touched < oldest->second.touched)
                oldest = line;
        }
        if (others > m_mostOthers)
            m_lines.erase(oldest);
    }
    void trim(const Line& of)
    {
        trim(of, [](const T&) { return false; });
    }

    /// By line: account, repository, workflow, branch.
    template <class See>
    void each(See see) const
    {
        for (const auto& [line, kept] : m_lines)
            see(line, kept.value);
    }
    template <class Change>
    void change(Change change)
    {
        for (auto& [line, kept] : m_lines)
            change(line, kept.value);
    }
    template <class Test>
    void eraseIf(Test test)
    {
        std::erase_if(m_lines, [&](const auto& entry) { return test(entry.first, entry.second.value); });
    }
    std::size_t size() const { return m_lines.size(); }

    /// The same of the same lines, whichever was touched last.
    bool operator==(const RecentLines& other) const { return m_lines == other.m_lines; }

private:
    struct Kept {
        T value{};
        qint64 touched = 0;

        bool operator==(const Kept& other) const { return value == other.value; }
    };
    using Lines = std::map<Line, Kept>;

    auto firstOf(const AccountId& account, RepositoryId repository)
    {
        return m_lines.lower_bound({.account = account, .repository = repository});
    }
    auto endOf(const AccountId& account, RepositoryId repository)
    {
        return m_lines.lower_bound({.account = account, .repository = {repository.value + 1}});
    }

    std::size_t m_mostOthers;
    Lines m_lines;
    std::map<std::pair<AccountId, RepositoryId>, QString> m_defaultBranches;
    qint64 m_touches = 0;
};

} // namespace signalbox::core
