// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/environment_list_model.h"

#include "lists/health_words.h"
#include "lists/relative_time.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::lists {
namespace {

using delivery::EnvironmentState;

constexpr auto betweenTimes = 20s;

QString keyOf(const EnvironmentState& state)
{
    return state.environment.name;
}

bool waitsForPerson(const EnvironmentState& state)
{
    return !state.underWay.empty() && state.underWay.front().state() == core::DeploymentState::Waiting;
}

core::Outcome shapeOf(const EnvironmentState& state)
{
    if (waitsForPerson(state))
        return core::Outcome::NeedsPerson;
    if (!state.underWay.empty())
        return core::Outcome::Running;
    if (state.failed)
        return core::Outcome::Failed;
    return state.current ? core::Outcome::Passed : core::Outcome::Neutral;
}

/// What comes, or what went wrong, or that all is at rest.
QString stateText(const EnvironmentState& state, const QDateTime& now)
{
    if (!state.underWay.empty()) {
        const core::Deployment& next = state.underWay.front();
        const QString what = waitsForPerson(state)
            ? EnvironmentListModel::tr("A deployment waits for approval, begun %1")
            : EnvironmentListModel::tr("A deployment is under way, begun %1");
        return what.arg(pastTime(next.createdAt, now));
    }
    if (state.failed)
        return EnvironmentListModel::tr("A deployment failed %1").arg(pastTime(state.failed->at, now));
    return state.current ? EnvironmentListModel::tr("At rest") : EnvironmentListModel::tr("Nothing was deployed yet");
}

} // namespace

EnvironmentListModel::EnvironmentListModel(core::Clock& clock, QObject* parent)
    : KeyedRows(parent)
    , m_clock(clock)
{
    m_clock.after(betweenTimes, this, [this] { refreshTimes(); });
}

void EnvironmentListModel::setStates(std::vector<EnvironmentState> states)
{
    showRows(m_rows, withoutDuplicates(std::move(states), keyOf), keyOf);
}

void EnvironmentListModel::setHealth(const QMap<QString, delivery::Health>& health)
{
    if (m_health == health)
        return;
    m_health = health;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, HealthColumn), index(rowCount() - 1, HealthColumn));
}

void EnvironmentListModel::refreshTimes()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, SinceColumn), index(rowCount() - 1, StateColumn));
    m_clock.after(betweenTimes, this, [this] { refreshTimes(); });
}

int EnvironmentListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int EnvironmentListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString EnvironmentListModel::cell(const EnvironmentState& state, int column) const
{
    switch (column) {
    case NameColumn:
        return state.environment.name;
    case VersionColumn:
        return state.current ? state.current->name : u"–"_s;
    case SinceColumn:
        return state.current ? pastTime(state.current->since, m_clock.now()) : QString();
    case CreatorColumn:
        return state.current ? state.current->creator : QString();
    case HealthColumn: {
        const auto health = m_health.find(state.environment.name);
        return health == m_health.end() ? QString() : healthWord(*health);
    }
    default:
        return stateText(state, m_clock.now());
    }
}

QVariant EnvironmentListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const EnvironmentState& state = stateAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return cell(state, index.column());
    case Qt::AccessibleTextRole: {
        QStringList words;
        for (int column = 0; column < ColumnCount; ++column) {
            if (const QString text = cell(state, column); !text.isEmpty())
                words << text;
        }
        return words.join(u", "_s);
    }
    case ShapeRole:
        return int(shapeOf(state));
    case HealthShapeRole: {
        const auto health = m_health.find(state.environment.name);
        return health == m_health.end() ? QVariant() : int(healthShape(*health));
    }
    default:
        return {};
    }
}

QVariant EnvironmentListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    return QStringList{tr("Environment"), tr("Version"), tr("Since"), tr("By"), tr("Health"), tr("State")}[section];
}

} // namespace signalbox::lists
