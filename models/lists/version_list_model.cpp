// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/version_list_model.h"

#include "core/duration_words.h"
#include "lists/health_words.h"
#include "lists/relative_time.h"

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

using delivery::DeployedVersion;

core::DeploymentId keyOf(const DeployedVersion& version)
{
    return version.deployment;
}

} // namespace

VersionListModel::VersionListModel(core::Clock& clock, QObject* parent)
    : KeyedRows(parent)
    , m_clock(clock)
{
}

void VersionListModel::setVersions(std::vector<DeployedVersion> versions)
{
    showRows(m_rows, withoutDuplicates(std::move(versions), keyOf), keyOf);
}

void VersionListModel::setHealth(const std::vector<core::HealthRecord>& records)
{
    m_health.clear();
    for (const core::HealthRecord& record : records)
        m_health.insert(record.deployment, record);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, HealthColumn), index(rowCount() - 1, HealthColumn));
}

int VersionListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int VersionListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString VersionListModel::cell(const DeployedVersion& version, int column) const
{
    switch (column) {
    case NameColumn:
        return version.name;
    case SinceColumn:
        return pastTime(version.since, m_clock.now());
    case LiveColumn: {
        const QDateTime end = version.until.value_or(m_clock.now());
        const QString length = core::words(std::chrono::milliseconds(version.since.msecsTo(end)));
        return version.until ? length : tr("%1, and still").arg(length);
    }
    case HealthColumn: {
        const auto record = m_health.constFind(version.deployment);
        return pastHealthWords(record == m_health.constEnd() ? nullptr : &*record);
    }
    case CreatorColumn:
        return version.creator;
    default:
        return version.commit.left(7);
    }
}

QVariant VersionListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DeployedVersion& version = versionAt(index.row());
    if (role == Qt::DisplayRole)
        return cell(version, index.column());
    if (role != Qt::AccessibleTextRole)
        return {};
    QStringList words;
    for (int column = 0; column < ColumnCount; ++column)
        words << cell(version, column);
    return words.join(u", "_s);
}

QVariant VersionListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    return QStringList{tr("Version"), tr("Since"), tr("How long"), tr("Health"), tr("By"), tr("Commit")}[section];
}

} // namespace signalbox::lists
