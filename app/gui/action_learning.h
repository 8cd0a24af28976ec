// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/action_files.h"
#include "writing/background_check.h"

#include <memory>

namespace signalbox::gui {

/// Fetches what the editor's files use and nobody knows yet, through the account that was signed in to last, and has
/// these files checked again. Without an account nothing is fetched.
class ActionLearning final : public QObject {
    Q_OBJECT

public:
    explicit ActionLearning(const core::Clock& clock);

    /// What was learned so far; it goes on to learn.
    const std::shared_ptr<lint::LearnedActions>& learned() const { return m_learned; }
    /// `folder` is where files are kept.
    void fetchThrough(github::Client& client, const QString& folder);
    /// While it lives.
    void serve(writing::BackgroundCheck& check);

Q_SIGNALS:
    void hasLearned();

private:
    const core::Clock& m_clock;
    std::shared_ptr<lint::LearnedActions> m_learned;
    std::unique_ptr<monitor::ActionFiles> m_files;
};

} // namespace signalbox::gui
