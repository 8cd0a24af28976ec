// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/attempt_model.h"

#include <QWidget>

class QCheckBox;
class QPushButton;
class QTableView;

namespace signalbox::views {

class AttemptNames;
class ElidedLabel;
class Spin;

/// The attempts of a run beside each other: a column an attempt, a row a job. One cell is chosen, and with it the job
/// as it was in that attempt.
class AttemptsView final : public QWidget {
    Q_OBJECT

public:
    explicit AttemptsView(QWidget* parent = nullptr);

    /// `trouble` is why some attempts are not known, a sentence; empty: none or not yet. `mayRetry`: it may come.
    void setTable(const lists::AttemptTable& table, const QString& trouble, bool mayRetry);
    /// Shows this job as the chosen one; says nothing back.
    void choose(core::JobId job);
    void takeFocus();

Q_SIGNALS:
    void chosen(const core::Job& job);
    /// Enter or a double click: on to its log.
    void opened();
    void retryRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();

    lists::AttemptModel m_rows;
    ElidedLabel* m_words;
    ElidedLabel* m_trouble;
    QPushButton* m_retry;
    QCheckBox* m_only;
    QTableView* m_table;
    AttemptNames* m_names;
    Spin* m_spin;
    bool m_quiet = false; // the chosen one is shown and nobody chose it
};

} // namespace signalbox::views
