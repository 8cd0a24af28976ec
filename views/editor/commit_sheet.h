// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "editing/document_key.h"

#include <QDialog>
#include <QStringList>

#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QRadioButton;

namespace signalbox::views {

class Banner;
class ComparisonPane;

/// What is to be committed.
struct CommitSubject {
    editing::DocumentKey key;
    QString before; ///< what GitHub has; empty for a new file
    QString after;
    bool isNew = false; ///< GitHub has no such file
    QString login; ///< of who commits, for the name of a branch; may be empty
};

/// How, as the user has chosen.
struct CommitChoice {
    QString message;
    QString newBranch; ///< empty: to the branch that the file was opened from
    QString title; ///< of the pull request from the new branch
    QString body;
};

/// Asks how a file is to be committed: the difference first, then message and branch. Knows no GitHub: who opened it
/// tells it what is known of the branch, and of the commit. Deletes itself; closing it commits nothing.
class CommitSheet final : public QDialog {
    Q_OBJECT

public:
    /// A mistake for which GitHub refuses the file or its runs.
    struct Problem {
        int line = 0; ///< from 1
        QString message;
    };

    CommitSheet(const CommitSubject& subject, QWidget* parent);

    /// The problems of severity error: they are shown, and asked about. `checking`: they are still being looked for.
    void setProblems(const std::vector<Problem>& errors, bool checking);
    /// Names that a new branch cannot have.
    void setBranches(const QStringList& names);
    /// The branch takes no commit, or may not: says so, and the new branch is chosen. `certain`: GitHub has refused.
    void setProtected(bool certain);
    /// Something did not work; the sheet can be used again.
    void showError(const core::Error& error);
    /// Somebody has removed the file; it would be made again.
    void showRemoved(const core::Error& error);
    /// A commit is on its way.
    void setUnderWay(bool underWay);

    CommitChoice choice() const;
    /// Why there is nothing to commit as it stands; empty when there is.
    QString obstacle() const;

    /// What is wrong with the name of a branch, as git judges it; empty for a sound one.
    static QString mistakeIn(const QString& branch);
    /// "ada/update-ci", or the first of its kind that is not taken.
    static QString suggestedBranch(const QString& login, const QString& path, const QStringList& taken);

Q_SIGNALS:
    void commitRequested(const signalbox::views::CommitChoice& choice);

private:
    void build(const CommitSubject& subject);
    QWidget* builtWays();
    void describe();
    void followMessage();

    CommitSubject m_subject;
    QStringList m_branches;
    int m_errors = 0;
    bool m_checking = false;
    bool m_underWay = false;
    bool m_titleTyped = false;
    bool m_branchTyped = false;
    Banner* m_banner;
    ComparisonPane* m_comparison;
    QLabel* m_problems;
    QWidget* m_problemRow = nullptr; ///< with the shape of an error
    QCheckBox* m_anyway;
    QPlainTextEdit* m_message;
    QLabel* m_length;
    QRadioButton* m_direct;
    QRadioButton* m_branchOff;
    QWidget* m_pull;
    QLineEdit* m_branch;
    QLineEdit* m_title;
    QPlainTextEdit* m_body;
    QLabel* m_why;
    QPushButton* m_commit;
};

} // namespace signalbox::views
