// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/timeline_model.h"

#include <QWidget>

class QListView;

namespace signalbox::views {

class ElidedLabel;
class TimelineRuler;

/// Where the time of a run went: a ruler, a row a job, the critical path named above them. One job is chosen, as on the
/// board.
class TimelineView final : public QWidget {
    Q_OBJECT

public:
    explicit TimelineView(QWidget* parent = nullptr);

    /// `compared` names the run whose times stand below, "#411, the last green one"; empty for none.
    void setTimeline(const lists::Timeline& timeline, const QString& compared);
    /// Shows this job as the chosen one; says nothing back.
    void choose(core::JobId job);
    void takeFocus();

Q_SIGNALS:
    void chosen(core::JobId job);
    /// Enter or a double click: on to its log.
    void opened();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    lists::TimelineModel m_rows;
    ElidedLabel* m_words;
    ElidedLabel* m_compared;
    TimelineRuler* m_ruler;
    QListView* m_list;
    bool m_quiet = false; // the chosen one is shown and nobody chose it
};

} // namespace signalbox::views
