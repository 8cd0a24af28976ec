// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/repository_scope.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QRadioButton;

namespace signalbox::views {

/// Which workflows and branches of one repository count. It closes with scopeChosen, or without having changed
/// anything.
class ScopeDialog final : public QDialog {
    Q_OBJECT

public:
    ScopeDialog(const core::RepositoryName& name, const std::vector<core::Workflow>& workflows,
                const core::RepositoryScope& scope, QWidget* parent = nullptr);

    core::RepositoryScope scope() const;

Q_SIGNALS:
    void scopeChosen(const core::RepositoryScope& scope);

private:
    void build(const core::RepositoryName& name);
    void describe();

    std::vector<core::Workflow> m_workflows;
    QStringList m_unknown; ///< left out, and not among the workflows that are known now
    QListWidget* m_list;
    QRadioButton* m_all;
    QRadioButton* m_default;
    QRadioButton* m_some;
    QLineEdit* m_patterns;
    QLabel* m_words;
};

} // namespace signalbox::views
