// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/repository.h"
#include "lists/run_filter_model.h"

#include <QWidget>

#include <array>
#include <optional>

namespace signalbox::views {

class FilterBox;
class FilterField;
class StateChips;

/// The states that a person sorts runs into at a glance: all, failed, running, waiting.
using StateChoice = lists::RunFilterModel::State;

/// Which runs are wanted.
struct RunChoice {
    QString text;
    StateChoice state = StateChoice::All;
    std::optional<core::RepositoryName> repository;
    QString branch;
    QString workflow; ///< its name, in whatever repository
    QString group; ///< lists::RepositoryGroup::name

    bool operator==(const RunChoice&) const = default;
    bool isEverything() const { return *this == RunChoice(); }
};

/// Text, state, repository, branch, workflow and group to filter runs by. Says what is wanted 150 ms after the last
/// letter, and at once for everything else.
class RunFilterBar final : public QWidget {
    Q_OBJECT

public:
    explicit RunFilterBar(QWidget* parent = nullptr);

    RunChoice choice() const;
    /// Shows this choice, and says it when it differs. A name that is not among those to choose from stays chosen,
    /// because its first run may still come.
    void setChoice(const RunChoice& choice);
    /// How many runs each state would show.
    void setCounts(const std::array<int, 4>& counts);
    void setRepositories(const std::vector<core::RepositoryName>& names);
    void setBranches(const QStringList& names);
    void setWorkflows(const QStringList& names);
    void setGroups(const QStringList& names);
    void focusText();
    /// Without the boxes that go when there is no room.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void choiceChanged(const views::RunChoice& choice);
    /// Down or Enter in the text field: on to the list.
    void left();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    void showBoxes();
    void say();

    FilterField* m_text;
    StateChips* m_states;
    FilterBox* m_repository;
    FilterBox* m_branch;
    FilterBox* m_workflow;
    FilterBox* m_group;
    RunChoice m_said;
};

} // namespace signalbox::views
