// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/clock.h"
#include "core/error.h"
#include "core/job.h"
#include "core/past_job.h"
#include "core/run.h"
#include "core/run_attempt.h"
#include "lists/job_kinds.h"
#include "lists/overlay.h"
#include "logs/log_scope.h"
#include "workflow/outline.h"

#include <QUrl>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace signalbox::views {

class LogView;
class RunResults;

/// Why an action cannot be taken right now, in a user's words; an empty one can. Shown as the button's tooltip.
struct ActionReasons {
    QString rerun;
    QString rerunFailed;
    QString rerunJob; ///< for any job of this run
    QString cancel;

    bool operator==(const ActionReasons&) const = default;
};

/// One run, live: what it is, its test matrix as a grid, its other jobs by kind, and the steps and log of the chosen
/// job. It is told everything through values and says through signals what the user wants. GUI thread only.
class PipelineView final : public QWidget {
    Q_OBJECT

public:
    /// The clock is borrowed; it is asked once a second while something runs and this can be seen.
    explicit PipelineView(core::Clock& clock, QWidget* parent = nullptr);
    ~PipelineView() override;

    /// Shows this run with what is known of its jobs. The same run again keeps selection and position.
    void setRun(const core::Run& run, const std::vector<core::Job>& jobs = {});
    /// No run: says how to choose one.
    void clear();
    std::optional<core::Run> run() const;
    /// The changes that concern the run on show; others are passed over.
    void apply(const core::ChangeSet& changes);

    /// All are allowed until somebody says otherwise.
    void setActionReasons(const ActionReasons& reasons);
    /// Its first answer is on its way: the place of the jobs says so until there are some.
    void setLoading(bool loading);
    /// Why the last look at this run failed, and when the last good one was; nothing: what is shown is fresh.
    void setStale(const std::optional<core::Error>& error, const std::optional<QDateTime>& seenAt = {});
    /// The run may be seen and its jobs may not (403 on them alone); nothing: they may.
    void setJobsHidden(const std::optional<core::Error>& error);

    /// The runs whose times may be laid below those of the run on show, and which of them are.
    void setOverlays(const std::vector<lists::OverlayOffer>& offers, const lists::OverlayChoice& choice);
    /// The jobs of the chosen one. None: it has none, and `note` may say why.
    void setCompared(const std::vector<core::Job>& jobs, const QString& note = {});

    /// The jobs of the newest attempt that are known.
    std::vector<core::Job> jobs() const;

    /// What the workflow file of the run on show says, for the graph; or why it cannot be read.
    void setOutline(const core::Result<workflow::Outline>& outline);

    /// What the user says that jobs of this workflow are for.
    void setKindCorrections(const lists::KindCorrections& corrections);

    /// The times that this job ran, for the chosen one; passed over when another has been chosen meanwhile.
    void setPast(const core::Job& job, const std::vector<core::PastJob>& past);

    /// Of the run on show, the attempts that are looked at beside each other and are over and not known yet: newest
    /// first. None while nobody looks at them.
    std::vector<int> missingAttempts() const;
    /// An attempt with its jobs, or why it is not known; passed over when another run is on show.
    void setAttempt(core::RunId run, int number, const core::Result<core::RunAttempt>& attempt);

    /// The one on show: as it stands, or as it was in the attempt that the user looks at.
    std::optional<core::Job> selectedJob() const;
    /// Chooses as a click does; false when the run has no such job.
    bool selectJob(core::JobId job);

    // The log of the chosen job; passed over when another job has been chosen meanwhile.
    void showLogLoading(const core::Job& job);
    void showLog(const core::Job& job, const QString& path);
    /// Also for ErrorKind::NotYet: it is said calmly, the log comes when the job ends.
    void showLogError(const core::Job& job, const core::Error& error);
    /// The log on show, for what else its reader asks for.
    LogView& log();
    /// Annotations and artifacts, to which the answer to resultsShown() goes.
    RunResults& results();
    bool showsResults() const;

Q_SIGNALS:
    /// Another run is on show, or this one has changed: what may be done to it may be something else.
    void runChanged();
    void rerunRequested();
    void rerunFailedRequested();
    void rerunJobRequested(const core::Job& job);
    void cancelRequested();
    void openInBrowserRequested(const QUrl& page);
    /// Another run of the same repository is to be looked at.
    void runRequested(core::RunId run);
    /// Another job is on show, or the same one has changed from unfinished to finished: its log can be fetched.
    void jobSelected(const core::Job& job);
    /// The log of this job is to be compared with that of the last run in which it passed.
    void comparisonRequested(const core::Job& job);
    /// The logs of the run's other jobs, or of this job in earlier runs, are to be searched.
    void otherLogsRequested(const core::Job& job, signalbox::views::LogScope scope);
    /// Annotations and artifacts are looked at, or not any longer.
    void resultsShown(bool shown);
    /// Jobs of this name, without the values of a matrix, are to be shown as of this kind; nothing: as recognised.
    void kindCorrected(const QString& name, std::optional<signalbox::lists::JobKind> kind);
    void overlayChosen(const signalbox::lists::OverlayChoice& choice);
    /// There are missingAttempts().
    void attemptsWanted();
    /// "Try again" in the message about an old state or hidden jobs.
    void refreshRequested();

protected:
    void focusInEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace signalbox::views
