// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/overview_filter_model.h"

#include "lists/card_words.h"

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

bool hasOngoing(const RepositorySummary& row, core::Outcome outcome)
{
    return std::ranges::contains(row.card.ongoing, outcome, &Ongoing::outcome);
}

/// The greater, the sooner somebody should look.
int alarm(const RepositorySummary& row)
{
    switch (row.outcome) {
    case core::Outcome::Failed:
        return 6;
    case core::Outcome::NeedsPerson:
        return 5;
    case core::Outcome::Running:
        return 4;
    case core::Outcome::Queued:
        return 3;
    default:
        // What nobody can see may be anything.
        return row.freshness.error ? 2 : row.outcome == core::Outcome::Passed ? 1 : 0;
    }
}

/// When it came to be as it is: what turned red or was run last stands first.
QDateTime moment(const RepositorySummary& row)
{
    return row.card.red.empty() ? row.card.lastEnd.value_or(QDateTime()) : row.card.red.back().at;
}

} // namespace

OverviewFilterModel::OverviewFilterModel(core::Clock& clock, QObject* parent)
    : QSortFilterProxyModel(parent)
    , m_clock(clock)
{
    sort(0);
}

void OverviewFilterModel::setRepositories(RepositoryListModel* repositories)
{
    if (m_repositories)
        m_repositories->disconnect(this);
    m_repositories = repositories;
    setSourceModel(repositories);
    sortTopics();
    if (!repositories)
        return;
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(repositories, signal, this, &OverviewFilterModel::sortTopics);
    connect(repositories, &QAbstractItemModel::dataChanged, this, &OverviewFilterModel::sortTopics);
}

template <class T>
void OverviewFilterModel::change(T& filter, const T& value)
{
    if (filter == value)
        return;
    filter = value;
    invalidate();
}

void OverviewFilterModel::setText(const QString& text)
{
    change(m_words, text.split(u' ', Qt::SkipEmptyParts));
}

void OverviewFilterModel::setState(State state)
{
    change(m_state, state);
}

void OverviewFilterModel::setPerson(const QString& login)
{
    change(m_person, login);
}

void OverviewFilterModel::setHidesHealthy(bool hides)
{
    change(m_hidesHealthy, hides);
}

void OverviewFilterModel::setGrouping(Grouping grouping)
{
    change(m_grouping, grouping);
}

void OverviewFilterModel::setPinned(const QSet<QString>& names)
{
    change(m_pinned, names);
}

void OverviewFilterModel::setMuted(const QSet<QString>& names)
{
    change(m_muted, names);
}

void OverviewFilterModel::setGroups(const QHash<QString, QString>& groups)
{
    change(m_groups, groups);
}

QStringList OverviewFilterModel::groupNames() const
{
    QStringList names = m_groups.values();
    names.removeDuplicates();
    names.sort(Qt::CaseInsensitive);
    return names;
}

/// A topic that many share makes a group; one that nobody shares makes a heading for each card.
void OverviewFilterModel::sortTopics()
{
    QHash<QString, int> shares;
    const int rows = m_repositories ? m_repositories->rowCount() : 0;
    for (int row = 0; row < rows; ++row) {
        for (const QString& topic : m_repositories->rowAt(row).repository.topics)
            ++shares[topic];
    }
    QHash<QString, QString> topics;
    for (int row = 0; row < rows; ++row) {
        const core::Repository& repository = m_repositories->rowAt(row).repository;
        const auto best = std::ranges::min_element(
            repository.topics, {}, [&](const QString& topic) { return std::pair(-shares.value(topic), topic); });
        if (best != repository.topics.end())
            topics.insert(markOf(m_repositories->rowAt(row).name), *best);
    }
    if (topics == m_topics)
        return;
    m_topics = topics;
    if (m_grouping == Grouping::Topic)
        invalidate();
}

