// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editing/three_way_merge.h"

#include <QDialog>

#include <vector>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;

namespace signalbox::views {

/// Somebody else has changed the file as well: each conflict with what either has written, one click to decide it, and
/// what comes of it below. Deletes itself; closing it changes nothing.
class MergeView final : public QDialog {
    Q_OBJECT

public:
    /// `file`: its name, for the title; `mine`: the user's text, which the merge is of, with what it was and what
    /// GitHub has.
    MergeView(const QString& file, const QString& mine, const editing::ThreeWayMerge& merge, QWidget* parent);

    int undecided() const;
    /// The conflicts are counted from 0.
    void decide(int conflict, editing::Resolution resolution);

Q_SIGNALS:
    /// The text that both together make, without a conflict.
    void merged(const QString& text);

private:
    QWidget* builtConflicts();
    QWidget* builtConflict(int number, const editing::MergeRegion& region, int line);
    void describe();
    void preview();

    QString m_mine;
    editing::ThreeWayMerge m_merge;
    std::vector<editing::Resolution> m_resolutions;
    QLabel* m_words;
    QScrollArea* m_conflicts;
    QPlainTextEdit* m_result;
    QPushButton* m_take;
};

} // namespace signalbox::views
