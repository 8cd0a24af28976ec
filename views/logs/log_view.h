// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/log_document.h"
#include "logs/log_search.h"

#include <QWidget>

class QStackedLayout;

namespace signalbox::views {

class Banner;
class EmptyState;
class FindBar;
class LogText;

/// The log of a job: its text with a find bar, or in words why there is none. What a screen embeds.
class LogView final : public QWidget {
    Q_OBJECT

public:
    explicit LogView(QWidget* parent = nullptr);
    ~LogView() override;

    /// Shows a log file, at its first error when it has one. The job tells the steps and how they ended.
    void open(const QString& path, const core::Job& job = {});
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

    /// Opens the find bar; looks for `text` unless it is empty.
    void find(const QString& text = {});
    FindBar& findBar() { return *m_findBar; }
    /// "3 of 120", "No match", or empty.
    QString findStatus() const;

Q_SIGNALS:
    /// The button of the message: try again to fetch the log.
    void retryRequested();
    void saved(bool well);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void showMessage(const QString& icon, const QString& what, const QString& advice, const QString& action = {});
    void search(const QString& text);
    void goToMatch(std::optional<qint64> line);
    void updateStatus();
    void saveAs();

    logs::LogDocument m_document;
    logs::LogSearch m_search;
    QStackedLayout* m_pages;
    EmptyState* m_message;
    QWidget* m_textPage;
    Banner* m_banner;
    LogText* m_text;
    FindBar* m_findBar;
    std::stop_source m_saving;
};

} // namespace signalbox::views
