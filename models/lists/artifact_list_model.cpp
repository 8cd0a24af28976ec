// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/artifact_list_model.h"

#include "lists/artifact_words.h"

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

core::ArtifactId idOf(const ArtifactRow& row)
{
    return row.artifact.id;
}

double share(const core::Download& download)
{
    using Phase = core::Download::Phase;
    if (download.phase == Phase::None || download.phase == Phase::Done
        || (!download.isActive() && !download.isResumable()))
        return -1;
    return download.total > 0 ? std::clamp(double(download.received) / double(download.total), 0.0, 1.0) : 0;
}

} // namespace

void ArtifactListModel::setArtifacts(std::vector<core::Artifact> artifacts)
{
    std::ranges::sort(artifacts, [](const core::Artifact& a, const core::Artifact& b) {
        const int order = a.name.compare(b.name, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : b.id < a.id; // of one name the newest first
    });
    std::vector<ArtifactRow> rows;
    for (core::Artifact& artifact : artifacts) {
        const auto known = std::ranges::find(m_rows, artifact.id, idOf);
        rows.push_back({std::move(artifact), known == m_rows.end() ? core::Download() : known->download});
    }
    showRows(m_rows, std::move(rows), idOf);
}

void ArtifactListModel::setDownload(core::ArtifactId artifact, const core::Download& download)
{
    const auto row = std::ranges::find(m_rows, artifact, idOf);
    if (row == m_rows.end() || row->download == download)
        return;
    row->download = download;
    const QModelIndex changed = index(int(row - m_rows.begin()));
    Q_EMIT dataChanged(changed, changed);
}

void ArtifactListModel::setNow(const QDateTime& now)
{
    const bool another = !m_now.isValid() || m_now.date() != now.date();
    m_now = now;
    if (another && !m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

QModelIndex ArtifactListModel::indexOf(core::ArtifactId artifact) const
{
    const auto row = std::ranges::find(m_rows, artifact, idOf);
    return row == m_rows.end() ? QModelIndex() : index(int(row - m_rows.begin()));
}

int ArtifactListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ArtifactListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ArtifactRow& row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.artifact.name;
    case FactsRole:
        return factsText(row.artifact, m_now);
    case DownloadRole:
        return downloadText(row.download);
    case ShareRole:
        return share(row.download);
    case RowRole:
        return QVariant::fromValue(row);
    case Qt::AccessibleTextRole: {
        const QString download = downloadText(row.download);
        const QString facts = tr("Artifact %1, %2").arg(row.artifact.name, factsText(row.artifact, m_now));
        return download.isEmpty() ? facts : QString(facts + u". "_s + download);
    }
    default:
        return {};
    }
}

} // namespace signalbox::lists
