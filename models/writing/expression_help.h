// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editing/completion.h"
#include "lint/checker.h"
#include "writing/place_in_text.h"

namespace signalbox::writing {

/// What can be written in an expression, and what its names mean, with the types that the file itself gives.
class ExpressionHelp {
public:
    /// All must outlive it. `availability` names the place as the language does: "steps.if".
    ExpressionHelp(const lint::Checker& checker, const QByteArray& text, const PlaceInText& place,
                   const QByteArray& availability, bool isCondition);

    std::vector<editing::Completion> completions(int offset) const;
    editing::PlaceHelp helpAt(int offset) const;

private:
    /// The scalar around the offset as text of its own; the whole line where the file is no YAML there.
    struct Piece {
        QByteArray text;
        int start = 0; ///< of the text in the file
    };
    Piece pieceAt(int offset) const;
    template <class Use>
    auto withScope(int offset, Use use) const;

    const lint::Checker& m_checker;
    const QByteArray& m_text;
    const PlaceInText& m_place;
    QByteArray m_availability;
    bool m_isCondition;
};

} // namespace signalbox::writing
