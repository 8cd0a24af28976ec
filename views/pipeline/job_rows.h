// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "lists/job_groups.h"

#include <QListView>

namespace signalbox::lists {
class JobListModel;
}

namespace signalbox::views {

class Spin;

/// The jobs of one kind that are in no matrix, a row each, as high as there are rows. The keyboard that comes to it
/// chooses nothing yet: Space, Enter, an arrow or a click does.
class JobRows final : public QListView {
    Q_OBJECT

public:
    /// The model is borrowed and outlives the view.
    JobRows(lists::JobListModel& model, lists::JobKind kind, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// Marks this job's row, without a signal; none when it is not here.
    void choose(core::JobId job);
    bool holds(core::JobId job) const;

Q_SIGNALS:
    void chosen(const core::Job& job);
    void opened(const core::Job& job);
    void menuRequested(const core::Job& job, const QPoint& globalPosition);

protected:
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void fit();
    std::optional<core::Job> jobAt(const QModelIndex& index) const;

    lists::JobListModel& m_model;
    Spin* m_spin;
    bool m_silent = false;
};

} // namespace signalbox::views
