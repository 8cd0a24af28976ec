// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "lists/job_past.h"

#include <QWidget>

class QLabel;
class QListView;
class QSplitter;
class QToolButton;

namespace signalbox::lists {
class StepListModel;
}

namespace signalbox::views {

class ElidedLabel;
class JobPastView;
class LogView;
class Spin;
class StatusBadge;

/// The chosen job: how it stands, its steps, its log.
class JobDetail final : public QWidget {
    Q_OBJECT

public:
    explicit JobDetail(QWidget* parent = nullptr);

    /// Nothing: says that none is chosen.
    void setJob(const std::optional<core::Job>& job, const QDateTime& now);
    void setNow(const QDateTime& now);
    /// Why this job cannot be re-run right now; empty when it can.
    void setRerunReason(const QString& reason);
    /// How this job did before.
    void setPast(const lists::JobPast& past);
    LogView& log() { return *m_log; }

Q_SIGNALS:
    void rerunRequested();
    void openInBrowserRequested();
    /// A time before is to be looked at.
    void runRequested(core::RunId run);
    /// The user reads its steps or its log.
    void attended();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* makeHeader();
    QWidget* makeSteps();
    QToolButton* addButton(const QString& icon, const QString& text, const QString& name);
    void divide();
    void describe();
    void showTellingStep();
    void goToStep(const QModelIndex& index);

    std::optional<core::Job> m_job;
    QDateTime m_now;
    QString m_rerunReason;
    lists::StepListModel* m_steps;
    StatusBadge* m_badge;
    ElidedLabel* m_name;
    ElidedLabel* m_facts;
    QToolButton* m_history; ///< checked while the earlier times are shown
    QToolButton* m_find;
    QToolButton* m_compare;
    QToolButton* m_rerun;
    QToolButton* m_open;
    QWidget* m_header;
    JobPastView* m_past;
    int m_flakyCommits = 0;
    QWidget* m_stepsPart;
    QSplitter* m_splitter;
    bool m_divided = false; ///< by the user
    QListView* m_stepsView;
    QLabel* m_noSteps;
    Spin* m_spin;
    LogView* m_log;
};

} // namespace signalbox::views
