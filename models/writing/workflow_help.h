// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "editing/completion.h"
#include "lint/checker.h"
#include "lint/references.h"
#include "writing/place_in_text.h"

#include <memory>

namespace signalbox::writing {

/// What may stand in a workflow file, an action file or dependabot.yml, and what it means: keys and values out of the
/// syntax, events, contexts and functions with the types of this very file, actions with their inputs, ids of jobs; a
/// schedule in words with its next times. On the thread of the clock.
class WorkflowHelp final : public editing::CompletionSource {
public:
    /// `clock` says which times come next; it must outlive this.
    WorkflowHelp(std::shared_ptr<const lint::Checker> checker, const core::Clock& clock);

    std::vector<editing::Completion> completions(const QByteArray& text, int offset) const override;
    editing::PlaceHelp helpAt(const QByteArray& text, int offset) const override;

private:
    /// What the syntax has at a place.
    struct Known {
        const lint::SyntaxType* type = nullptr; ///< of the value, or of the mapping that a key stands in
        const lint::SyntaxKey* key = nullptr; ///< whose value it is
        QByteArray availability; ///< for expressions; empty: none are evaluated
    };
    Known knownAt(const QByteArray& text, const QByteArrayList& path) const;

    std::vector<editing::Completion> keysAt(const QByteArray& text, const PlaceInText& place, const Known& known) const;
    std::vector<editing::Completion> valuesAt(const QByteArray& text, const PlaceInText& place,
                                              const Known& known) const;
    std::vector<editing::Completion> eventParts(const QByteArray& text, const PlaceInText& place) const;
    std::vector<editing::Completion> inputsAt(const QByteArray& text, const PlaceInText& place) const;
    lint::ActionHelp actionAt(const QByteArray& text, const PlaceInText& place) const;
    QString helpForKey(const QByteArray& text, const PlaceInText& place, const QByteArray& name) const;
    QString helpForValue(const PlaceInText& place, const QByteArray& text, const QString& word) const;

    std::shared_ptr<const lint::Checker> m_checker;
    const core::Clock& m_clock;
};

} // namespace signalbox::writing
