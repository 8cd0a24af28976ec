// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editing/text_file.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace signalbox::editing {

/// A piece of a text that two have changed: lines on which both agree or that one alone has changed, or a conflict.
struct MergeRegion {
    bool isConflict = false;
    QStringList before; ///< as it was; of a conflict
    QStringList mine; ///< of a conflict, else the lines that both together make
    QStringList theirs; ///< of a conflict

    bool operator==(const MergeRegion&) const = default;
};

/// Whose lines stand for a conflict.
enum class Resolution {
    Open, ///< both, between marks that no YAML takes for its own: the text is not to be used so
    Mine,
    Theirs,
    Both, ///< mine, then theirs
};

/// Two texts that were made out of the same one, put together line by line. Lines end with a line feed; that the last
/// one has none is kept, as any other change is.
class ThreeWayMerge {
public:
    ThreeWayMerge(const QString& before, const QString& mine, const QString& theirs);

    const std::vector<MergeRegion>& regions() const { return m_regions; }
    int conflicts() const;
    /// The whole text; `resolutions` are of the conflicts in their order, Open for those that it does not name.
    QString text(const std::vector<Resolution>& resolutions = {}) const;

private:
    std::vector<MergeRegion> m_regions;
};

/// How the merged file ends its lines, and whether it begins with a mark: as in `mine`, unless only `theirs` has
/// changed it. The text is `text`.
TextFile mergedFile(const TextFile& before, const TextFile& mine, const TextFile& theirs, const QString& text);

} // namespace signalbox::editing
