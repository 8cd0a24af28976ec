// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/overlay.h"
#include "lists/timeline_model.h"

#include <QWidget>

class QComboBox;
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

    void setTimeline(const lists::Timeline& timeline);
    /// The runs whose times may be laid below, and which of them are; without any there is nothing to choose.
    void setOverlays(const std::vector<lists::OverlayOffer>& offers, const lists::OverlayChoice& choice);
    /// Why the times of the chosen run are not there; empty: they are, or none are wanted.
    void setOverlayNote(const QString& note);
    /// Shows this job as the chosen one; says nothing back.
    void choose(core::JobId job);
    void takeFocus();

Q_SIGNALS:
    void chosen(core::JobId job);
    void overlayChosen(const signalbox::lists::OverlayChoice& choice);
    /// Enter or a double click: on to its log.
    void opened();
    void menuRequested(core::JobId job, const QPoint& globalPosition);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showMenu(const QPoint& at);

    lists::TimelineModel m_rows;
    std::vector<lists::OverlayOffer> m_offered;
    ElidedLabel* m_words;
    QWidget* m_overlay; ///< the line with the choice
    QComboBox* m_offers;
    ElidedLabel* m_note;
    TimelineRuler* m_ruler;
    QListView* m_list;
    bool m_quiet = false; // the chosen one is shown and nobody chose it
};

} // namespace signalbox::views
