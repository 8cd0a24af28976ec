// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run.h"

#include <QDateTime>
#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace signalbox::views {

class ElidedLabel;
class Fact;
class RunProgress;
class StatusBadge;
enum class Way;
struct ActionReasons;

/// What a run is and how it stands, and what can be done to it as a whole.
class RunHeader final : public QWidget {
    Q_OBJECT

public:
    explicit RunHeader(QWidget* parent = nullptr);

    void setRun(const core::Run& run, const QDateTime& now);
    /// Moves on the time of a run that has not ended.
    void setNow(const QDateTime& now);
    void setActionReasons(const ActionReasons& reasons);
    /// For a low window: the title on one line, and no fact that others imply.
    void setCompact(bool compact);
    RunProgress& progress() { return *m_progress; }
    /// Narrower than its parts ask for at first: its buttons give up their words.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void rerunRequested();
    void rerunFailedRequested();
    void cancelRequested();
    void openInBrowserRequested();
    /// Another way to look at the jobs is wanted.
    void wayChosen(signalbox::views::Way way);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QPushButton* addButton(const QString& icon, const QString& text, const QString& name);
    void fillFacts();
    void chooseWay(QPushButton* button);
    void offerAttempts();
    void spellButtons();
    void setTight(bool tight);
    void spaceTitle();

    core::Run m_run;
    bool m_compact = false;
    bool m_tight = false;
    QHBoxLayout* m_first = nullptr; ///< badge, title, buttons
    StatusBadge* m_badge;
    ElidedLabel* m_title;
    QPushButton* m_graph; ///< checked while the graph stands in the place of the jobs
    QPushButton* m_timeline; ///< the same for the timeline
    QPushButton* m_attempts; ///< the same for the attempts beside each other; only there when there are several
    QPushButton* m_results; ///< the same for artifacts and annotations
    QPushButton* m_rerunFailed;
    QPushButton* m_rerun;
    QPushButton* m_cancel;
    QPushButton* m_open;
    Fact* m_workflow;
    Fact* m_attempt;
    Fact* m_repository;
    Fact* m_branch;
    Fact* m_commit;
    Fact* m_actor;
    Fact* m_event;
    Fact* m_elapsed;
    RunProgress* m_progress;
};

} // namespace signalbox::views
