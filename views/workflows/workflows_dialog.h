// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "lists/workflow_list_model.h"

#include <QDialog>
#include <QUrl>

#include <functional>
#include <optional>

class QPushButton;
class QTreeView;

namespace signalbox::views {

class Banner;

/// The workflows of one repository in a window of their own, and switching them on and off. Deletes itself.
class WorkflowsDialog final : public QDialog {
    Q_OBJECT

public:
    /// Why a workflow cannot be switched so; empty when it can.
    using WhyNot = std::function<QString(bool enable, const lists::WorkflowRow& row)>;

    /// The model is borrowed, shows the repository, and outlives the window.
    WorkflowsDialog(const core::RepositoryName& repository, lists::WorkflowListModel& model, WhyNot whyNot,
                    QWidget* parent);

    std::optional<lists::WorkflowRow> current() const;
    /// What became of a switch.
    void say(const QString& text);
    void say(const core::Error& error);

Q_SIGNALS:
    /// Nobody was asked "are you sure?".
    void switchRequested(bool enable, const lists::WorkflowRow& row);
    void browserRequested(const QUrl& page);
    /// To be started by hand, with inputs that somebody asks for.
    void runRequested(const lists::WorkflowRow& row);
    /// Its file is to be edited.
    void editRequested(const lists::WorkflowRow& row);

private:
    void layOut(const core::RepositoryName& repository);
    void showCurrent();

    lists::WorkflowListModel& m_model;
    WhyNot m_whyNot;
    Banner* m_banner;
    QTreeView* m_list;
    QPushButton* m_run;
    QPushButton* m_switch;
    QPushButton* m_edit;
    QPushButton* m_open;
    QPushButton* m_close;
};

} // namespace signalbox::views
