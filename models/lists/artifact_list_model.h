// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artifact.h"
#include "core/download.h"
#include "lists/row_diff.h"

#include <QAbstractListModel>

namespace signalbox::lists {

/// An artifact of the run on show, and how its download stands.
struct ArtifactRow {
    core::Artifact artifact;
    core::Download download;

    bool operator==(const ArtifactRow&) const = default;
};

/// The artifacts that a run left behind, by name.
class ArtifactListModel final : public KeyedRows<QAbstractListModel> {
    Q_OBJECT

public:
    enum Role {
        RowRole = Qt::UserRole + 1, ///< ArtifactRow
        FactsRole, ///< "3.4 MB · expires in 89 days · sha256:0f3a…"
        DownloadRole, ///< "1.2 of 3.4 MB, 800 kB/s"; empty when nobody has asked for it
        ShareRole, ///< double, 0 to 1, of what has come; below 0 when there is nothing to show
    };

    using KeyedRows::KeyedRows;

    /// Those of one run; downloads that are known stay beside their artifacts.
    void setArtifacts(std::vector<core::Artifact> artifacts);
    void setDownload(core::ArtifactId artifact, const core::Download& download);
    void setNow(const QDateTime& now);

    const std::vector<ArtifactRow>& rows() const { return m_rows; }
    QModelIndex indexOf(core::ArtifactId artifact) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    std::vector<ArtifactRow> m_rows;
    QDateTime m_now;
};

} // namespace signalbox::lists

Q_DECLARE_METATYPE(signalbox::lists::ArtifactRow)
