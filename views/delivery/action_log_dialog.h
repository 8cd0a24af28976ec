// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "lists/action_list_model.h"

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTreeView;

namespace signalbox::views {

class Banner;
class FilterField;
class StatusBadge;

/// What the user did with Signalbox, searched as one types; of the chosen action all that is known, its requests among
/// it; and whether the log is as it was written. Deletes itself.
class ActionLogDialog final : public QDialog {
    Q_OBJECT

public:
    explicit ActionLogDialog(QWidget* parent);

    /// The newest first. The chosen one stays chosen.
    void setActions(std::vector<history::Action> actions);
    void setChain(const history::ChainState& state);
    /// What is shown stays.
    void say(const core::Error& error);
    /// Where an export went.
    void sayExported(const QString& file, qint64 entries);

Q_SIGNALS:
    void exportRequested(const QString& file);
    void verifyRequested();
    /// The run that the chosen action was about.
    void runRequested(const core::AccountId& account, core::RunId run);

private:
    void layOut();
    void showFound();
    void showCurrent();
    const history::Action* current() const;

    lists::ActionListModel m_actions;
    bool m_isRead = false;
    Banner* m_banner;
    FilterField* m_search;
    QLabel* m_found;
    QTreeView* m_list;
    QPlainTextEdit* m_detail;
    StatusBadge* m_chain;
    QLabel* m_chainWords;
    QPushButton* m_run;
    QPushButton* m_verify;
    QPushButton* m_export;
    QPushButton* m_close;
};

} // namespace signalbox::views
