// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/error.h"
#include "lists/attempt_table.h"
#include "lists/job_kinds.h"
#include "lists/overlay.h"
#include "workflow/outline.h"

#include <QStackedWidget>

#include <optional>

namespace signalbox::views {

class AttemptsView;
class JobBoard;
class JobGraphView;
class RunResults;
class TimelineView;

/// How the jobs of a run are looked at; Results is what they left behind.
enum class Way { Board, Timeline, Graph, Attempts, Results };

/// The ways to look at the jobs of a run, one of them at a time in the same place, with one job chosen on all of them.
/// The board holds the jobs; the others are drawn from it while they are seen.
class JobWays final : public QStackedWidget {
    Q_OBJECT

public:
    explicit JobWays(QWidget* parent = nullptr);

    JobBoard& board() { return *m_board; }
    RunResults& results() { return *m_results; }
    Way way() const { return m_way; }
    /// Puts this one in the place and gives it the keyboard.
    void setWay(Way way);
    /// Begins anew: what other runs gave is forgotten.
    void forget();
    /// Draws again what is seen of this run as it stands.
    void draw(const core::Run& run, const QDateTime& now);
    /// The job that the board has chosen.
    void choose(core::JobId job);
    void setOverlays(const std::vector<lists::OverlayOffer>& offers, const lists::OverlayChoice& choice);
    void setCompared(const std::vector<core::Job>& jobs, const QString& note);
    void setOutline(const core::Result<workflow::Outline>& outline);
    /// What the user says that jobs of this workflow are for.
    void setCorrections(const lists::KindCorrections& corrections);
    const lists::JobKinds& kinds() const { return m_kinds; }
    void setAttempt(int number, const core::Result<core::RunAttempt>& attempt);
    /// Attempts of the run that are over and that nobody has told anything about: newest first.
    std::vector<int> missingAttempts() const;
    /// The file's, where it is known.
    const workflow::Outline* outline() const { return m_outline && *m_outline ? &**m_outline : nullptr; }

Q_SIGNALS:
    /// Enter or a double click on the timeline or the graph: on to the log.
    void opened();
    void menuRequested(const core::Job& job, const QPoint& globalPosition);
    void overlayChosen(const signalbox::lists::OverlayChoice& choice);
    /// On the table of attempts: the job as it was in one of them.
    void jobOfAttemptChosen(const core::Job& job);
    /// Those that could not be had are wanted once more.
    void attemptsMissing();

private:
    void arrangeByKind();
    void drawTimeline();
    void drawGraph();
    void drawAttempts();
    void retryAttempts();

    JobBoard* m_board;
    TimelineView* m_timeline;
    JobGraphView* m_graph;
    AttemptsView* m_attempts;
    RunResults* m_results;
    Way m_way = Way::Board;
    std::optional<core::Run> m_run;
    QDateTime m_now;
    std::vector<core::Job> m_compared;
    std::optional<core::Result<workflow::Outline>> m_outline;
    lists::KnownAttempts m_known;
    lists::JobKinds m_kinds;
};

} // namespace signalbox::views
