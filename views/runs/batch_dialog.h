// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;
class QTreeView;

namespace signalbox::lists {
class RunActionListModel;
}

namespace signalbox::views {

class ElidedLabel;

/// What is said about one action on many things before it begins.
struct BatchText {
    QString title; ///< of the window: "Delete runs"
    QString question; ///< "Delete 12 runs?"
    QString consequence; ///< what cannot be taken back; may be empty
    QString button; ///< what is done, in full: "Delete 12 runs"
    bool counted = false; ///< the number of things must be typed first
    bool commented = false; ///< with a field for a comment that goes along
};

/// One window for an action on many things: first exactly what will be touched and what is left out and why; then,
/// once it is confirmed, the result of each. It can be stopped, and what failed can be tried again. While it is under
/// way the window stays: Esc and its close button stop first. Deletes itself.
class BatchDialog final : public QDialog {
    Q_OBJECT

public:
    /// The model is borrowed and must outlive the window.
    BatchDialog(const BatchText& text, lists::RunActionListModel& model, QWidget* parent);

    /// It has begun.
    void setUnderWay();
    /// All are sent or it was stopped; `trouble` says what stopped it, else it is empty.
    void setEnded(const QString& trouble);

    void reject() override;

Q_SIGNALS:
    void confirmed(const QString& comment);
    void stopRequested();
    void retryRequested();

private:
    enum class Stage { Preview, UnderWay, Ended };

    void layOut();
    void showStage();
    QString progress() const;
    bool isConfirmed() const;

    BatchText m_text;
    lists::RunActionListModel& m_model;
    Stage m_stage = Stage::Preview;
    QString m_trouble;
    ElidedLabel* m_consequence;
    ElidedLabel* m_progress;
    QTreeView* m_list;
    QLineEdit* m_count;
    QLineEdit* m_comment;
    QPushButton* m_confirm;
    QPushButton* m_retry;
    QPushButton* m_stop;
    QPushButton* m_close;
};

} // namespace signalbox::views
