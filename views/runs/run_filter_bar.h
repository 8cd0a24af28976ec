// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/repository.h"
#include "lists/run_filter_model.h"

#include <QTimer>
#include <QWidget>

#include <array>
#include <optional>

class QComboBox;
class QLineEdit;

namespace signalbox::views {

class StateChips;

/// The states that a person sorts runs into at a glance: all, failed, running, waiting.
using StateChoice = lists::RunFilterModel::State;

/// Which runs are wanted.
struct RunChoice {
    QString text;
    StateChoice state = StateChoice::All;
    std::optional<core::RepositoryName> repository;
    QString branch;

    bool operator==(const RunChoice&) const = default;
    bool isEverything() const { return *this == RunChoice(); }
};

/// Text, state, repository and branch to filter runs by. Says what is wanted 150 ms after the last letter, and at once
/// for everything else.
class RunFilterBar final : public QWidget {
    Q_OBJECT

public:
    explicit RunFilterBar(QWidget* parent = nullptr);

    RunChoice choice() const;
    /// Shows this choice, and says it when it differs. A repository or branch that is not among those to choose from
    /// stays chosen, because its first run may still come.
    void setChoice(const RunChoice& choice);
    /// How many runs each state would show.
    void setCounts(const std::array<int, 4>& counts);
    void setRepositories(const std::vector<core::RepositoryName>& names);
    void setBranches(const QStringList& names);
    void focusText();

Q_SIGNALS:
    void choiceChanged(const views::RunChoice& choice);
    /// Down or Enter in the text field: on to the list.
    void left();

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void layOut();
    void say();
    void fill(QComboBox* box, const QString& all, const QStringList& names);

    QLineEdit* m_text;
    StateChips* m_states;
    QComboBox* m_repository;
    QComboBox* m_branch;
    QTimer m_pause;
    RunChoice m_said;
};

} // namespace signalbox::views
