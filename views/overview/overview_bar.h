// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/overview_filter_model.h"

#include <QWidget>

#include <array>

class QComboBox;
class QToolButton;

namespace signalbox::views {

class FilterField;
class StateChips;

/// Which cards are wanted, and how they stand.
struct OverviewChoice {
    QString text;
    lists::OverviewFilterModel::State state = lists::OverviewFilterModel::State::All;
    lists::OverviewFilterModel::Grouping grouping = lists::OverviewFilterModel::Grouping::None;
    bool mine = false; ///< only where the user started what is red or going on
    bool hidesHealthy = false;

    bool operator==(const OverviewChoice&) const = default;
    /// Whether it may leave cards out.
    bool isNarrow() const { return !text.isEmpty() || state != OverviewChoice().state || mine || hidesHealthy; }
};

/// Text, state, whose, healthy ones and grouping to choose cards by. Says what is wanted 150 ms after the last letter,
/// and at once for everything else.
class OverviewBar final : public QWidget {
    Q_OBJECT

public:
    explicit OverviewBar(QWidget* parent = nullptr);

    OverviewChoice choice() const;
    /// Shows this choice, and says it when it differs.
    void setChoice(const OverviewChoice& choice);
    /// How many cards each state would show.
    void setCounts(const std::array<int, 4>& counts);
    void focusText();

Q_SIGNALS:
    void choiceChanged(const views::OverviewChoice& choice);
    void wallboardRequested();
    /// Down or Enter in the text field: on to the cards.
    void left();

private:
    void layOut();
    void say();

    FilterField* m_text;
    StateChips* m_states;
    QToolButton* m_mine;
    QToolButton* m_hidesHealthy;
    QComboBox* m_grouping;
    OverviewChoice m_said;
};

} // namespace signalbox::views
