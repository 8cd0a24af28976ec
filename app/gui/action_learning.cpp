// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/action_learning.h"

namespace signalbox::gui {

ActionLearning::ActionLearning(const core::Clock& clock)
    : m_clock(clock)
    , m_learned(std::make_shared<lint::LearnedActions>())
{
}

void ActionLearning::fetchThrough(github::Client& client, const QString& folder)
{
    m_files = std::make_unique<monitor::ActionFiles>(client, m_clock, m_learned, folder);
    connect(m_files.get(), &monitor::ActionFiles::learned, this, &ActionLearning::hasLearned);
}

void ActionLearning::serve(writing::BackgroundCheck& check)
{
    connect(&check, &writing::BackgroundCheck::unknownActions, this,
            [this](const std::vector<lint::ActionAtRef>& actions) {
                if (m_files)
                    m_files->want(actions);
            });
    connect(this, &ActionLearning::hasLearned, &check, &writing::BackgroundCheck::checkAgain);
}

} // namespace signalbox::gui
