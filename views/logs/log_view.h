// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run.h"
#include "logs/log_document.h"
#include "logs/log_scope.h"
#include "logs/log_search.h"
#include "logs/logs_search.h"

#include <QWidget>

class QStackedLayout;

namespace signalbox::views {

class Banner;
class ComparisonView;
class EmptyState;
class FindBar;
class LogHitPanel;
class LogText;

/// The log of a job: its text with a find bar and a list of matches, what differs from an earlier log, or in words why
/// there is none. Other logs are asked for by signals and handed in as files. What a screen embeds.
class LogView final : public QWidget {
    Q_OBJECT

public:
    explicit LogView(QWidget* parent = nullptr);
    ~LogView() override;

    /// Shows a log file, at its first error when it has one. The job tells the steps and how they ended; the run, when
    /// there is one (id not 0), what paths in the log belong to and which other logs there are.
    void open(const QString& path, const core::Job& job = {}, const core::Run& run = {});
    /// Nothing is chosen.
    void showNothing();
    /// The log is being fetched.
    void showLoading(const QString& jobName);
    /// There is no log, and why: Gone past the retention, NotFound, NotYet for a job that has not ended, and all
    /// others. The error's own words are shown; only those for Gone and NotFound are ours, because what asks GitHub
    /// does not know that a log was asked for.
    void showError(const core::Error& error);
    /// As it stands there is none and cannot be, which is no failure: "This job was skipped."
    void showReason(const core::Error& reason);

    bool showsText() const;
    /// What is said in place of a text; empty while there is one.
    QString message() const;
    LogText& text() { return *m_text; }
    logs::LogDocument& document() { return m_document; }

    /// Writes the log to a file of the user's, on a worker and with secrets masked; saved() follows.
    void save(const QString& target);

    /// The lines to show to somebody who has to mend it: the selected ones, else those around the first error.
    QString issueText();

    /// Opens the find bar; looks for `text` unless it is empty. Nothing without a log.
    void find(const QString& text = {}, LogScope scope = LogScope::ThisLog);
    FindBar& findBar() { return *m_findBar; }
    /// The list of matches, to which the answer to otherLogsRequested() goes.
    LogHitPanel& hits() { return *m_hits; }
    /// What the answer to comparisonRequested() is handed to.
    ComparisonView& comparison() { return *m_comparison; }
    /// Compares with this earlier log of the same job; `title` names it, "#213".
    void compareWith(const QString& path, const QString& title);
    /// Asks for the comparison, as the menu does; nothing without a log.
    void requestComparison();
    /// Goes to the first line of this job's log that holds one of the texts, the first of them before the others, as
    /// soon as that log is there whole; textMissed() when none does or there is no log.
    void goToText(core::JobId job, const QStringList& texts);
    /// "3 of 120", "No match", or empty.
    QString findStatus() const;

Q_SIGNALS:
    /// The button of the message: try again to fetch the log.
    void retryRequested();
    /// With the log of the last run of this job that has passed.
    void comparisonRequested();
    /// JobsOfRun or PastRuns: their logs are to be handed to hits().
    void otherLogsRequested(signalbox::views::LogScope scope);
    /// Another job of the run is to be shown; its log will then open at the line.
    void jobRequested(core::JobId job);
    /// Of goToText().
    void textMissed();
    void saved(bool well);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    struct Shown {
        QString path;
        core::Job job;
        core::Run run;
    };

    // log_view.cpp
    void connectText();
    void read(const Shown& log, std::optional<qint64> line);
    void showText();
    void openPage(const QUrl& page);
    void showMessage(const QString& icon, const QString& what, const QString& advice, const QString& action = {});
    void saveAs();

    // log_view_jump.cpp
    void connectJump();
    void seek();
    void giveUp();

    // log_view_search.cpp
    void connectSearch();
    void search();
    void searchOthers();
    void goToMatch(std::optional<qint64> line);
    void goToHit(const logs::SearchedLog& log, qint64 line);
    void forgetOthers();
    void updateStatus();

    logs::LogDocument m_document;
    logs::LogSearch m_search;
    QStackedLayout* m_pages;
    EmptyState* m_message;
    QWidget* m_textPage;
    Banner* m_banner;
    LogText* m_text;
    FindBar* m_findBar;
    LogHitPanel* m_hits;
    ComparisonView* m_comparison;
    Shown m_shown;
    std::optional<Shown> m_home; ///< the log of the chosen job, while one of an earlier run is shown
    std::optional<std::pair<core::JobId, qint64>> m_wanted; ///< where the log of a job that was asked for opens
    struct Sought {
        core::JobId job;
        QStringList texts; ///< still to be looked for
    };
    std::optional<Sought> m_sought;
    logs::LogSearch m_seeker;
    std::stop_source m_saving;
};

} // namespace signalbox::views