int OverviewFilterModel::count(State state) const
{
    int count = 0;
    for (int row = 0; m_repositories && row < m_repositories->rowCount(); ++row)
        count += isIn(state, m_repositories->rowAt(row)) ? 1 : 0;
    return count;
}

QVariant OverviewFilterModel::data(const QModelIndex& index, int role) const
{
    const bool isOurs = role == Qt::AccessibleTextRole || (role >= PinnedRole && role <= GroupRole);
    if (!isOurs || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return QSortFilterProxyModel::data(index, role);
    const RepositorySummary& row = m_repositories->rowAt(mapToSource(index).row());
    if (role == Qt::AccessibleTextRole)
        return spokenCard(row, isPinned(row), isMuted(row), m_clock.now());
    if (role == GroupRole)
        return groupOf(row).text;
    return role == PinnedRole ? isPinned(row) : isMuted(row);
}

bool OverviewFilterModel::isIn(State state, const RepositorySummary& row)
{
    switch (state) {
    case State::All:
        return true;
    case State::Failing:
        return row.outcome == core::Outcome::Failed;
    case State::Running:
        return hasOngoing(row, core::Outcome::Running) || hasOngoing(row, core::Outcome::Queued);
    case State::Waiting:
        break;
    }
    return hasOngoing(row, core::Outcome::NeedsPerson);
}

bool OverviewFilterModel::hasAllWords(const RepositorySummary& row) const
{
    QString text = row.name.full() + u' ' + row.repository.defaultBranch + u' ' + row.card.workflows.join(u' ') + u' '
        + row.card.people.join(u' ');
    for (const Ongoing& ongoing : row.card.ongoing)
        text += u' ' + ongoing.branch;
    return std::ranges::all_of(m_words, [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool OverviewFilterModel::filterAcceptsRow(int sourceRow, const QModelIndex&) const
{
    const RepositorySummary& row = m_repositories->rowAt(sourceRow);
    if (!isIn(m_state, row) || !hasAllWords(row))
        return false;
    if (!m_person.isEmpty() && !row.card.people.contains(m_person, Qt::CaseInsensitive))
        return false;
    const bool isHealthy = row.card.red.empty() && row.card.ongoing.empty() && !row.freshness.error;
    return !m_hidesHealthy || isPinned(row) || (!isHealthy && !isMuted(row));
}

bool OverviewFilterModel::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const RepositorySummary& a = m_repositories->rowAt(left.row());
    const RepositorySummary& b = m_repositories->rowAt(right.row());
    const Group groupOfA = groupOf(a);
    const Group groupOfB = groupOf(b);
    if (groupOfA.isNone != groupOfB.isNone)
        return groupOfB.isNone;
    if (const int groups = groupOfA.text.compare(groupOfB.text, Qt::CaseInsensitive); groups != 0)
        return groups < 0;
    if (isPinned(a) != isPinned(b))
        return isPinned(a);
    if (isMuted(a) != isMuted(b))
        return isMuted(b);
    if (alarm(a) != alarm(b))
        return alarm(a) > alarm(b);
    // Green ones stay where they are while they are run: by name.
    const bool isAlarming = alarm(a) > 1;
    if (isAlarming && moment(a) != moment(b))
        return moment(a) > moment(b);
    return std::tie(a.name, a.account) < std::tie(b.name, b.account);
}

OverviewFilterModel::Group OverviewFilterModel::groupOf(const RepositorySummary& row) const
{
    const auto under = [&](const QHash<QString, QString>& names, const QString& none) {
        const QString name = names.value(markOf(row.name));
        return name.isEmpty() ? Group{.text = none, .isNone = true} : Group{.text = name};
    };
    switch (m_grouping) {
    case Grouping::None:
        return {};
    case Grouping::Owner:
        return {.text = row.name.owner};
    case Grouping::Topic:
        return under(m_topics, tr("No topic"));
    case Grouping::Own:
        break;
    }
    return under(m_groups, tr("No group"));
}

} // namespace signalbox::lists
